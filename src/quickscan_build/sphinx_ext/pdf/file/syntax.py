"""Values in PDF syntax, and objects whose numbers are not known yet.

No value has a line end in it, so that objects can be kept one to a line.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain
from typing import Any

from pikepdf import Array, Dictionary, Name, Object, Stream, String

_PLAIN = re.compile(rb"[ !-'*-\[\]-~]*").fullmatch
"""Printable, and none of ``()\\``."""
_REGULAR = re.compile(rb"/[A-Za-z0-9.+_:-]*").fullmatch


@dataclass(frozen=True, slots=True)
class Template:
    """Objects, one to a line, with ``%d`` for the number of each object that they refer to."""

    text: bytes
    refs: tuple[int, ...] = ()
    """What each ``%d`` stands for: an index into the numbers that ``filled`` gets."""

    def filled(self, numbers: Sequence[int]) -> bytes:
        """The objects with the numbers that they have in a file."""
        return self.text % tuple(map(numbers.__getitem__, self.refs))


def joined(parts: Iterable[Template], between: bytes = b"\n") -> Template:
    """Several templates as one."""
    parts = tuple(parts)
    return Template(
        between.join(part.text for part in parts), tuple(chain.from_iterable(part.refs for part in parts))
    )


def string(data: bytes) -> bytes:
    """A string of bytes: an id, an address."""
    return b"(%b)" % data if _PLAIN(data) else b"<%b>" % data.hex().encode()


def text(value: str) -> bytes:
    """A string that people read."""
    if value.isascii() and value.isprintable():
        return string(value.encode())
    return b"<feff%b>" % value.encode("utf-16-be").hex().encode()


def name(value: str) -> bytes:
    """A name; ``value`` is without the slash."""
    encoded = f"/{value}".encode()
    return encoded if _REGULAR(encoded) else Name(f"/{value}").unparse()


def real(value: float) -> bytes:
    """A length, to a thousandth of a point, which is finer than any printer."""
    return (b"%.3f" % value).rstrip(b"0").rstrip(b".")


def reals(values: Iterable[float]) -> bytes:
    """An array of lengths."""
    return b"[%b]" % b" ".join(map(real, values))


def escaped(value: bytes) -> bytes:
    """A value as part of a template."""
    return value.replace(b"%", b"%%")


def template(value: Object, number: Callable[[int], int]) -> Template:
    """A value of pikepdf's; of a stream, its dictionary without the length.

    ``number``: that of an object in its own file → the index it gets in ``Template.filled``.
    """
    refs: list[int] = []

    def shown(value: object) -> bytes:
        if isinstance(value, Object) and value.is_indirect:
            refs.append(number(value.objgen[0]))
            return b"%d 0 R"
        return direct(value)

    def direct(value: Any) -> bytes:
        if isinstance(value, Dictionary | Stream):
            left_out = "/Length" if isinstance(value, Stream) else ""
            return b"<<%b>>" % b"".join(
                b"%b %b" % (escaped(name(key[1:])), shown(item))
                for key, item in value.items()
                if key != left_out
            )
        if isinstance(value, Array):
            return b"[%b]" % b" ".join(map(shown, value))
        if isinstance(value, String):
            return escaped(string(bytes(value)))
        if isinstance(value, Name):
            return escaped(name(str(value)[1:]))
        if isinstance(value, Decimal):
            return f"{value:f}".encode()
        return b"null" if value is None else str(value).lower().encode()  # a whole number, true or false

    made = direct(value)
    return Template(made, tuple(refs))


def references(numbers: Iterable[int]) -> bytes:
    """An array of objects."""
    return b"[%b]" % b" ".join([b"%d 0 R" % number for number in numbers])
