"""The print theme: style sheets in layers, templates, fonts with their licences."""

from pathlib import Path

FOLDER = Path(__file__).parent
"""Where the theme's files lie."""
FONTS = FOLDER / "fonts"
"""The publication's faces; the site and the cover have them from here."""
PAPERS = ("A4", "A5")
"""The sizes it has a sheet for: ``a4.css``, ``a5.css``."""
