"""What the features of a font put in the place of glyphs, read from its table ``GSUB``.

Its form is that of the OpenType specification, 1.9. fontTools reads it too, but first makes classes for every
table that a font may have, which takes longer than all letters of a website's fonts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from struct import error, unpack_from
from typing import NamedTuple

MOST_TABLES, MOST_GLYPHS = 5_000, 500_000
"""What one font may hold: offsets may lead to the same ones over and over."""
_EXTENSION = 7
"""The kind of a subtable that only says where another lies, and of which kind that is."""


class Substitution(NamedTuple):
    """Glyphs, by number, and those that take their place; either are one or more."""

    of: tuple[int, ...]
    by: tuple[int, ...]


def substitutions(table: bytes) -> list[Substitution]:
    """All that a table ``GSUB`` substitutes, by any feature. ``ValueError`` where it is unsound.

    What only says where others apply (contexts) substitutes nothing by itself.
    """
    found: list[Substitution] = []
    tables = glyphs = 0
    try:
        for kind, at in _subtables(table):
            tables += 1
            for one in _subtable(table, kind, at):
                found.append(one)
                glyphs += len(one.of) + len(one.by)
                if glyphs > MOST_GLYPHS:
                    break
            if tables > MOST_TABLES or glyphs > MOST_GLYPHS:
                raise ValueError("a font with too many substitutions")
    except error as short:
        raise ValueError("a font whose substitutions are cut short") from short
    return found


def _subtables(table: bytes) -> Iterator[tuple[int, int]]:
    """The kind of each, and where it starts."""
    (lookups,) = unpack_from(">H", table, 8)
    for lookup in _offsets(table, lookups, 0) if lookups else ():
        (kind,) = unpack_from(">H", table, lookup)
        for at in _offsets(table, lookup, 4):
            yield kind, at


def _subtable(table: bytes, kind: int, at: int) -> Iterator[Substitution]:
    (form,) = unpack_from(">H", table, at)
    if (kind, form) == (_EXTENSION, 1):
        kind, far = unpack_from(">HL", table, at + 2)
        at += far
        (form,) = unpack_from(">H", table, at)
    if (kind, form) not in _READERS:
        raise ValueError(f"a font with substitutions of the unknown kind {kind}, form {form}")
    return _READERS[kind, form](table, at)


def _shifted(table: bytes, at: int) -> Iterator[Substitution]:
    (shift,) = unpack_from(">h", table, at + 4)
    return _each(_covered(table, at), ((glyph + shift) % 0x10000 for glyph in _covered(table, at)))


def _single(table: bytes, at: int) -> Iterator[Substitution]:
    return _each(_covered(table, at), _row(table, at + 4))


def _multiple(table: bytes, at: int) -> Iterator[Substitution]:
    for glyph, sequence in zip(_covered(table, at), _offsets(table, at, 4), strict=False):
        yield Substitution((glyph,), _row(table, sequence))


def _alternate(table: bytes, at: int) -> Iterator[Substitution]:
    for glyph, alternates in zip(_covered(table, at), _offsets(table, at, 4), strict=False):
        for other in _row(table, alternates):
            yield Substitution((glyph,), (other,))


def _ligature(table: bytes, at: int) -> Iterator[Substitution]:
    for first, ligatures in zip(_covered(table, at), _offsets(table, at, 4), strict=False):
        for ligature in _offsets(table, ligatures, 0):
            glyph, parts = unpack_from(">HH", table, ligature)
            yield Substitution((first, *_numbers(table, ligature + 4, max(parts - 1, 0))), (glyph,))


def _reverse(table: bytes, at: int) -> Iterator[Substitution]:
    # Between what is covered and what is put there: the coverages of what stands before and after.
    before = 4 + 2 + 2 * len(_row(table, at + 4))
    after = before + 2 + 2 * len(_row(table, at + before))
    return _each(_covered(table, at), _row(table, at + after))


def _context(table: bytes, at: int) -> Iterator[Substitution]:
    return iter(())


def _each(glyphs: Iterable[int], others: Iterable[int]) -> Iterator[Substitution]:
    for glyph, other in zip(glyphs, others, strict=False):
        yield Substitution((glyph,), (other,))


def _covered(table: bytes, at: int) -> Iterator[int]:
    """The glyphs that a subtable is about, in order."""
    (covered,) = unpack_from(">H", table, at + 2)
    return _coverage(table, at + covered)


def _coverage(table: bytes, at: int) -> Iterator[int]:
    form, count = unpack_from(">HH", table, at)
    if form == 1:
        yield from _numbers(table, at + 4, count)
    elif form == 2:
        for place in range(count):
            first, last, _ = unpack_from(">HHH", table, at + 4 + 6 * place)
            yield from range(first, last + 1)
    else:
        raise ValueError(f"a font with a coverage of the unknown form {form}")


def _row(table: bytes, at: int) -> tuple[int, ...]:
    """Numbers with their count before them."""
    return _numbers(table, at + 2, *unpack_from(">H", table, at))


def _offsets(table: bytes, base: int, at: int) -> tuple[int, ...]:
    """Offsets at a place in a part of the table, from the start of that part → from that of the table."""
    return tuple(base + one for one in _row(table, base + at))


def _numbers(table: bytes, at: int, count: int) -> tuple[int, ...]:
    return unpack_from(f">{count}H", table, at)


_READERS: dict[tuple[int, int], Callable[[bytes, int], Iterator[Substitution]]] = {
    (1, 1): _shifted,
    (1, 2): _single,
    (2, 1): _multiple,
    (3, 1): _alternate,
    (4, 1): _ligature,
    **dict.fromkeys([(kind, form) for kind in (5, 6) for form in (1, 2, 3)], _context),
    (8, 1): _reverse,
}
"""By kind and form."""
