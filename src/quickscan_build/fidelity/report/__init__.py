"""What is told of a check: to people, to machines, and to whoever has the files later."""
