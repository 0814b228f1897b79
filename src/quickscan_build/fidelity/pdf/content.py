"""Interpret a page's content: every glyph with its character, its box, and its marked content.

Follows ISO 32000-1, 8.4 (graphics state), 9.4 (text) and 14.6 (marked content). Colours, clips and covers
are not followed: whether ink can be seen is asked of a renderer (``ink``), not computed.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

import pikepdf

from .fonts import Font
from .streams import checked

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEPEST = 12
"""Forms within forms; more is a trap."""


class Glyph(NamedTuple):
    """One code shown: its text, and its box in page space (points, before any /Rotate)."""

    text: str
    x0: float
    y0: float
    x1: float
    y1: float
    baseline: float
    size: float
    """Height of an em on the page, in points."""
    upright: bool
    """Whether it stands upright and reads from left to right as the page is shown."""


class Marked(NamedTuple):
    """A run of glyphs of one piece of marked content."""

    mcid: int
    """-1 for what is not in the structure tree."""
    artifact: bool
    actual: str | None
    """ActualText given with the marked content."""
    glyphs: list[Glyph]

    @property
    def text(self) -> str:
        return "".join(glyph.text for glyph in self.glyphs)


@dataclass(frozen=True, slots=True)
class _State:
    ctm: Matrix = IDENTITY
    font: Font | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0


def multiply(m: Matrix, n: Matrix) -> Matrix:
    """``m`` applied first, then ``n``."""
    a, b, c, d, e, f = m
    p, q, r, s, t, u = n
    return (
        a * p + b * r,
        a * q + b * s,
        c * p + d * r,
        c * q + d * s,
        e * p + f * r + t,
        e * q + f * s + u,
    )


class Interpreter:
    """Reads pages one by one; fonts are read once a document."""

    def __init__(self) -> None:
        self._fonts: dict[tuple[int, int], Font] = {}

    def page(self, page: pikepdf.Page) -> list[Marked]:
        """Every run of glyphs on the page, in the order they are painted."""
        self._rotated = int(page.obj.get("/Rotate", 0)) % 360 != 0
        self._runs: list[Marked] = []
        self._marks: list[Marked] = [Marked(-1, False, None, [])]
        self._stream(page, page.resources, _State(), 0)
        return [run for run in self._runs if run.glyphs or run.actual]

    def _stream(self, stream: Any, resources: Any, state: _State, depth: int) -> None:
        self._state = state
        self._stack: list[_State] = []
        self._tm = self._line = IDENTITY
        self._resources = resources
        self._depth = depth
        self._runs.append(self._marks[-1])
        checked(stream.obj.get("/Contents") if isinstance(stream, pikepdf.Page) else stream)
        for instruction in pikepdf.parse_content_stream(stream):
            handler = _OPERATORS.get(str(instruction.operator))
            if handler is not None:
                handler(self, instruction.operands)

    # Graphics state.

    def _save(self, operands: Any) -> None:
        self._stack.append(self._state)

    def _restore(self, operands: Any) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _concat(self, operands: Any) -> None:
        self._state = replace(self._state, ctm=multiply(_matrix(operands), self._state.ctm))

    # Text state.

    def _set_font(self, operands: Any) -> None:
        font = self._resources.Font[str(operands[0])]
        key = font.objgen
        if key == (0, 0) or key not in self._fonts:
            self._fonts[key] = Font(font)
        self._state = replace(self._state, font=self._fonts[key], size=float(operands[1]))

    def _begin(self, operands: Any) -> None:
        self._tm = self._line = IDENTITY

    def _set_matrix(self, operands: Any) -> None:
        self._tm = self._line = _matrix(operands)

    def _move(self, operands: Any) -> None:
        self._line = multiply((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)
        self._tm = self._line

    def _move_leading(self, operands: Any) -> None:
        self._state = replace(self._state, leading=-float(operands[1]))
        self._move(operands)

    def _next_line(self, operands: Any) -> None:
        self._move((0.0, -self._state.leading))

    # Showing text.

    def _show(self, operands: Any) -> None:
        self._glyphs([bytes(operands[0])])

    def _show_array(self, operands: Any) -> None:
        self._glyphs([bytes(one) if isinstance(one, pikepdf.String) else float(one) for one in operands[0]])

    def _show_next(self, operands: Any) -> None:
        self._next_line(operands)
        self._show(operands)

    def _show_spaced(self, operands: Any) -> None:
        self._state = replace(self._state, word_space=float(operands[0]), char_space=float(operands[1]))
        self._show_next(operands[2:])

    def _glyphs(self, parts: Sequence[bytes | float]) -> None:
        """Show strings, with moves between them in thousandths of an em (to the left)."""
        state = self._state
        if state.font is None:
            return
        out = self._marks[-1].glyphs
        em = multiply((state.size * state.scale, 0, 0, state.size, 0, state.rise), self._tm)
        a, b, c, d, e, f = multiply(em, state.ctm)
        size = (c * c + d * d) ** 0.5
        upright = a > 0 and d > 0 and abs(b) < a / 4 and not self._rotated
        # The box of a glyph: its advance wide, from a quarter em below the baseline to three above.
        low_x, high_x = (-c / 4, c * 0.75) if c >= 0 else (c * 0.75, -c / 4)
        low_y, high_y = (-d / 4, d * 0.75) if d >= 0 else (d * 0.75, -d / 4)
        # In ems of this font, along the line.
        space, word_space = (
            (gap / state.size if state.size else 0.0) for gap in (state.char_space, state.word_space)
        )
        total = 0.0
        for part in parts:
            if isinstance(part, float):
                total -= part / 1000
                continue
            for text, width, blank in state.font.codes(part):
                x, y = e + a * total, f + b * total
                end_x, end_y = x + a * width, y + b * width
                if end_x < x:
                    x, end_x = end_x, x
                low, high = (y, end_y) if y <= end_y else (end_y, y)
                out.append(
                    Glyph(text, x + low_x, low + low_y, end_x + high_x, high + high_y, y, size, upright)
                )
                total += width + space + (word_space if blank else 0.0)
        a, b, c, d, e, f = self._tm
        along = total * state.size * state.scale
        self._tm = (a, b, c, d, e + along * a, f + along * b)

    # Marked content.

    def _mark(self, operands: Any) -> None:
        tag = str(operands[0])
        properties = operands[1] if len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = self._resources.get("/Properties", {}).get(str(properties))
        mcid, actual = -1, None
        if isinstance(properties, pikepdf.Dictionary):
            mcid = int(properties.get("/MCID", -1))
            given = properties.get("/ActualText")
            actual = None if given is None else str(given)
        outer = self._marks[-1]
        artifact = outer.artifact or tag == "/Artifact"
        # Marked content without an MCID belongs to the piece it stands in.
        run = Marked(outer.mcid if mcid < 0 else mcid, artifact, actual, [])
        self._marks.append(run)
        self._runs.append(run)

    def _unmark(self, operands: Any) -> None:
        if len(self._marks) > 1:
            self._marks.pop()
            outer = self._marks[-1]
            self._marks[-1] = Marked(outer.mcid, outer.artifact, outer.actual, [])
            self._runs.append(self._marks[-1])

    # Forms.

    def _do(self, operands: Any) -> None:
        form = self._resources.get("/XObject", {}).get(str(operands[0]))
        if form is None or form.get("/Subtype") != "/Form" or self._depth >= DEEPEST:
            return
        kept = (self._state, self._stack, self._tm, self._line, self._resources, self._depth)
        ctm = multiply(_matrix(form.get("/Matrix", IDENTITY)), self._state.ctm)
        self._stream(
            form,
            form.get("/Resources", self._resources),
            replace(self._state, ctm=ctm),
            self._depth + 1,
        )
        self._state, self._stack, self._tm, self._line, self._resources, self._depth = kept


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _set(name: str, scale: float = 1.0) -> Callable[[Interpreter, Any], None]:
    def handler(self: Interpreter, operands: Any) -> None:
        change: dict[str, Any] = {name: float(operands[0]) * scale}
        self._state = replace(self._state, **change)

    return handler


_OPERATORS: dict[str, Callable[[Interpreter, Any], None]] = {
    "q": Interpreter._save,
    "Q": Interpreter._restore,
    "cm": Interpreter._concat,
    "BT": Interpreter._begin,
    "Tf": Interpreter._set_font,
    "Tm": Interpreter._set_matrix,
    "Td": Interpreter._move,
    "TD": Interpreter._move_leading,
    "T*": Interpreter._next_line,
    "Tc": _set("char_space"),
    "Tw": _set("word_space"),
    "Tz": _set("scale", 0.01),
    "TL": _set("leading"),
    "Ts": _set("rise"),
    "Tj": Interpreter._show,
    "TJ": Interpreter._show_array,
    "'": Interpreter._show_next,
    '"': Interpreter._show_spaced,
    "BMC": Interpreter._mark,
    "BDC": Interpreter._mark,
    "EMC": Interpreter._unmark,
    "Do": Interpreter._do,
}
