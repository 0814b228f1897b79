"""Interpret a page's content: every glyph with its character, its box, and its marked content.

Follows ISO 32000-1, 8.4 (graphics state), 9.4 (text) and 14.6 (marked content). Colours, clips and covers
are not followed: whether ink can be seen is asked of a renderer (``ink``), not computed.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Iterator
from itertools import accumulate
from typing import Any, NamedTuple

import pikepdf

from . import operators
from .fonts import NUMBERS, WIDE, Font, Glyphs
from .operators import Instruction, IrregularError, Operands, Shown
from .stretches import Marked, Stretch

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
DEEPEST = 12
"""Forms within forms; more is a trap."""
MOST_NESTED = 1_000
"""Graphics states that are kept, or pieces of marked content within one another."""
_NESTED = "its content is nested too deep"
MOST_FORMS = 2_000
"""Drawn on one page."""


DRAWN_OUT = 2.5
"""How much wider or narrower than its face a letter may be drawn."""
THICKEST = 0.2
"""Of an em: a wider line along the outline of a letter fills it."""
_STROKED = (1, 2, 5, 6)
"""The ways to draw glyphs that draw their outlines."""
MOST_GLYPHS = 1 << 18
"""Different glyphs that are remembered from page to page; fonts of a text have some thousands."""


class _State(NamedTuple):
    ctm: Matrix = IDENTITY
    font: Font | None = None
    size: float = 0.0
    char_space: float = 0.0
    word_space: float = 0.0
    scale: float = 1.0
    leading: float = 0.0
    rise: float = 0.0
    mode: float = 0.0
    """How glyphs are drawn: filled, stroked, both, …"""
    stroke: float = 1.0
    """How wide lines are."""


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
        self._begin_anew()

    def _begin_anew(self) -> None:
        self.glyphs = Glyphs()
        self._fonts: dict[tuple[int, int], Font] = {}

    def page(self, page: pikepdf.Page) -> list[Marked]:
        """All glyphs on the page, piece by piece, in the order they are painted."""
        if len(self.glyphs) > MOST_GLYPHS:
            self._begin_anew()
        try:
            return self._page(page, operators.plain)
        except IrregularError:
            return self._page(page, operators.parsed)

    def _page(self, page: pikepdf.Page, instructions: Callable[[Any], Iterator[Instruction]]) -> list[Marked]:
        self._instructions = instructions
        self._rotated = int(page.obj.get("/Rotate", 0)) % 360 != 0
        self._forms = 0
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
        for operator, operands in self._instructions(stream):
            _OPERATORS[operator](self, operands)

    # Graphics state.

    def _save(self, operands: Operands) -> None:
        if len(self._stack) >= MOST_NESTED:
            raise ValueError(_NESTED)
        self._stack.append(self._state)

    def _restore(self, operands: Operands) -> None:
        if self._stack:
            self._state = self._stack.pop()

    def _concat(self, operands: Operands) -> None:
        a, b, c, d, e, f = operands
        self._state = self._state._replace(ctm=multiply((a, b, c, d, e, f), self._state.ctm))

    def _set_all(self, operands: Operands) -> None:
        """What a dictionary of the graphics state says."""
        given = self._resources.get("/ExtGState", {}).get(operands[0], {})
        if "/LW" in given:
            self._state = self._state._replace(stroke=float(given["/LW"]))
        if "/Font" in given:
            resource, size = given["/Font"]
            self._state = self._state._replace(font=self._font(resource), size=float(size))

    # Text state.

    def _font(self, resource: Any) -> Font:
        key = resource.objgen
        if key == (0, 0) or key not in self._fonts:
            self._fonts[key] = Font(resource, self.glyphs)
        return self._fonts[key]

    def _set_font(self, operands: Operands) -> None:
        name, size = operands
        if name not in self._named:
            self._named[name] = self._font(self._resources.Font[name])
        font = self._named[name]
        if font is not self._state.font or size != self._state.size:
            ctm, _, _, *rest = self._state
            self._state = _State(ctm, font, size, *rest)

    def _begin(self, operands: Operands) -> None:
        self._tm = self._line = IDENTITY

    def _set_matrix(self, operands: Operands) -> None:
        a, b, c, d, e, f = operands
        self._tm = self._line = a, b, c, d, e, f

    def _move(self, operands: Operands) -> None:
        self._line = multiply((1, 0, 0, 1, operands[0], operands[1]), self._line)
        self._tm = self._line

    def _move_leading(self, operands: Operands) -> None:
        self._state = self._state._replace(leading=-operands[1])
        self._move(operands)

    def _next_line(self, operands: Operands) -> None:
        self._move((0.0, -self._state.leading))

    # Showing text.

    def _show(self, operands: Operands) -> None:
        if self._state.font is not None:
            self._glyphs(self._state.font, operands[0])

    def _show_next(self, operands: Operands) -> None:
        self._next_line(operands)
        self._show(operands)

    def _show_spaced(self, operands: Operands) -> None:
        word_space, char_space, shown = operands
        self._state = self._state._replace(word_space=word_space, char_space=char_space)
        self._show_next((shown,))

    def _glyphs(self, font: Font, shown: Shown) -> None:
        """Show codes, with moves between them in ems (to the left)."""
        state = self._state
        # In ems of this font, along the line.
        space, word_space = state.char_space, state.word_space
        if space or word_space:
            space, word_space = (gap / state.size if state.size else 0.0 for gap in (space, word_space))
        at = -shown.before / 1000
        if shown.parts:
            texts, numbers, advances, singles = zip(*map(font.__getitem__, shown.parts), strict=True)
            glyphs = b"".join(numbers)
            self._lay("".join(texts), glyphs, at, space, word_space)
            at += sum(advances) + space * (len(glyphs) // WIDE) + word_space * sum(singles)
        a, b, c, d, e, f = self._tm
        along = at * state.size * state.scale
        self._tm = (a, b, c, d, e + along * a, f + along * b)

    def _lay(self, text: str, glyphs: bytes, first: float, space: float, word_space: float) -> None:
        """Glyphs on the page."""
        state = self._state
        em = multiply((state.size * state.scale, 0, 0, state.size, 0, state.rise), self._tm)
        a, b, c, d, e, f = multiply(em, state.ctm)
        size = (c * c + d * d) ** 0.5
        upright = a > 0 and d > 0 and abs(b) < a / 4 and not self._rotated
        # Letters that are drawn out, slant like hatching or are filled by their own outline are none.
        upright = upright and d / DRAWN_OUT < a < d * DRAWN_OUT and abs(c) < d
        if state.mode in _STROKED:
            _, _, p, q, _, _ = state.ctm
            upright = upright and state.stroke * (p * p + q * q) ** 0.5 < THICKEST * size
        # The box of a glyph: its advance wide, from a quarter em below the baseline to three above.
        low_x, high_x = (-c / 4, c * 0.75) if c >= 0 else (c * 0.75, -c / 4)
        low_y, high_y = (-d / 4, d * 0.75) if d >= 0 else (d * 0.75, -d / 4)
        whole = Stretch(
            text,
            glyphs,
            first,
            space,
            word_space,
            e,
            a,
            low_x,
            high_x,
            f + low_y,
            f + high_y,
            f,
            size,
            upright,
            (a, b, c, d),
        )
        self._marks[-1].stretches.extend(self._apart(whole, b) if b else [whole])

    def _apart(self, whole: Stretch, b: float) -> Iterator[Stretch]:
        """No two glyphs of a line that slants stand on one baseline."""
        known = self.glyphs
        numbers = array(NUMBERS, whole.glyphs)
        behind = (
            known.advances[one] + whole.spacing + whole.word_spacing * known.single[one] for one in numbers
        )
        for one, start in zip(numbers, accumulate(behind, initial=whole.first), strict=False):
            rise, end_rise = b * start, b * (start + known.widths[one])
            yield whole._replace(
                text=known.texts[one],
                glyphs=array(NUMBERS, [one]).tobytes(),
                first=start,
                y0=whole.y0 + min(rise, end_rise),
                y1=whole.y1 + max(rise, end_rise),
                baseline=whole.baseline + rise,
            )

    # Marked content.

    def _mark(self, operands: Operands) -> None:
        tag, given = operands
        if isinstance(given, str):
            given = operators.properties(self._resources.get("/Properties", {}).get(given))
        mcid, actual = given
        outer = self._marks[-1]
        artifact = outer.artifact or tag == "/Artifact"
        # Marked content without an MCID belongs to the piece it stands in.
        run = Marked(outer.mcid if mcid < 0 else mcid, artifact, actual, [])
        if len(self._marks) > MOST_NESTED:
            raise ValueError(_NESTED)
        self._marks.append(run)
        self._runs.append(run)

    def _unmark(self, operands: Operands) -> None:
        if len(self._marks) > 1:
            self._marks.pop()
            outer = self._marks[-1]
            self._marks[-1] = Marked(outer.mcid, outer.artifact, outer.actual, [])
            self._runs.append(self._marks[-1])

    # Forms.

    def _do(self, operands: Operands) -> None:
        self._forms += 1
        if self._forms > MOST_FORMS:
            raise ValueError("it draws forms within forms without end")
        form = self._resources.get("/XObject", {}).get(operands[0])
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


def _matrix(operands: Iterable[Any]) -> Matrix:
    a, b, c, d, e, f = (float(one) for one in operands)
    return a, b, c, d, e, f


def _set(name: str, scale: float = 1.0) -> Callable[[Interpreter, Operands], None]:
    def handler(self: Interpreter, operands: Operands) -> None:
        change: dict[str, Any] = {name: operands[0] * scale}
        self._state = self._state._replace(**change)

    return handler


_OPERATORS: dict[str, Callable[[Interpreter, Operands], None]] = {
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
    "Tr": _set("mode"),
    "w": _set("stroke"),
    "gs": Interpreter._set_all,
    "Tj": Interpreter._show,
    "TJ": Interpreter._show,
    "'": Interpreter._show_next,
    '"': Interpreter._show_spaced,
    "BMC": Interpreter._mark,
    "BDC": Interpreter._mark,
    "EMC": Interpreter._unmark,
    "Do": Interpreter._do,
}
