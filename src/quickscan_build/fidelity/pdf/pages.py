"""What lies on the pages, piece of marked content by piece, and which of it can be seen."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import pikepdf

from .columns import Known
from .content import Interpreter
from .ink import Renderer, all_seen
from .laid import Laid, Lines, lay
from .remembered import Place, is_plain
from .stretches import Marked, Stretch


class Piece(NamedTuple):
    """Glyphs of one piece of marked content."""

    actual: str | None
    text: str
    stretches: list[Laid]
    crossed: bool
    """Whether something is drawn through it."""


class Leaf(NamedTuple):
    """What lies on one page."""

    laid: Lines
    pieces: dict[int, list[tuple[str | None, int, int, bool]]]
    """By MCID: as ``Piece``, its stretches named by the lines they begin and end with."""
    loose: list[str]
    """Text that is neither tagged nor an artifact."""
    artifacts: list[tuple[str, bool]]
    """With whether it stands among the lines of tagged text."""


def leaves(pdf: pikepdf.Pdf, renderer: Renderer | None, numbers: Iterable[int]) -> Iterator[Leaf]:
    """The pages with these indices; without a renderer all of it is taken for seen."""
    interpreter = Interpreter()
    known = Known()
    for number in numbers:
        page = pdf.pages[number]
        runs = interpreter.page(page)
        tagged: list[Marked] = []
        order: list[int] = []
        end = 0
        for run in runs:
            start, end = end, end + len(run.stretches)
            if run.mcid >= 0 and not run.artifact:
                tagged.append(run)
                order += range(start, end)
        glyphs = known.columns(interpreter.glyphs, [stretch for run in tagged for stretch in run.stretches])
        place = Place(order, end, is_plain(page))
        sight = renderer.look(number, glyphs, place) if renderer else all_seen(glyphs)
        laid = lay(glyphs, sight.unseen, interpreter.glyphs.texts)
        pieces: dict[int, list[tuple[str | None, int, int, bool]]] = {}
        end = 0
        for run in tagged:
            start, end = end, end + len(run.stretches)
            piece = run.actual, start, end, any(sight.crossed[start:end])
            pieces.setdefault(run.mcid, []).append(piece)
        loose = [text for run in runs if run.mcid < 0 and not run.artifact and (text := run.text.strip())]
        yield Leaf(laid, pieces, loose, _artifacts(runs, glyphs.stretches))


def _artifacts(runs: Iterable[Marked], tagged: Iterable[Stretch]) -> list[tuple[str, bool]]:
    lines = [stretch.baseline for stretch in tagged if stretch.text.strip()]
    low, high = (min(lines) - 1, max(lines) + 1) if lines else (0.0, 0.0)
    return [
        (text, any(low < stretch.baseline < high for stretch in run.stretches))
        for run in runs
        if run.artifact and (text := run.text.strip())
    ]


class Pages:
    """All pages of a PDF; remembers which pieces the tags have asked for."""

    def __init__(self, pdf: pikepdf.Pdf, read: Sequence[Leaf]) -> None:
        self._numbers = {page.objgen: number for number, page in enumerate(pdf.pages)}
        self._leaves = read
        self._opened: dict[int, dict[int, list[Piece]]] = {}
        self._used: list[set[int]] = [set() for _ in read]

    def __len__(self) -> int:
        return len(self._leaves)

    @property
    def artifacts(self) -> Iterator[tuple[int, str, bool]]:
        """(index of the page, text, whether among the lines of tagged text) of every artifact with text."""
        return ((number, *one) for number, leaf in enumerate(self._leaves) for one in leaf.artifacts)

    def number(self, page: Any) -> int:
        """The index of a page object, from 0; -1 for a page the document does not have (any more)."""
        return -1 if page is None else self._numbers.get(page.objgen, -1)

    def pieces(self, number: int, mcid: int, *, use: bool = True) -> list[Piece]:
        """The pieces with this MCID on a page; ``use`` when the tags give them to a reader."""
        if number < 0:
            return []
        if use:
            self._used[number].add(mcid)
        return self._open(number).get(mcid, [])

    def _open(self, number: int) -> dict[int, list[Piece]]:
        if number not in self._opened:
            laid, pieces = self._leaves[number][:2]
            whole = laid[0]
            # This takes a fourth of the time that calling ``Laid`` takes.
            every: list[Laid] = [tuple.__new__(Laid, line) for line in zip(*laid, strict=True)]
            # What is known once need not be kept twice.
            laid.clear()
            self._opened[number] = {
                mcid: [
                    Piece(actual, "".join(whole[start:end]), every[start:end], crossed)
                    for actual, start, end, crossed in of
                ]
                for mcid, of in pieces.items()
            }
        return self._opened[number]

    def untagged(self) -> Iterator[tuple[str, str]]:
        """(where, text) of what lies on a page, is no artifact, and was not asked for."""
        for number, leaf in enumerate(self._leaves):
            yield from ((_where(number), text) for text in leaf.loose)
        for number, (leaf, used) in enumerate(zip(self._leaves, self._used, strict=True)):
            for mcid in sorted(leaf.pieces.keys() - used):
                text = "".join(piece.text for piece in self._open(number)[mcid]).strip()
                if text:
                    yield _where(number), text


def _where(number: int) -> str:
    return f"p. {number + 1}"
