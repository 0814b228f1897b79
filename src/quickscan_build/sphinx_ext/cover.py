"""The cover as a picture: the design of the print's cover, drawn for shops and screens.

It is a JPEG, because bookshops refuse SVG; for the website there is a small PNG. Their bytes depend only on
Pillow's own code: no system library, font or time plays a part.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from ..publication.model import Metadata
from ..theme import words
from ..theme.print import FONTS
from .chapters import Contents

WIDTH, HEIGHT = 1600, 2263
"""Pixels, in the proportions of the print (A format), and at least as high as shops require."""

SMALL = 640
"""Pixels: the width at which the website shows it, on a sharp screen."""
COLOURS = 64
"""Of the small cover: flat colours and their edges, in less than half the bytes of a JPEG."""

TITLE = "SourceSerif4Display-Semibold.ttf"
GROUND, INK, SOFT = "#14294a", "#ffffff", "#c5d2e6"
GROUPS = ("#f3d98b", "#e8a087", "#8fd3c8")
"""For chapters without a group, for the first group, and for the second (and any further) group."""

MARGIN = 168
PER_ROW, FIELD = 4, 960
"""Shapes in a row, at least; pixels that all rows together may take. More shapes are smaller."""
TOP = MARGIN + 250
"""Top of the first row of shapes."""
LARGEST, SMALLEST = 172, 40
"""Sizes of the title, in pixels."""
ON_PAPER = 102
"""The size here, in pixels, that corresponds to the title on the print's cover."""
FINE = 4
"""Shapes are drawn this many times too large and then reduced, so that their edges are smooth."""


def description(about: Metadata) -> str:
    """What the picture says, for those who cannot see it."""
    parts = [about.title, about.subtitle, ", ".join(about.authors), about.publisher]
    return f"{words.COVER}: " + ", ".join(dict.fromkeys(part for part in parts if part)) + "."


def write(folder: Path, about: Metadata, contents: Contents) -> None:
    """Write ``cover.jpg`` and ``cover-small.png``, unless those there were drawn from the same data."""
    drawn_of = repr((about, contents.shapes))
    key = sha256(drawn_of.encode() + Path(__file__).read_bytes()).hexdigest()
    note = folder / ".cover"
    if note.is_file() and note.read_text() == key:
        return
    image = draw(about, contents)
    image.save(folder / "cover.jpg", "JPEG", quality=90, subsampling=0, optimize=True)
    small = image.resize((SMALL, HEIGHT * SMALL // WIDTH), Image.Resampling.LANCZOS)
    flat = small.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    flat.save(folder / "cover-small.png", "PNG", optimize=True)
    note.write_text(key)


def draw(about: Metadata, contents: Contents) -> Image.Image:
    """The cover; the same data always give the same picture."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    pen = ImageDraw.Draw(image)
    sans = _face("SourceSans3-Semibold.ttf", 60)
    pen.text((MARGIN, MARGIN), _drawable(about.publisher, sans), font=sans, fill=INK, anchor="la")
    _shapes(image, contents.shapes)
    _title(pen, about, len(contents.shapes))
    return image


def title_scale(about: Metadata, shapes: int) -> float:
    """The scale of the title on the print's cover, at most 1, at which it keeps clear of so many shapes."""
    return _fitted(about, shapes, ON_PAPER, WIDTH - 2.5 * MARGIN)[0] / ON_PAPER


def _shapes(image: Image.Image, numbers: Sequence[int]) -> None:
    """Draw the shapes, each by the number of its group."""
    row = per_row(len(numbers))
    cell = _cell(row)
    size = round(cell * 0.82)
    for index, number in enumerate(numbers):
        place = (MARGIN + index % row * cell, TOP + index // row * cell)
        shape = _shape(number, size)
        image.paste(Image.new("RGB", shape.size, GROUPS[min(number, len(GROUPS) - 1)]), place, shape)


def _room(shapes: int) -> int:
    """The pixel row below which so many shapes leave room."""
    row = per_row(shapes)
    return TOP + -(-shapes // row) * _cell(row) + MARGIN // 3


def per_row(count: int) -> int:
    """How many of ``count`` shapes are in a row: ``PER_ROW``, or as many more as it takes to fit.

    None is left alone in the last row.
    """
    row = PER_ROW
    while -(-count // row) * _cell(row) > FIELD or (count > row and count % row == 1):
        row += 1
    return row


def _cell(row: int) -> int:
    return (WIDTH - 2 * MARGIN) // row


def _shape(number: int, size: int) -> Image.Image:
    """A mask: a square with a minus, a circle with a plus, a diamond."""
    unit = size * FINE / 10
    mask = Image.new("L", (size * FINE, size * FINE), 0)
    pen = ImageDraw.Draw(mask)

    def box(*corners: float) -> list[float]:
        return [corner * unit for corner in corners]

    if number == 1:
        pen.rectangle(box(0, 0, 10, 10), fill=255)
        pen.rectangle(box(2.2, 4.2, 7.8, 5.8), fill=0)
    elif number == 2:
        pen.ellipse(box(0, 0, 10, 10), fill=255)
        pen.rectangle(box(2.2, 4.2, 7.8, 5.8), fill=0)
        pen.rectangle(box(4.2, 2.2, 5.8, 7.8), fill=0)
    else:
        pen.polygon(box(5, 0, 10, 5, 5, 10, 0, 5), fill=255)
    return mask.resize((size, size), Image.Resampling.LANCZOS)


def _title(pen: ImageDraw.ImageDraw, about: Metadata, shapes: int) -> None:
    """Draw title and subtitle at the foot, in the largest size at which they fit below the shapes."""
    subtitle = _face("SourceSans3-Regular.ttf", 58)
    size, lines = _fitted(about, shapes, LARGEST, WIDTH - 2 * MARGIN)
    face = _face(TITLE, size)
    y = HEIGHT - MARGIN - _leading(size) * len(lines)
    if about.subtitle:
        pen.text((MARGIN, y - 40), _drawable(about.subtitle, subtitle), font=subtitle, fill=SOFT, anchor="ls")
    for line in lines:
        pen.text((MARGIN, y), line, font=face, fill=INK, anchor="la")
        y += _leading(size)


def _fitted(about: Metadata, shapes: int, largest: int, width: float) -> tuple[int, list[str]]:
    """The largest size at which the title fits, and the lines it makes."""
    height = HEIGHT - MARGIN - _room(shapes) - (110 if about.subtitle else 0)
    for size in range(largest, SMALLEST, -6):
        face = _face(TITLE, size)
        lines = _lines(_drawable(about.title, face), face, width)
        if max(map(face.getlength, lines), default=0) <= width and _leading(size) * len(lines) <= height:
            break
    return size, lines


def _leading(size: int) -> int:
    return round(size * 1.12)


def _drawable(text: str, face: ImageFont.FreeTypeFont) -> str:
    """The text without what the face has no glyph for (emoji): an empty box would say nothing."""
    missing = bytes(face.getmask("\uffff"))
    return "".join(char for char in text if char.isspace() or bytes(face.getmask(char)) != missing)


def _lines(text: str, face: ImageFont.FreeTypeFont, width: float) -> list[str]:
    """Lines no wider than ``width``; a word that is wider has a line of its own."""
    lines: list[str] = []
    for word in text.split():
        if lines and face.getlength(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def _face(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / name), size, layout_engine=ImageFont.Layout.BASIC)
