"""Laid-out pages → a PDF of bare pages, with the structure, links and glyphs beside it as plain values."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pydyf
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.pdf import _use_references
from weasyprint.pdf.stream import Stream

from ....exits import DataError
from ..faces import HYPHEN, Faces, blank_of
from ..model import LaidOut, Link, Mark, Page
from .blanks import is_before_a_blank
from .boxes import Tree
from .legible import check

POINTS = 0.75
"""PDF points in a CSS pixel."""


def draw(name: str, document: Any, faces: Faces, *, furniture: bool) -> LaidOut:
    """Draw a document; with ``furniture`` only what is in the margins, as artifacts."""
    tree, links, anchors = Tree(), list[Link](), dict[str, tuple[int, float, float]]()
    check(name, document.pages, faces.families, furniture=furniture)
    canvas = _Canvas(document)
    pages = []
    for number, page in enumerate(document.pages):
        page_box = page._page_box
        marks: dict[int, Mark | None] = {}
        if furniture:
            page_box.children = tuple(box for box in page_box.children if _in_margin(box))
        else:
            page_box.children = tuple(box for box in page_box.children if not _in_margin(box))
            here = _links(page, number)
            own = {key: len(links) + index for index, (key, _) in enumerate(here)}
            links.extend(link for _, link in here)
            marks = tree.plan(page_box, number, own)
            for anchor, (x, y, *_) in page.anchors.items():
                anchors.setdefault(anchor, (number, x * POINTS, (page.height - y) * POINTS))
        canvas.draw(page, marks)
        pages.append(_page(page))
    if canvas.has_cmyk():
        raise DataError("an image or a colour is CMYK", where=name, remedy="Make it RGB: shops convert it")
    return LaidOut(
        name=name,
        pdf=canvas.pdf(),
        pages=tuple(pages),
        roots=tree.prune(),
        links=tuple(links),
        anchors=anchors,
        fonts=tuple(faces.uses(name, document.fonts)),
    )


class _Canvas:
    """The PDF of bare pages that WeasyPrint draws on."""

    press_colours = False

    def __init__(self, document: Any) -> None:
        self._document = document
        self._pdf = pydyf.PDF()
        self._images: dict[str, Any] = {}
        # ``binding`` fills it with the book's fonts; one object for each sheet, however deep it is used.
        self._fonts = pydyf.Dictionary({"QBFonts": "true"})
        self._pdf.add_object(self._fonts)
        spaces = pydyf.Dictionary({})
        for key, profile in document.color_profiles.items():
            stream = pydyf.Stream(
                [profile.content], pydyf.Dictionary({"N": len(profile.components)}), compress=True
            )
            self._pdf.add_object(stream)
            profile.pdf_reference = stream.reference
            spaces[key] = pydyf.Array(("/ICCBased", stream.reference))
        self._pdf.add_object(spaces)
        self._resources = pydyf.Dictionary(
            {
                "ExtGState": pydyf.Dictionary(),
                "XObject": pydyf.Dictionary(),
                "Pattern": pydyf.Dictionary(),
                "Shading": pydyf.Dictionary(),
                "ColorSpace": spaces.reference,
            }
        )
        self._pdf.add_object(self._resources)

    def draw(self, page: Any, marks: dict[int, Mark | None]) -> None:
        bleed = {side: length * POINTS for side, length in page.bleed.items()}
        width, height = page.width * POINTS, page.height * POINTS
        media = (-bleed["left"], -bleed["bottom"], width + bleed["right"], height + bleed["top"])
        rectangle = tuple(
            length / POINTS for length in (media[0], media[1], media[2] - media[0], media[3] - media[1])
        )
        stream = _TaggedStream(
            self._document.fonts,
            rectangle,
            self._resources,
            self._images,
            {},
            self._document.color_profiles,
            self._document.output_intent,
            compress=True,
        )
        stream.marks = marks
        stream.transform(d=-1, f=height)
        page.paint(stream, POINTS)
        self.press_colours = self.press_colours or stream.press_colours
        self._pdf.add_object(stream)
        self._pdf.add_page(
            pydyf.Dictionary(
                {
                    "Type": "/Page",
                    "Parent": self._pdf.pages.reference,
                    "MediaBox": pydyf.Array(media),
                    "TrimBox": pydyf.Array((0, 0, width, height)),
                    "Contents": stream.reference,
                    "Resources": self._resources.reference,
                }
            )
        )

    def has_cmyk(self) -> bool:
        """Whether a colour is CMYK: the output intent says sRGB, and PDF/A forbids any other."""
        drawn = (held["image"] for held in self._images.values())
        return self.press_colours or any(getattr(image, "mode", "") == "CMYK" for image in drawn)

    def pdf(self) -> bytes:
        self._resources["Font"] = self._fonts.reference
        _use_references(self._pdf, self._resources, self._images, self._document.color_profiles)
        output = io.BytesIO()
        self._pdf.write(output, version=b"1.7", identifier=False, compress=True)
        return output.getvalue()


class _TaggedStream(Stream):  # type: ignore[misc] # WeasyPrint has no types
    """WeasyPrint's stream, which draws each box as the mark that the tree has for it, or as an artifact."""

    marks: dict[int, Mark | None]
    inside = False
    decorated: tuple[int, Any] = (-1, None)
    """How much had been drawn when the last text that is an artifact ended, and its element."""
    count = 0
    last: _Run | None = None
    shown = (0, "")
    font: Any = None
    """The face of what was shown last."""
    press_colours = False

    def set_color_space(self, space: str, stroke: bool = False) -> None:
        self.press_colours = self.press_colours or "CMYK" in space
        super().set_color_space(space, stroke)

    def clone(self, **options: Any) -> Any:
        if self._tags is not None and "resources" in options:
            # A group or pattern: what it draws is one artifact of the page around it.
            options["tags"] = None
        return super().clone(**options)

    @contextmanager
    def marked(self, box: Any, tag: str) -> Iterator[None]:
        mark = self.marks.get(id(box))
        if mark is None:
            with self._decoration(box.element):
                yield
            return
        broken, actual = _said(box)
        baseline = box.position_y + (getattr(box, "baseline", 0) or 0)
        before = self.last
        if before and before.goes_on(mark, len(self.stream), baseline) and not actual:
            # The next line of a paragraph is more of the same for whoever reads the tags: one piece, not two.
            mark.mcid = before.mark.mcid
            self.stream.pop()
        else:
            mark.mcid = self.count
            self.count += 1
            self.begin_marked_content(tag, pydyf.Dictionary({"MCID": mark.mcid} | actual))
        self.inside, start = True, len(self.stream)
        try:
            yield
        finally:
            self.inside = False
            blank = is_before_a_blank(box) and self.shown[0] >= start
            if broken:
                self._mark_hyphen()
            elif blank:
                self._show_blank()
            self.end_marked_content()
            self.last = None if actual else _Run(mark, len(self.stream), baseline, blank)

    def add_font(self, pango_font: Any) -> tuple[Any, float]:
        self.font, size = super().add_font(pango_font)
        return self.font, size

    def show_text(self, text: str) -> None:
        # A move of nothing is written behind nearly every glyph; whoever opens the file reads each.
        text = text.replace(">0<", "")
        self.shown = (len(self.stream), text)
        super().show_text(text)

    def _show_blank(self) -> None:
        """Show the blank behind a line: nobody sees it there, but it is a character of the text."""
        place, text = self.shown
        glyphs, _, _ = text.rpartition(">")
        self.stream[place] = f"[{glyphs}{blank_of(self.font):04x}>] TJ"

    def _mark_hyphen(self) -> None:
        """Say that the last glyph shown, the hyphen at a line end, is not a character of the text."""
        place, text = self.shown
        glyphs, _, kerning = text.rpartition(">")
        before, hyphen = glyphs[:-4], glyphs[-4:]
        before = before[:-1] if before.endswith("<") else f"{before}>"
        self.stream[place : place + 1] = [
            *([f"[{before}] TJ"] if before else []),
            f"/Span <</ActualText <FEFF00AD>>> BDC [<{hyphen}>{kerning}] TJ EMC",
        ]

    @contextmanager
    def artifact(self) -> Iterator[None]:
        if self.inside:
            # An underline belongs to its text: an artifact inside marked content is forbidden.
            yield
            return
        with super().artifact():
            yield

    @contextmanager
    def _decoration(self, element: Any) -> Iterator[None]:
        """A text that is an artifact; one with the text before it, if that is of the same element: the next
        dot of a leader."""
        if self.decorated == (len(self.stream), element):
            self.stream.pop()
        else:
            self.begin_marked_content("Artifact")
        try:
            yield
        finally:
            self.end_marked_content()
            self.decorated = len(self.stream), element


class _Run(NamedTuple):
    """The run of text that was drawn last."""

    mark: Mark
    end: int
    """How much had been drawn when it ended."""
    baseline: float
    blank: bool
    """Whether a blank ends it, as it does most lines."""

    def goes_on(self, mark: Mark, place: int, baseline: float) -> bool:
        """Whether another is more of the same. Words on two lines stay apart by a blank, or in two pieces."""
        return mark.after is self.mark and self.end == place and (self.blank or baseline == self.baseline)


def _said(box: Any) -> tuple[bool, dict[str, Any]]:
    """Whether a box of text ends in a hyphen that is not of the text; what must be said of the box itself."""
    text = getattr(box, "text", "")
    if HYPHEN not in text:
        return False, {}
    if HYPHEN in "".join(box.element.itertext()):
        return False, {"ActualText": pydyf.String(text)}
    return text.endswith(HYPHEN), {}


def _in_margin(box: Any) -> bool:
    return isinstance(box, MarginBox)


def _links(page: Any, number: int) -> list[tuple[int, Link]]:
    """(id of the box, link) for each piece of a link on a page: of the ``a`` itself, not of what it holds."""
    found = []
    for kind, target, (x1, y1, x2, y2), placed in page.links:
        box = getattr(placed, "_box", placed)
        if box.element_tag != "a" or kind == "attachment":
            continue
        # Raised figures have no line height: they would leave nothing to click on.
        lacking = max(box.style["font_size"] - (y2 - y1), 0) / 2
        top, bottom = (page.height - edge for edge in (y1 - lacking, y2 + lacking))
        rectangle = (x1 * POINTS, bottom * POINTS, x2 * POINTS, top * POINTS)
        text = " ".join("".join(box.element.itertext()).split())
        name = box.element.get("title") or text or target
        found.append((id(box), Link(number, rectangle, target, kind == "external", name)))
    return found


def _page(page: Any) -> Page:
    box = page._page_box
    return Page(
        width=page.width * POINTS,
        height=page.height * POINTS,
        bleed=page.bleed["left"] * POINTS,
        name=box.page_type.name or "",
        blank=box.page_type.blank,
        origin=(box.content_box_x() * POINTS, box.content_box_y() * POINTS),
        area=(box.width * POINTS, box.height * POINTS),
    )
