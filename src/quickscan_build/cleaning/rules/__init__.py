"""The rules, one a file: ``order.py`` says in which order they run, and why."""
