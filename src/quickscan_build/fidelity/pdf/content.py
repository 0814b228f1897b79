"""Interpret a page's content: every glyph with its character, its box, and its marked content.

Follows ISO 32000-1, 8.4 (graphics state), 9.4 (text) and 14.6 (marked content). Colours, clips and covers
are not followed: whether ink can be seen is asked of a renderer (``ink``), not computed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pikepdf

from . import operators
from .fonts import WIDE, Font, Glyphs
from .operators import Instruction, IrregularError, Operands, Shown
from .showing import stretches
from .state import IDENTITY, State, matrix, multiply
from .stretches import Marked

DEEPEST = 12
"""Forms within forms; more is a trap."""
MOST_NESTED = 1_000
"""Graphics states that are kept, or pieces of marked content within one another."""
_NESTED = "its content is nested too deep"
MOST_FORMS = 2_000
"""Drawn on one page."""
MOST_GLYPHS = 1 << 18
"""Different glyphs that are remembered from page to page; fonts of a text have some thousands."""


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
        self._stream(page, page.resources, State(), 0)
        return [run for run in self._runs if run.stretches or run.actual]

    def _stream(self, stream: Any, resources: Any, state: State, depth: int) -> None:
        self._state = state
        self._stack: list[State] = []
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
        self._state = self._state._replace(ctm=multiply(matrix(operands), self._state.ctm))

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
            self._state = State(ctm, font, size, *rest)

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
            said = "".join(texts), glyphs, at, space, word_space
            self._marks[-1].stretches.extend(
                stretches(said, state, self._tm, self.glyphs, rotated=self._rotated)
            )
            at += sum(advances) + space * (len(glyphs) // WIDE) + word_space * sum(singles)
        a, b, c, d, e, f = self._tm
        along = at * state.size * state.scale
        self._tm = (a, b, c, d, e + along * a, f + along * b)

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
        ctm = multiply(matrix(form.get("/Matrix", IDENTITY)), self._state.ctm)
        self._stream(
            form,
            form.get("/Resources", self._resources),
            self._state._replace(ctm=ctm),
            self._depth + 1,
        )
        (self._state, self._stack, self._tm, self._line, self._resources, self._named, self._depth) = kept


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
