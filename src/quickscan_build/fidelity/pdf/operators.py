"""The instructions of a content stream, as plain values.

A stream that is written plainly, as nearly all are, is read with one pattern. Where anything else stands in
it (a string in brackets, a comment, a picture, an escape in a name), qpdf is asked: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

import pikepdf

from .streams import checked

Operands = tuple[Any, ...]
Instruction = tuple[str, Operands]
"""Operator and operands: numbers; names with their slash; strings as ``Shown``; marks as ``Properties``."""
Part = bytes | tuple[bytes, float]
"""A string and the move behind it; or both as they are written, without the bracket before: ``0018> -9``."""


class Shown(NamedTuple):
    """What an operator shows: codes, with moves to the left in thousandths of an em."""

    before: float
    """The move before the first string."""
    parts: Sequence[Part]


KEPT = 4096
"""Marks that are remembered: the same stand on page after page."""


class Properties(NamedTuple):
    """What marked content says of itself."""

    mcid: int = -1
    """-1 for what is not in the structure tree."""
    actual: str | None = None


class IrregularError(ValueError):
    """Not written plainly."""


_SPACE = rb"[ \t\n\r\f]*"
_END = rb"(?=[ \t\n\r\f<>\[\]/]|\Z)"
_NUMBER = rb"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_HEX = rb"<[0-9A-Fa-f \t\n\r\f]*>"
_NAME = rb"/[A-Za-z0-9.+_-]+"
_VALUE = rb"(?:(?:%s|%s)%s|%s)" % (_NUMBER, _NAME, _END, _HEX)
_ARRAY = rb"\[[0-9A-Fa-f<>+. \t\n\r\f-]*\]"
_DICTIONARY = rb"<<%s(?:%s%s%s%s%s){0,20}>>" % (_SPACE, _NAME, _END, _SPACE, _VALUE, _SPACE)
# Most operands are numbers, or what is shown; whoever takes numbers reads them, and then they must be some.
# More operands than any operator takes are no plain writing, nor is a number that an operator touches.
_INSTRUCTION = re.compile(
    rb"((?:[0-9. \t\n\r\f+-]{0,79}[ \t\n\r\f])?|%s%s|(?:(?:%s|%s|%s)%s){0,40})"
    rb"((?!true\b|false\b|null\b|BI\b|ID\b|EI\b)[A-Za-z][A-Za-z0-9*]*|')%s%s"
    % (_ARRAY, _SPACE, _VALUE, _ARRAY, _DICTIONARY, _SPACE, _END, _SPACE)
)
_DASHES = re.compile(rb"\[[0-9. \t\n\r\f]*\]%s%s%s" % (_SPACE, _NUMBER, _SPACE))
_WHOLE_NAME = re.compile(_NAME)
_PART = re.compile(rb"([0-9A-Fa-f \t\n\r\f]+)>((?:%s%s(?=[ \t\n\r\f]|\Z))*)%s" % (_SPACE, _NUMBER, _SPACE))
_MOVES = re.compile(rb"(?:%s%s(?=[ \t\n\r\f]|\Z))*%s" % (_SPACE, _NUMBER, _SPACE))


def read_part(part: Part) -> tuple[bytes, float]:
    """A string and the sum of the moves behind it; ``IrregularError`` for what shows nothing."""
    if isinstance(part, tuple):
        return part
    found = _PART.fullmatch(part)
    if found is None:
        raise IrregularError
    digits, moves = found.groups()
    try:
        return bytes.fromhex(digits.decode("ascii")), sum(map(float, moves.split()))
    except ValueError:
        raise IrregularError from None


def plain(stream: Any) -> Iterator[Instruction]:
    """The instructions of a page or a form that is written plainly; ``IrregularError`` where it is not."""
    data = b"\n".join(one.read_bytes() for one in _streams(stream)).lstrip(b" \t\n\r\f")
    at, match = 0, _INSTRUCTION.match
    while found := match(data, at):
        at = found.end()
        operands, operator = found.groups()
        known = _PLAIN.get(operator)
        if known is not None:
            name, read = known
            try:
                yield name, read(operands)
            except (ValueError, pikepdf.PdfError):
                raise IrregularError from None
        elif b"<" in operands or (b"[" in operands and _DASHES.fullmatch(operands) is None):
            # Nothing that is passed over may be left open: it might swallow what follows.
            raise IrregularError
    if at != len(data):
        raise IrregularError


def parsed(stream: Any) -> Iterator[Instruction]:
    """The same as qpdf reads them, of any stream."""
    _streams(stream)
    for instruction in pikepdf.parse_content_stream(stream, _KNOWN):
        operator = str(instruction.operator)
        # It lets others through that are like those it was asked for.
        if operator in _PARSED:
            yield operator, _PARSED[operator](instruction.operands)


def _streams(stream: Any) -> list[Any]:
    content = checked(stream.obj.get("/Contents") if isinstance(stream, pikepdf.Page) else stream)
    every = list(content) if isinstance(content, pikepdf.Array) else [content]
    return [one for one in every if one is not None]


def properties(given: Any) -> Properties:
    """What a dictionary of properties says."""
    if not isinstance(given, pikepdf.Dictionary):
        return Properties()
    # An alternative text or an expansion is what some readers get instead, too.
    actual = next((given[key] for key in ("/ActualText", "/Alt", "/E") if key in given), None)
    return Properties(int(given.get("/MCID", -1)), None if actual is None else str(actual))


# Operands, written plainly.


def _nothing(written: bytes) -> Operands:
    if written:
        raise ValueError
    return ()


def _numbers(written: bytes) -> Operands:
    return tuple(map(float, written.split()))


def _name(written: bytes) -> Operands:
    (name,) = written.split()
    return (_named(name),)


@lru_cache(KEPT)
def _font(written: bytes) -> Operands:
    name, size = written.split()
    return _named(name), float(size)


def _named(name: bytes) -> str:
    if _WHOLE_NAME.fullmatch(name) is None:
        raise ValueError
    return name.decode("ascii")


def _array(written: bytes) -> Operands:
    written = written.rstrip()
    if not (written.startswith(b"[") and written.endswith(b"]")):
        raise ValueError
    return (_shown(written[1:-1]),)


def _string(written: bytes) -> Operands:
    written = written.rstrip()
    if not (written.startswith(b"<") and written.endswith(b">") and written.count(b"<") == 1):
        raise ValueError
    return (_shown(written),)


def _shown(written: bytes) -> Shown:
    # A string of nothing stands for the move behind it.
    before, *parts = written.replace(b"<>", b" ").split(b"<")
    if before and _MOVES.fullmatch(before) is None:
        raise ValueError
    return Shown(sum(map(float, before.split())) if before else 0.0, parts)


@lru_cache(KEPT)
def _mark(written: bytes) -> Operands:
    tag, _, given = written.partition(b"<<")
    if given:
        return _named(tag.rstrip()), properties(pikepdf.Object.parse(b"<<" + given.rstrip()))
    name, *more = map(_named, tag.split())
    return name, more[0] if more else Properties()


# The same, as qpdf has read them.


def _floats(operands: Any) -> Operands:
    return tuple(map(float, operands))


def _parsed_shown(operands: Any) -> Shown:
    before = 0.0
    parts: list[tuple[bytes, float]] = []
    for one in operands:
        if isinstance(one, pikepdf.String):
            parts += [(bytes(one), 0.0)] if bytes(one) else []
        elif parts:
            data, move = parts[-1]
            parts[-1] = data, move + float(one)
        else:
            before += float(one)
    return Shown(before, list(parts))


def _parsed_mark(operands: Any) -> Operands:
    given = operands[1] if len(operands) > 1 else None
    return str(operands[0]), str(given) if isinstance(given, pikepdf.Name) else properties(given)


_READ: dict[str, Callable[[bytes], Operands]] = {
    **dict.fromkeys(["q", "Q", "BT", "T*", "EMC"], _nothing),
    **dict.fromkeys(["cm", "Tm", "Td", "TD", "Tc", "Tw", "Tz", "TL", "Ts", "Tr", "w"], _numbers),
    **dict.fromkeys(["BMC", "BDC"], _mark),
    "Tf": _font,
    "Do": _name,
    "gs": _name,
    "TJ": _array,
    "Tj": _string,
    "'": _string,
}
_PLAIN = {name.encode("ascii"): (name, read) for name, read in _READ.items()}
_PARSED: dict[str, Callable[[Any], Operands]] = {
    **dict.fromkeys(["q", "Q", "BT", "T*", "EMC"], lambda operands: ()),
    **dict.fromkeys(["cm", "Tm", "Td", "TD", "Tc", "Tw", "Tz", "TL", "Ts", "Tr", "w"], _floats),
    **dict.fromkeys(["BMC", "BDC"], _parsed_mark),
    "Tf": lambda operands: (str(operands[0]), float(operands[1])),
    "Do": lambda operands: (str(operands[0]),),
    "gs": lambda operands: (str(operands[0]),),
    "TJ": lambda operands: (_parsed_shown(operands[0]),),
    "Tj": lambda operands: (_parsed_shown(operands[:1]),),
    "'": lambda operands: (_parsed_shown(operands[:1]),),
    '"': lambda operands: (*_floats(operands[:2]), _parsed_shown(operands[2:3])),
}
_KNOWN = " ".join(_PARSED)
