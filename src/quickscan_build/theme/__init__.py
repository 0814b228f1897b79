"""The themes: styles, templates, scripts, fonts."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where their files lie."""
