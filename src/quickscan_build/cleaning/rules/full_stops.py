"""A full stop that was read as a comma comes back at the end of a paragraph and before a new sentence.

    … is van een matige scan, Het gaat hier om de tekens    →    … scan. Het gaat hier om de tekens

Within a paragraph it comes back only in a scan that has three such commas, or one and one that ends a
paragraph, before a word that opens sentences and not a name, after a clause of some length that is not a
list: ``, De Bilt``, ``, Van der Velde`` and ``drie doelen: Een schone stad, Een …`` stay. So do the commas
of list items, of short lines (``Geachte heer,``), of a paragraph without a verb (``De minister van
Financiën,`` above ``Gelet op``) and of a sentence that announces what comes below it (``de volgende punten,
zie bijlage 4,``) and may continue there.

A stop that left no trace below the mark that closes a quoted sentence comes back where the next one opens.
An item that opens with a capital gets its stop back beside others, more of which end in one than in a comma.
In a coarse scan (``language.worn``) most commas before a capital were full stops: there any listed word
opens a sentence, and an item above one with a capital ends in a stop.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import takewhile

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Finding, Rule
from ..signs import matches

_END = re.compile(
    r",(?=\n\n)(?<=[\w)’”\"],)(?=\n\n(?:\d{1,2}\.? |\d{1,2}(?:\.\d{1,2}){1,3}\.? )?([^\W\d_]+)[ \n])"
)
_ITEM = re.compile(r"\s*(?:- |\d{1,3}[.)] |\[\^| *\|)")
_VERB = re.compile(
    r"\b(?:is|zijn|was|waren|wordt|worden|werd|werden|heeft|hebben|had|hadden|kan|kunnen|moet|moeten|zal|zullen|mag|wil"
    r"|gaat|staat|komt|blijft|geeft|maakt|dient|zich)\b"
    r"|[^\W\d_]{3}[.:!?] "
)
"""What most sentences have, a verb or the object that only one has; or a sentence before the last."""
CONFUSED = 2
"""Commas at the end of sentences that show a scan to confuse the two signs; one may be the author's."""
PROSE = 60
"""Characters. A shorter paragraph may be a salutation or an entry."""
_LIST = """
aangezien al alle als anders bij bovendien bovenstaande daar daarbij daarmee daarna daarnaast daarom dan
dankzij dat de deels deze die dit door doordat dus echter een elk elke en enkele er het hier hierbij
hierdoor hierin hiermee hieronder hierop hiervoor hij hoe hoewel ieder iedere iedereen ik immers in indien je
maar meestal men met na naast niet nu om omdat onder onderstaande ook op over overigens sinds sommige soms
te tenslotte tevens tijdens toch tot tussen uit vaak van vanuit veel veelal velen verder vervolgens volgens
voor vooral waar wanneer want wat we wel welke wie wij ze zij zo zodra zonder zowel
"""
_WORDS = "|".join(word.capitalize() for word in _LIST.split())
"""Words that open sentences, but not names."""
_WITHIN = re.compile(
    rf",(?= [A-Z])(?<=[a-zéëï],)(?= (?!(?:Bij|In|Op|Over|Te|Uit|Van|Voor) (?:de[nr]?|het|t|ter)\b)"
    rf"(?:(?:{_WORDS}) [a-zà-ÿ]+,? [^\s.;:]+[ ,]|In (?:19|20)\d\d [a-z]+ ))"
)
_IN_QUOTES = re.compile(
    r"[”\"’](?<=[a-zéëï]{3}.)(?= (?!Bij |In |Op |Over |Te |Uit |Van |Voor )"
    rf"(?:{_WORDS}) [a-zà-ÿ]{{1,40}}+,? [^\s.;:]{{1,40}}[ ,])"
)
"""What closes a quotation without a stop, and the sentence behind it: the stop is lost below the mark."""
_OPENS_QUOTE = {"”": "“", "’": "‘", '"': '"'}
_BEFORE_CAPITAL = re.compile(r",(?<=[^\W\d_],|[)’”],)(?= ([A-ZÀ-Ý][a-zà-ÿ]*) (?:([a-z]++) |[^\W_]))")
_OPENER = re.compile(_WORDS)
_COMPOUND = re.compile(r"[^\W\d_]{2,20}+-[a-z]{4,40}+ [a-z]")
_ITEM_END = re.compile(r",(?<=[a-zéë)’”],)(?=\n+ *(?:- |(?:\d{1,3}|[a-z])[.)] )?[A-ZÀ-Ý]|\n?\Z)")
_SENTENCE_ITEM = re.compile(r" *(?:- |(?:\d{1,3}|[a-z])[.)] )[\"'“‘(]?[A-ZÀ-Ý]")
_ANNOUNCES = re.compile(r"\b(?:onderstaande|volgende|hieronder|hierna|als volgt)\b", re.IGNORECASE)
_ENUMERATES = re.compile(r": (?:[\"'‘“]?[A-ZÀ-Ý]|(?![^:]*, [a-z]))")
"""A list of items with capitals follows, or may follow: no item without one has come yet."""
_PAIRS = (("“", "”"), ("‘", "’"), ("„", "”"))
_STOP = re.compile(r"[.!?\n] ?")
_CLAUSE = re.compile(r"[^.,:;!?\"“”‘\n]{16,}\Z")
_SHORT_CLAUSE = re.compile(r"[^.,:;!?\n]{8,}\Z")
ITEM = 60
"""Characters of an item with a capital in a sentence that enumerates such."""
QUOTED = 3
"""Blanks in a quoted sentence, at least."""
AROUND = 1500
"""Characters on either side of an item among which there are others that show how its list is written."""
_SENTENCE = 300
"""Characters looked back for the start of the sentence."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    content = text.content
    ends = [found.start() for found in _END.finditer(content) if _is_prose(content, found, language)]
    proves = _is_long if language.worn else _among_sentences
    ends += [found.start() for found in _ITEM_END.finditer(content) if proves(content, found)]
    for at in sorted(set(ends)):
        yield Edit(at, at + 1, ".", "the paragraph ends here; the next opens a sentence")
    for found in matches(_IN_QUOTES, content, '”"’'):
        if _quotes_sentence(content, found.start()):
            yield Edit(found.start(), found.start(), ".", "a quoted sentence ends here; another opens")
    within = [found.start() for found in _within(content, language)]
    # An author writes some of these commas, but hardly one that ends a paragraph.
    if language.worn or len(ends) + len(within) >= CONFUSED + (not ends):
        evidence = f"a sentence opens; so it does below {len(ends) + len(within)} commas of this scan"
        for at in within:
            yield Edit(at, at + 1, ".", evidence)


def _within(content: str, language: Language) -> Iterator[re.Match[str]]:
    """The commas before a word that opens a sentence."""
    if not language.worn:
        yield from (found for found in _WITHIN.finditer(content) if _ends_clause(content, found.start()))
        return
    for found in _BEFORE_CAPITAL.finditer(content):
        at, word = found.start(), found[1]
        if _OPENER.fullmatch(word) and _SHORT_CLAUSE.search(before := content[max(at - _SENTENCE, 0) : at]):
            near = _STOP.split(before)[-1][-ITEM:]
            if (found[2] or _is_compound(content, found.end(1) + 1)) and not _ENUMERATES.search(near):
                yield found
        elif found[2] and language.listed(word.lower()) and _ends_clause(content, at):
            yield found


def _is_compound(content: str, at: int) -> bool:
    """Whether a word has a hyphen, as a name behind an article hardly has: ``De ebMS-architectuur``."""
    return _COMPOUND.match(content, at) is not None


def _is_long(content: str, found: re.Match[str]) -> bool:
    """Whether a comma ends an item, or a paragraph that is not a salutation."""
    start = content.rfind("\n", 0, found.start()) + 1
    return found.start() - start >= PROSE or _ITEM.match(content, start) is not None


def _quotes_sentence(content: str, at: int) -> bool:
    """Whether what a mark closes opens with a capital and has some words: a sentence, not a term."""
    start = max(content.rfind("\n", max(at - _SENTENCE, 0), at) + 1, at - _SENTENCE, 0)
    opened = content.rfind(_OPENS_QUOTE[content[at]], start, at)
    quoted = content[opened + 1 : at]
    inside = opened >= 0 and not any(mark in quoted for mark in '“”"')
    return inside and quoted[:1].isupper() and quoted.count(" ") >= QUOTED


def _among_sentences(content: str, found: re.Match[str]) -> bool:
    """Whether a comma ends an item that opens with a capital, beside more that a stop ends than a comma."""
    at = found.start()
    start = content.rfind("\n", max(at - AROUND, 0), at) + 1
    if not start or not _SENTENCE_ITEM.match(content, start):
        return False
    above = content[max(start - AROUND, 0) : start].split("\n")[:0:-1]
    below = content[at + 1 : at + AROUND].split("\n")[:-1]
    beside = [line for rows in (above, below) for line in takewhile(_opens_item, filter(None, rows))]
    return sum(line[-1] == "." for line in beside) > sum(line[-1] in ",;" for line in beside)


def _opens_item(line: str) -> bool:
    return _SENTENCE_ITEM.match(line) is not None


def _ends_clause(content: str, at: int) -> bool:
    """Whether there are enough words before a comma to end a sentence, and none that open a list."""
    before = content[max(at - _SENTENCE, 0) : at]
    if not _CLAUSE.search(before):
        return False
    sentence = _STOP.split(before)[-1]
    quoted = sentence.count('"') % 2 or any(sentence.rfind(a) > sentence.rfind(b) for a, b in _PAIRS)
    return not quoted and not _ENUMERATES.search(sentence)


def _is_prose(content: str, found: re.Match[str], language: Language) -> bool:
    start = content.rfind("\n", 0, found.start()) + 1
    opens = found[1]
    return (
        found.start() - start >= PROSE
        and not _ITEM.match(content, start)
        and opens[0].isupper()
        and language.lexical(opens.lower())
        and (language.worn or _VERB.search(content, start, found.start()) is not None)
        and not _ANNOUNCES.search(
            _STOP.split(content[max(start, found.start() - _SENTENCE) : found.start()])[-1]
        )
    )


RULE = Rule("full_stops", Kind.MARK, "punten die als komma waren gelezen", find)
