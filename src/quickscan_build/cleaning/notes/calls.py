"""The marks of footnotes in running text: raised numbers, and what OCR makes of them."""

from __future__ import annotations

import re
from functools import partial
from itertools import chain

RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_CALL = re.compile(
    r"[0-9¹²³⁰⁴-⁹](?<=[a-zà-ÿ.,;:)\]’”\"'»?!].)(?<![A-Z\d][.,:].)(?<!\b[a-tv-z]\d)"
    r"(?<!\d[a-z]\d)(?<!\b[a-tv-z]\.\d)(?<!\bm[²³23])(?<!\b[cdkmN]m[²³23])(?<!\.{4}\d)"
    r"(?:(?<=\d)\d{0,2}|(?<=\D)[¹²³⁰⁴-⁹]{0,2})(?=[\s.,;:)]|$)(?![.,]\d)"
)
"""A raised number; what follows a letter by itself is none (``v1``, ``2a1``, ``e.5``), nor is
that of a unit (``m³``), what a figure follows, or what dots lead to."""
_SIGNS = r"*®°©}{™¢^!?\"'“”’‘>+|0-9SIlO"
_STRAY = re.compile(
    rf"[{_SIGNS}:](?:(?<=[a-zà-ÿ]{{4}}\.:)(?<!bijv\.:)(?=\s|$)"
    rf"|(?<=[.,;:)\]][^:])(?<![A-Z\d][.,:].)[{_SIGNS}]{{0,2}}(?=\s|$)"
    r"|(?<=\w[*®°©™^])(?<!\d°)[*®°©™^]{0,2}(?=[\s.,;:)]|$))"
)
"""What OCR makes of a raised number: signs at the end of a word that belong to nothing. ``°`` behind a
figure is a sign of its own: ``20° C``, and ``1°`` for a first item."""
_AMID = re.compile(r"[?\"'“”‘’](?<=[a-zA-ZÀ-ÿ\d].)(?:(?=\s[a-zà-ÿ])|(?<![?])(?=[.,;:]\s))")
"""The same right behind a word, where the sentence runs on, or before its stop: it is no question."""
_STRONG = re.compile(r"[*®°©}{™¢^+|0-9]|!.|\?.|^[?!]")
_OPENING = re.compile(r"[\"'“‘„](?<![^\s(\[].)(?=\w)")
_CLOSING = re.compile(r"[\"'”’](?<=[\w.,;:!?)].)(?!\w)")
"""Quotation marks that open and that close; an apostrophe within a word is neither."""
QUOTES = frozenset("\"'“”’‘")
_DOUBLE = frozenset('"“”„')
LONELY = 60
"""Characters on either side of a mark among which there is no other if it belongs to no quotation."""
_QUOTED = 1000
"""Characters of a quotation, at most."""


def numbers_called(content: str, start: int, end: int) -> set[str]:
    """The numbers that are marks in a part of the content."""
    return {found.group().translate(RAISED) for found in _CALL.finditer(content, start, end)}


def strays(content: str, start: int, end: int, *, quotes: bool = True) -> int:
    """How many signs belong to nothing, as misread marks do."""
    signs = filter(partial(_is_stray, content), _STRAY.finditer(content, start, end))
    return sum(quotes or not set(one.group()) <= QUOTES for one in chain(signs, _amid(content, start, end)))


def _amid(content: str, start: int, end: int) -> list[re.Match[str]]:
    """The signs right behind a word, where the sentence runs on, that belong to nothing."""
    signs = _AMID.finditer(content, start, end)
    return [found for found in signs if not (_is_quoted(content, found) or _closes(content, found))]


def calls_of(content: str, start: int, end: int, numbers: list[int]) -> dict[int, tuple[int, int]]:
    """Where the marks of the notes are: those a decision wrote, as ``[^3]``, or that were read as numbers;
    else the only stray marks between them.
    """
    calls: dict[int, tuple[int, int]] = {}
    marks = {number: f"[^{number}]" for number in numbers}
    places = {number: content.find(mark, start, end) for number, mark in marks.items()}
    written = {number: (at, at + len(marks[number])) for number, at in places.items() if at >= 0}
    for found in _CALL.finditer(content, start, end):
        number = int(found.group().translate(RAISED))
        known = number not in numbers or number in calls or number in written
        if not known and all(earlier < number for earlier in calls):
            calls[number] = found.span()
    calls |= written
    missing = [number for number in numbers if number not in calls]
    while missing:
        first = missing[0]
        run = [first]
        while run[-1] + 1 in missing:
            run.append(run[-1] + 1)
        missing = missing[len(run) :]
        at = calls[first - 1][1] if first - 1 in calls else start
        stop = calls[run[-1] + 1][0] if run[-1] + 1 in calls else end
        signs = [found for found in _STRAY.finditer(content, at, stop) if _is_stray(content, found)]
        signs = [found for found in signs if not _closes(content, found)]
        if len(signs) > len(run):
            signs = [found for found in signs if _STRONG.search(found.group())]
        elif len(signs) < len(run):
            amid = [one for one in _amid(content, at, stop) if one[0] not in QUOTES or _alone(content, one)]
            # A quotation mark may close one that seems not to open: it is taken last.
            sure = [one for one in amid if one[0] not in QUOTES]
            more = amid if len(signs) + len(sure) < len(run) else sure
            signs = sure if len(sure) == len(run) else sorted([*signs, *more], key=re.Match.start)
        if len(signs) == len(run):
            pairs = zip(run, signs, strict=True)
            calls.update((number, one.span()) for number, one in pairs if not _may_close(content, one))
    return calls


def _alone(content: str, found: re.Match[str]) -> bool:
    """Whether there is no other quotation mark, nor an apostrophe, near one."""
    before = content[max(found.start() - LONELY, 0) : found.start()]
    return QUOTES.isdisjoint(before) and QUOTES.isdisjoint(content[found.end() : found.end() + LONELY])


def _closes(content: str, found: re.Match[str]) -> bool:
    """Whether a sign closes the current quotation, or one that is the whole paragraph.

    A sign in place of a note's number inside a quotation also seems to close it, so such a sign is taken
    last.
    """
    if found.group() not in _DOUBLE:
        return False
    before, opened, closed = _quotation(content, found.start())
    if before[:1] in _DOUBLE and content[found.end() : found.end() + 2] in ("\n\n", "\n", ""):
        return True
    return opened > closed


def _may_close(content: str, found: re.Match[str]) -> bool:
    """Whether a sign may close a quotation that another seems to close: one of the two is the mark."""
    if found.group() not in _DOUBLE:
        return False
    before, opened, closed = _quotation(content, found.start())
    return 0 <= opened < closed and before[closed - 1] in ".?!"


def _quotation(content: str, at: int) -> tuple[str, int, int]:
    """The block before a place, and where its last double mark that opens and that closes are in it."""
    before = content[max(at - _QUOTED, 0) : at].rpartition("\n\n")[2]
    opened, closed = (
        max((one.start() for one in pattern.finditer(before) if one[0] in _DOUBLE), default=-1)
        for pattern in (_OPENING, _CLOSING)
    )
    return before, opened, closed


def _is_stray(content: str, found: re.Match[str]) -> bool:
    """Whether signs at the end of a word belong to nothing: not to a sentence, nor to a quotation."""
    mark = found.group()
    if mark in "?!" and content[found.start() - 1] in ")]":
        # "(… de vestiging)?": a question, unless the sentence goes on.
        return content[found.end() + 1 : found.end() + 2].islower()
    if not set(mark) <= QUOTES:
        return True
    return not _is_quoted(content, found)


def _is_quoted(content: str, found: re.Match[str]) -> bool:
    """Whether a quotation opened before a sign, and did not close."""
    before = content[max(found.start() - 400, 0) : found.start()]
    return len(_OPENING.findall(before)) > len(_CLOSING.findall(before))
