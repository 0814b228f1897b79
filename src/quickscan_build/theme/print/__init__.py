"""The print theme: style sheets in layers, templates, fonts with their licences."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the theme's files lie."""
