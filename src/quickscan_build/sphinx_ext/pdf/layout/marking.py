"""What WeasyPrint draws, marked as it is drawn: each run of text as its tag has it, or as an artifact."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, NamedTuple

import pydyf
from weasyprint.pdf.stream import Stream

from ..faces import HYPHEN, blank_of
from ..model import Mark
from .blanks import is_before_a_blank


class TaggedStream(Stream):  # type: ignore[misc] # WeasyPrint has no types
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
