"""Interpret a page's content: every glyph with its character, its box, and its marked content.

Follows ISO 32000-1, 8.4 (graphics state), 9.4 (text) and 14.6 (marked content). Colours, clips and covers
are not followed: whether ink can be seen is asked of a renderer (``ink``), not computed.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from operator import gt
from typing import Any, NamedTuple

import pikepdf

from .fonts import Font, Shown
from .streams import checked

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEPEST = 12
"""Forms within forms; more is a trap."""


class Stretch(NamedTuple):
    """Codes shown one after the other on one baseline: text and sides of each, in page space.

    Coordinates are points, before any /Rotate.
    """

    texts: list[str]
    x0: array[float]
    x1: array[float]
    y0: float
    y1: float
    baseline: float
    size: float
    """Height of an em on the page, in points."""
    upright: bool
    """Whether it stands upright and reads from left to right as the page is shown."""

    @property
    def text(self) -> str:
        return "".join(self.texts)

    def only(self, indices: Iterable[int]) -> Stretch:
        """These glyphs of it."""
        kept = list(indices)
        x0, x1 = (array("d", [side[i] for i in kept]) for side in (self.x0, self.x1))
        return self._replace(texts=[self.texts[i] for i in kept], x0=x0, x1=x1)


class Marked(NamedTuple):
    """Glyphs of one piece of marked content."""

    mcid: int
    """-1 for what is not in the structure tree."""
    artifact: bool
    actual: str | None
    """ActualText given with the marked content."""
    stretches: list[Stretch]

    @property
    def text(self) -> str:
        return "".join(stretch.text for stretch in self.stretches)


class _State(NamedTuple):
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
        """All glyphs on the page, piece by piece, in the order they are painted."""
        self._rotated = int(page.obj.get("/Rotate", 0)) % 360 != 0
        self._runs: list[Marked] = []
        self._marks: list[Marked] = [Marked(-1, False, None, [])]
        self._stream(page, page.resources, _State(), 0)
        return [run for run in self._runs if run.stretches or run.actual]

    def _stream(self, stream: Any, resources: Any, state: _State, depth: int) -> None:
        self._state = state
        self._stack: list[_State] = []
        self._tm = self._line = IDENTITY
        self._resources = resources
        self._named: dict[str, Font] = {}
        self._depth = depth
        self._runs.append(self._marks[-1])
        checked(stream.obj.get("/Contents") if isinstance(stream, pikepdf.Page) else stream)
        for instruction in pikepdf.parse_content_stream(stream, _KNOWN):
            _OPERATORS[str(instruction.operator)](self, instruction.operands)

    # Graphics state.

    def _save(self, operands: Any) -> None:
        self._stack.append(self._state)

    def _restore(self, operands: Any) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _concat(self, operands: Any) -> None:
        self._state = self._state._replace(ctm=multiply(_matrix(operands), self._state.ctm))

    # Text state.

    def _set_font(self, operands: Any) -> None:
        name = str(operands[0])
        if name not in self._named:
            font = self._resources.Font[name]
            key = font.objgen
            if key == (0, 0) or key not in self._fonts:
                self._fonts[key] = Font(font)
            self._named[name] = self._fonts[key]
        self._state = self._state._replace(font=self._named[name], size=float(operands[1]))

    def _begin(self, operands: Any) -> None:
        self._tm = self._line = IDENTITY

    def _set_matrix(self, operands: Any) -> None:
        self._tm = self._line = _matrix(operands)

    def _move(self, operands: Any) -> None:
        self._line = multiply((1, 0, 0, 1, float(operands[0]), float(operands[1])), self._line)
        self._tm = self._line

    def _move_leading(self, operands: Any) -> None:
        self._state = self._state._replace(leading=-float(operands[1]))
        self._move(operands)

    def _next_line(self, operands: Any) -> None:
        self._move((0.0, -self._state.leading))

    # Showing text.

    def _show(self, operands: Any) -> None:
        if self._state.font is not None:
            self._glyphs([self._state.font.string(bytes(operands[0]))])

    def _show_array(self, operands: Any) -> None:
        if self._state.font is not None:
            self._glyphs(self._state.font.array(operands[0]))

    def _show_next(self, operands: Any) -> None:
        self._next_line(operands)
        self._show(operands)

    def _show_spaced(self, operands: Any) -> None:
        self._state = self._state._replace(word_space=float(operands[0]), char_space=float(operands[1]))
        self._show_next(operands[2:])

    def _glyphs(self, parts: Iterable[Shown]) -> None:
        """Show codes, with moves between them in ems (to the left)."""
        state = self._state
        # In ems of this font, along the line.
        space, word_space = (
            (gap / state.size if state.size else 0.0) for gap in (state.char_space, state.word_space)
        )
        texts: list[str] = []
        starts: list[float] = []
        ends: list[float] = []
        at = 0.0
        for codes, move in parts:
            for text, width, blank in codes:
                texts.append(text)
                starts.append(at)
                ends.append(at + width)
                at += width + space + (word_space if blank else 0.0)
            at -= move
        if texts:
            self._lay(texts, starts, ends)
        a, b, c, d, e, f = self._tm
        along = at * state.size * state.scale
        self._tm = (a, b, c, d, e + along * a, f + along * b)

    def _lay(self, texts: list[str], starts: list[float], ends: list[float]) -> None:
        """Glyphs on the page, by where they start and end on their line, in ems."""
        state = self._state
        em = multiply((state.size * state.scale, 0, 0, state.size, 0, state.rise), self._tm)
        a, b, c, d, e, f = multiply(em, state.ctm)
        size = (c * c + d * d) ** 0.5
        upright = a > 0 and d > 0 and abs(b) < a / 4 and not self._rotated
        # The box of a glyph: its advance wide, from a quarter em below the baseline to three above.
        low_x, high_x = (-c / 4, c * 0.75) if c >= 0 else (c * 0.75, -c / 4)
        low_y, high_y = (-d / 4, d * 0.75) if d >= 0 else (d * 0.75, -d / 4)
        x0, x1 = [e + a * at for at in starts], [e + a * at for at in ends]
        if any(map(gt, x0, x1)):
            x0, x1 = list(map(min, x0, x1)), list(map(max, x0, x1))
        if c:
            x0, x1 = [x + low_x for x in x0], [x + high_x for x in x1]
        out = self._marks[-1].stretches
        if not b:
            out.append(
                Stretch(texts, array("d", x0), array("d", x1), f + low_y, f + high_y, f, size, upright)
            )
            return
        # No two glyphs of a line that slants stand on one baseline.
        for text, left, right, start, end in zip(texts, x0, x1, starts, ends, strict=True):
            y, end_y = f + b * start, f + b * end
            low, high = min(y, end_y) + low_y, max(y, end_y) + high_y
            sides = array("d", [left]), array("d", [right])
            out.append(Stretch([text], *sides, low, high, y, size, upright))

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
        kept = (self._state, self._stack, self._tm, self._line, self._resources, self._named, self._depth)
        ctm = multiply(_matrix(form.get("/Matrix", IDENTITY)), self._state.ctm)
        self._stream(
            form,
            form.get("/Resources", self._resources),
            self._state._replace(ctm=ctm),
            self._depth + 1,
        )
        (self._state, self._stack, self._tm, self._line, self._resources, self._named, self._depth) = kept


def _matrix(operands: Any) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _set(name: str, scale: float = 1.0) -> Callable[[Interpreter, Any], None]:
    def handler(self: Interpreter, operands: Any) -> None:
        change: dict[str, Any] = {name: float(operands[0]) * scale}
        self._state = self._state._replace(**change)

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
_KNOWN = " ".join(_OPERATORS)
