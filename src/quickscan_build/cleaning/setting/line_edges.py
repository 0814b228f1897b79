"""How a line begins and ends: inside a sentence, a word or a web address, or not."""

from __future__ import annotations

import re

_SENTENCE_END = re.compile(r"[.!?:;…][\"'”’»)\]]{0,3}(?:\[\^\d+\]|\d{1,2}|[¹²³⁰⁴-⁹]+)?$")
_SECTION = re.compile(r"(?:^|[ (])\d{1,2}(?:\.\d{1,2})+$")
"""A number that is no stop with the mark of a note behind it."""
HYPHENS = frozenset("-\u00ad\u2010¬")
_QUOTES = frozenset("\"”’'")
_TAILS = frozenset("\"'”’»)]⁰¹²³⁴⁵⁶⁷⁸⁹")
"""What may stand after a full stop: quotation marks, brackets, the mark of a note; so may digits."""
_SMALL = "de het een en of van met te als dat die deze dit naar tussen der hun rondom the and"
_UNFINISHED = frozenset((" -", " –", " —", " €", *(word[-2:] for word in _SMALL.split())))
"""The last two characters of what no sentence and no heading ends with, nor with a comma."""
_NUMBERED = re.compile(r"\b(?:artikel|bijlage|figuur|hoofdstuk|lid|nr\.|pagina|paragraaf|tabel)$")
"""What a number follows: a heading with this word alone has a capital."""
_SMALL_LAST = re.compile(rf"(?:\A|\W)(?:{_SMALL.replace(' ', '|')})$")
_LONGEST_SMALL = max(map(len, _SMALL.split())) + 1
LONGEST_END = 12
"""Characters looked at."""
_STOPS = frozenset(".!?:;…")
LONGEST_ADDRESS = 300
"""Characters looked back for the start of a web address."""
FILE = re.compile(r"[\w%+~-]{1,80}(?:\.[\w%+~-]{1,20}){0,3}\.(?:aspx|docx?|html?|pdf|php|pptx?|xlsx?)\b")
"""The name of a file, which an address may end in: with a capital, too."""


def ends_sentence(line: str) -> bool:
    """Whether a line ends as a sentence, or the words before a list, do."""
    last = line[-1]
    if last in _STOPS:
        return True
    if last not in _TAILS and not last.isdecimal():
        return False
    start = max(len(line) - LONGEST_END, 0)
    return _SENTENCE_END.search(line, start) is not None and _SECTION.search(line, start) is None


def ends_unfinished(line: str) -> bool:
    """Whether a line ends in mid-sentence."""
    if line[-2:] not in _UNFINISHED:
        return line[-1] == ","
    return not line[-1].isalpha() or _SMALL_LAST.search(line, max(len(line) - _LONGEST_SMALL, 0)) is not None


def names_number(line: str, below: str) -> bool:
    """Whether a line ends in a word that has its number on the line below: ``paragraaf`` / ``7.3``."""
    return below[0].isdecimal() and _NUMBERED.search(line, max(len(line) - LONGEST_END, 0)) is not None


def ends_broken(line: str) -> bool:
    """Whether a line ends in a letter or digit with a hyphen; a quotation mark may stand between."""
    if line[-1:] not in HYPHENS:
        return False
    before = line[-2:-1]
    return before.isalnum() or (before in _QUOTES and line[-3:-2].isalnum())


def in_address(before: str) -> bool:
    """Whether a text ends inside a web address."""
    words = before[-LONGEST_ADDRESS:].rsplit(None, 1)
    token = words[-1] if words else ""
    return "www." in token or "://" in token


def starts_low(line: str) -> bool:
    """Whether a line starts in mid-sentence: with a small letter, brackets and quotation marks aside."""
    for char in line[:3]:
        if char.isalpha():
            return char.islower()
        if char not in "('‘“\"[":
            return char in ",;)&/"
    return False
