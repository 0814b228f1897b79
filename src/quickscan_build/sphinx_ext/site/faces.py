"""The site's faces: those of the print, each in two files, the second with what few pages need.

The files are the theme's; ``cutting`` made them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Face:
    """A face that a page may load, as its ``@font-face`` describes it."""

    name: str
    source: str
    """The print's file that it is cut from."""
    family: str
    weight: str = "400"
    style: str = "normal"

    @property
    def files(self) -> dict[str, str]:
        """Their names, each with the characters it has, as a ``unicode-range``."""
        return {f"{self.name}-more.woff2": MORE, f"{self.name}.woff2": USUAL}


FACES = (
    Face("serif", "SourceSerif4-Regular.ttf", "Source Serif 4"),
    Face("serif-italic", "SourceSerif4-It.ttf", "Source Serif 4", style="italic"),
    Face("serif-semibold", "SourceSerif4-Semibold.ttf", "Source Serif 4", "600 900"),
    Face("display", "SourceSerif4Display-Semibold.ttf", "Source Serif 4 Display", "600 900"),
    Face("sans", "SourceSans3-Regular.ttf", "Source Sans 3"),
    Face("sans-semibold", "SourceSans3-Semibold.ttf", "Source Sans 3", "600 900"),
)

USUAL = (
    "U+20-7E, U+A0, U+A2, U+A7, U+A9, U+AB, U+AE, U+B0, U+B6-B7, U+BB, U+C0-FF, U+104-107, U+10C-111, "
    "U+118-11B, U+11E-11F, U+130-133, U+141-144, U+147-148, U+150-153, U+158-161, U+164-165, U+16E-171, "
    "U+178-17E, U+301, U+2013-2014, U+2018-201A, U+201C-201E, U+2022, U+2026, U+20AC"
)
"""As a ``unicode-range``: what Dutch is written in, with names from Poland, Bohemia, Turkey and Hungary."""
MORE = (
    "U+A1, U+A3-A6, U+A8, U+AA, U+AC-AD, U+AF, U+B1-B5, U+B8-BA, U+BC-BF, U+100-103, U+108-10B, "
    "U+112-117, U+11C-11D, U+120-12F, U+134-140, U+145-146, U+149-14F, U+154-157, U+162-163, U+166-16D, "
    "U+172-177, U+17F-300, U+302-4F7, U+1D25-2012, U+2015-2017, U+201B, U+201F-2021, U+2023-2025, "
    "U+2027-20AB, U+20AD-27E9, U+2C60-2E52, U+A71C-AB67, U+FB00-FB04"
)
"""Where the print's faces have others. Browsers load both files for what both may have."""


def characters(ranges: str) -> set[str]:
    """Those of a ``unicode-range``."""
    ends = re.findall("([0-9A-F]+)(?:-([0-9A-F]+))?", ranges.replace("U+", ""))
    return {chr(code) for first, last in ends for code in range(int(first, 16), int(last or first, 16) + 1)}
