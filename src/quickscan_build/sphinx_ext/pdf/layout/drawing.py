"""Laid-out pages → a PDF of bare pages, with the structure, links and glyphs beside it as plain values."""

from __future__ import annotations

import io
from typing import Any

import pydyf
from weasyprint.formatting_structure.boxes import MarginBox
from weasyprint.pdf import _use_references

from ....exits import DataError
from ..faces import Faces
from ..model import LaidOut, Link, Mark, Page
from .boxes import Tree
from .legible import check
from .marking import TaggedStream

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
        stream = TaggedStream(
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
