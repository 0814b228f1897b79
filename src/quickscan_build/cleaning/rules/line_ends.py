"""A hyphen at a line end breaks a word, belongs to a compound, or is suspended: Dutch itself shows which.

    profes-/sionals            →  professionals
    co-/creatieve              →  co-creatieve       (the document writes co-creatief elsewhere)
    AI-/systeem                →  AI-systeem
    huis-aan-/huisverspreiding →  huis-aan-huisverspreiding
    financi-/ele               →  financiële         (Dutch drops the trema where a line breaks)
    zorg-/en welzijn           →  zorg- en welzijn

    idee-/&n                   →  ideeën             (what OCR made of an ë that opens a line)
    potenti-ele                →  potentiële         (within a line: neither half is a word)

Where both readings are attested, or neither is although both halves are words, a Doubt asks. Until it is
answered the halves are one if both are words of Dutch, for a line end breaks more words than compounds have
hyphens; else the hyphen stays as it was read, except in names. In a web address they are one if they make a
word that is listed, or that the document writes twice; else the hyphen stays there, too, and a Doubt asks.
The line ends that break a word are those that ``paragraphs`` left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..hyphens import (
    SUSPENDED,
    TREMA,
    Hyphened,
    Verdict,
    read_halves,
    read_in_address,
    read_plural,
    small_letter,
    with_trema,
)
from ..rule import Doubt, Edit, Finding, Rule, edit
from ..setting.flow import ITEM
from ..setting.line_edges import in_address
from ..signs import forms_at, matches

_LINE_END = re.compile(r"\n(?<=\w[-\u00ad\u2010¬]\n)(?=([^\W_]+(?:['’-][^\W_]+)*))")
_QUOTED = re.compile(r"-\n(?<=[^\W_][\"”’']-\n)(?=([^\W_]+))")
_SIGNED = re.compile(r"[&@](?<=[^\W\d_]-\n.)([a-z]{1,9})(?![\w@;]|\.\w)")
"""The end of a word that opens with a sign."""
_TOKEN = re.compile(r"[^\W_]+(?:[-'’][^\W_]+)*$")
_GOES_ON = re.compile(
    r"[.,;:)]|\n?[ \n](?:met|in|op|van|de|het|een|die|dat|aan|bij|voor|te|om|is|zijn|worden|kunnen|moeten"
    r"|hebben|door|uit|over|naar|tot|als|of|en|tegen|tussen|onder|zonder|niet|nog|ook|wel|maar|hun|zich)\b"
)
"""What follows the end of a plural, and never the hyphen of a pair: ``partij- en coalitiebelang``."""
_BESIDE = ("-", "_")
"""What stands beside a part of something longer."""
LONGEST = 80
"""Characters looked back for the first half of a word."""
LONGEST_MARK = 3
"""Letters or digits of the mark of an item."""
LONGEST_ROW = 400
"""Characters of a row of a table."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    content = text.content
    hyphened = Hyphened.of(language)
    yield from _within(content, language)
    for found in _QUOTED.finditer(content):
        after = " " if found[1] in SUSPENDED else ""
        yield Edit(found.start() + 1, found.start() + 2, after, "a hyphen after a quotation mark")
    yield from _signed(content, language)
    read = cache(lambda left, right, sign: read_halves(left, right, sign, language, hyphened))
    barred = " | " in content
    solid = Verdict.SOLID
    for found in _LINE_END.finditer(content):
        start, end, right = found.start() - 1, found.end(), found[1]
        if len(right) <= LONGEST_MARK and ITEM.match(content, end):
            continue
        token = content[max(start - LONGEST, 0) : start].rsplit(None, 1)[-1]
        left = token if token.isalnum() else _before(token)
        if not left or (barred and not _is_one(left, right, language) and _in_rows(content, start, end)):
            continue
        if left is not token and in_address(token):
            reading = read_in_address(left, right, language)
        else:
            goes_on = right == "en" and _GOES_ON.match(content, end + 2)
            plural = read_plural(left, language) if goes_on else None
            reading = plural or read(left, right, content[start])
        verdict, evidence, candidates = reading
        if verdict is solid:
            yield edit((start, end, "", evidence, ""))
        elif verdict is Verdict.TREMA:
            yield Edit(start, end + 1, TREMA[right[0]], evidence)
        elif verdict is Verdict.HYPHEN and (small := small_letter(left, right, language)):
            yield Edit(start, end + 1, small, f"lexicon: {left}{small}{right[1:]}; no capital in a word")
        else:
            yield Edit(start + 1, end, " " if verdict is Verdict.SUSPENDED else "", evidence)
        if candidates:
            yield Doubt(start - len(left), end + len(right), candidates, evidence)


def _signed(content: str, language: Language) -> Iterator[Finding]:
    """``idee-/&n``, ``financi-/@e``: a sign in place of an ë, or of that and the letter after it."""
    for found in matches(_SIGNED, content, "&@"):
        start, end = found.start(), found.end()
        left = _before(content[max(start - LONGEST, 0) : start - 2].rsplit(None, 1)[-1])
        word = next(filter(language.listed, (f"{left}{sign}{found[1]}" for sign in ("ë", "ël"))), "")
        if word:
            meant = word[len(left) : -len(found[1])]
            yield Edit(start - 2, start + 1, meant, f"lexicon: {word}; no word goes on with a sign")
        else:
            yield Edit(start - 1, start, "", "a sign that may be a letter")
            yield Doubt(start - 2 - len(left), end, (f"{left}ë{found[1]}",), "no word goes on with a sign")


def _within(content: str, language: Language) -> Iterator[Edit]:
    """``potenti-ele`` within a line, which OCR took from the end of one: neither half is a word."""
    forms: dict[str, tuple[int, str]] = {}
    for form in language.hyphened:
        stem, _, tail = form.rpartition("-")
        if not stem.isalpha() or language.lexical(form):
            continue
        trema = with_trema(stem, tail)
        if trema and language.listed(trema) and not language.lexical(stem) and not language.lexical(tail):
            forms[form] = len(stem), f"lexicon: {trema}; {stem} and {tail} are no words"
    for start, form in forms_at(content, forms):
        length, evidence = forms[form]
        at, end = start + length, start + len(form)
        if content[start - 1 : start] not in _BESIDE and content[end : end + 1] not in _BESIDE:
            yield Edit(at, at + 2, TREMA[form[length + 1]], evidence)


def _before(token: str) -> str:
    """The first half of a word, without other signs before it."""
    found = _TOKEN.search(token)
    return found[0] if found else ""


def _is_one(left: str, right: str, language: Language) -> bool:
    """Whether halves are one word even at the end of a row: the document has it, or neither half."""
    return language.count(left + right) > 0 or not (language.lexical(left) or language.lexical(right))


def _in_rows(content: str, start: int, end: int) -> bool:
    """Whether a line end separates rows of a table."""
    if content.find(" | ", end, end + LONGEST_ROW) < 0:
        return False
    stop = content.find("\n", end, end + LONGEST_ROW)
    above = content[
        max(content.rfind("\n", max(start - LONGEST_ROW, 0), start), start - LONGEST_ROW, 0) : start
    ]
    return " | " in above and " | " in content[end : stop if stop >= 0 else end + LONGEST_ROW]


RULE = Rule("line_ends", Kind.JOIN, "woorden die aan het regeleinde waren afgebroken", find)
