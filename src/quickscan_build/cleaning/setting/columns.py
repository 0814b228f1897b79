"""Columns of flags: a byte for each line of a text, so that all lines are asked at once."""

from __future__ import annotations

from collections.abc import Callable
from functools import reduce
from operator import and_, or_

MOST = 255
"""What a column of bytes holds at most."""
_FLAG = bytes([0] + [1] * MOST)
NOT = bytes([1] + [0] * MOST)
"""What a column of flags is translated by to turn them."""


def either(*columns: bytes | bytearray) -> bytes:
    """1 for each line for which one of the columns has more than 0: all lines at once, as one number."""
    numbers = (int.from_bytes(column.translate(_FLAG)) for column in columns)
    return reduce(or_, numbers).to_bytes(len(columns[0]))


def both(*columns: bytes | bytearray) -> bytes:
    """1 for each line for which all of the columns, of 0 and 1, have 1."""
    return reduce(and_, map(int.from_bytes, columns)).to_bytes(len(columns[0]))


def flags_of(tells: Callable[[str], bool]) -> bytes:
    """For ``flags``: 1 for each Latin-1 character that is told of."""
    return bytes(map(tells, map(chr, range(MOST + 1))))


def flags(signs: str, table: bytes) -> bytes:
    """What the table has for each of the signs, all at once; those beyond Latin-1 count as ``?``."""
    return signs.encode("latin-1", "replace").translate(table)
