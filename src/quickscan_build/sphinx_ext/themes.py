"""Where the themes are."""

from __future__ import annotations

from importlib.resources import files
from pathlib import Path

THEMES = Path(str(files("quickscan_build.theme")))
FONTS = THEMES / "print" / "fonts"
"""The publication's faces, with their licences; the cover is drawn with them."""
