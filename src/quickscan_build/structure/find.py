"""Find the blocks that the outline names, by their words; suggest what was meant where none fits."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from ..exits import DataError, short
from ..text import Text
from .plain import Piece, PlainBlock, blocks

ELLIPSIS = "…"


def find(text: Text, plain: Sequence[PlainBlock], reading: str, at: int, page: str = "") -> int | None:
    for index in range(at, len(plain)):
        if reads(text.content, plain[index], reading) and page in ("", _page(text, plain[index])):
            return index
    return None


def find_title(text: Text, plain: Sequence[PlainBlock], reading: str, at: int, page: str = "") -> int | None:
    """As ``find``, but skip a list whose item reads like the title that follows it."""
    for index in range(at, len(plain)):
        block = plain[index]
        fits = len(block.pieces) == 1 and reads(text.content, block, reading)
        if fits and page in ("", _page(text, block)):
            return index
    return find(text, plain, reading, at, page)


def reads(content: str, block: PlainBlock, reading: str) -> bool:
    """Whether a block reads like this; a list or a table does if its first or last item or row does."""
    if reading.endswith(ELLIPSIS):
        opening = reading[: -len(ELLIPSIS)]
        return any(content.startswith(opening, *piece.span) for piece in _ends(block))
    return any(content[slice(*piece.span)] == reading for piece in _ends(block))


def _ends(block: PlainBlock) -> tuple[Piece, ...]:
    """By what a block may be named: its first or last item or row, and a single item also with its marker."""
    if len(block.pieces) == 1:
        return (block.pieces[0], Piece(block.span))
    return (block.pieces[0], block.pieces[-1]) if block.pieces else ()


def not_there(
    text: Text,
    where: str,
    key: str,
    reading: str,
    *,
    after: str = "",
    page: str = "",
    chapter: str = "",
) -> DataError:
    place = f" on page {page}" if page else ""
    place += f" in chapter {chapter!r}" if chapter else ""
    place += f" after “{short(after)}”" if after else ""
    return DataError(
        f"{key}: no block reads “{short(reading)}”{place}", where=where, remedy=_nearest(text, reading, page)
    )


def _nearest(text: Text, reading: str, page: str) -> str:
    """What an editor may have meant: a block elsewhere that reads, or begins, or nearly reads like this."""
    plain = list(blocks(text.content))
    words = [(text.content[slice(*piece.span)], block) for block in plain for piece in _ends(block)]
    elsewhere = [block for block in plain if reads(text.content, block, reading)]
    pages = [_page(text, block) for block in elsewhere]
    if page and elsewhere and page not in pages:
        said = f'is on page {pages[0]}: page = "{pages[0]}"' if pages[0] else "is on no page: take page out"
        return f"A block that reads so {said}."
    if elsewhere:
        return (
            f"A block {_on(text, elsewhere[0])}reads so, but blocks are looked for in the order of the text."
        )
    opening = reading.removesuffix(ELLIPSIS)
    for said, block in words:
        if said.startswith(opening):
            return f"One {_on(text, block)}begins like that; to name a beginning, end it with {ELLIPSIS}."
    longest = len(opening) + (0 if reading.endswith(ELLIPSIS) else 20)
    starts = {said[:longest]: (said, block) for said, block in words}
    for near in get_close_matches(opening, starts, 1, cutoff=0.75):
        said, block = starts[near]
        return f"Is it “{short(said)}” {_on(text, block)}".rstrip() + "?"
    return "The words must be as cleaned: quickscan-build clean shows the blocks."


def _page(text: Text, block: PlainBlock) -> str:
    """The page of the print on which the block starts."""
    return text.place(block.span.start).page


def _on(text: Text, block: PlainBlock) -> str:
    page = _page(text, block)
    return f"on page {page} " if page else ""
