"""A capital I that was read as a small l among capitals: ``Al-systeem``, ``Bijlage Ill``.

``Al`` with a hyphen is the abbreviation, unless the two halves make a word (``Al-gemeen``) or a name
follows. So are ``All-systeem`` and ``Ai-systeem``, where the document writes it with the same word. ``Al``
by itself is the abbreviation in the middle of a sentence or in brackets, where the document writes it
elsewhere; at the start of a sentence it may be the Dutch word, and before a verb it is a Doubt. ``leder``
at the start of a sentence is ``Ieder``; ``1k`` before a verb in the first person is ``Ik``. ``laaS`` and
``lT-afdeling`` begin with an I; ``APl`` ends with one where the document writes ``API``, and ``BlO-kader``
has one where it writes ``BIO``; ``ISO/EC`` lost one where it writes ``ISO/IEC``. So do names: ``de heer W.
ledema`` and ``mevrouw |. Dral``. The papers of parliament are of one of two chambers: ``Kamerstukken I!
2021/22``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..names import names_with_i, seconds_with_i
from ..numerals import numerals
from ..rule import Doubt, Edit, Finding, Rule
from ..signs import forms_at, matches, places_of, words_at

_AL = re.compile(r"Al(?![^\W_])(?<![^\W_]Al)")
_WITH_HYPHEN = re.compile(r"A[Il]-[a-z](?<!\w...[a-z])")
_OTHERWISE = re.compile(r"A(?:ll|lI|Il|[iLTb])(?=-([^\W\d_]{3,40}+))(?<![^\W_]A..)(?<![^\W_]A.)")
"""The abbreviation read as ``All-``, ``AlI-``, ``Ai-`` or ``AL-``."""
_HYPHENED = re.compile(r"-([^\W\d_]+)")
_SUSPENDED = re.compile(r"- (?:en|of) [a-z]{4}")
_FREE = re.compile(r"[ \n]([^\W\d_]+)")
_CLOSED = re.compile(r"[)\]’'”\"]|[.,;:!?](?=[ \n])")
_MIDST = re.compile(r"[^\W\d_](?:[’'”]?|[,;]) \Z")
_BRACKET = re.compile(r"[(\[]\Z")
_VERBS = frozenset(("is", "kan", "wordt", "heeft", "biedt", "helpt", "maakt", "moet", "mag", "zal", "werkt"))
_ADVERBIAL = "de deze die dit eerder gauw het jaren langer na ruim sinds snel tijdens vanaf"
_AFTER_WORD = frozenset(_ADVERBIAL.split())
"""What follows the Dutch word where it opens a sentence."""
_NO_PART = frozenset(("dan", "met"))

_NAMES = """
Act Blindspots Board Coalition Coalitie Convention Ethics Fairness Governance Hub Impact Index Institute
Integration Lab Liability Literacy Management Maturity Office Pact Policy Regulation Risk Safety Strategy
Summit Systems Toolkit Treaty Verordening and can ethics for governance literacy models safety systems the
"""
_NAMED = frozenset(_NAMES.split())
"""What comes after it in names and English titles, but not in Arabic names (``Al Jazeera``)."""
_BEFORE_CAPITAL = re.compile(r"l(?=(?:[aeiouy]|aa|ee|oo)?[A-Z]{1,4}(?![a-z]))")
"""``laaS``, ``loT``, ``lT-afdeling``: no word opens like this."""
_STROKE = re.compile(r"[|\[\\!](?<![^\s(\[\"'‘“-].)(?=([A-Z]{1,4})(?![^\W_]|\]))")
"""``|CT-beleid``."""
_STROKES = ("|", "\\")
"""What may be an I itself, so that it tells nothing of an l behind it."""
_COMPOUND = re.compile(r"([A-Z]{2,4})l([a-z]{4,40})")
"""``PKloverheid``."""
_AI = re.compile(r"A[!|\]](?<![^\W_]A.)(?= [a-z])")
_FIRST_PERSON = re.compile(
    r"(?:[\\|1]k(?<![\w.,-]..)|[lI]ik(?<![\w.,-]...))(?= (?:ben|dacht|denk|doe|ga|geef|ging|had|heb|hoop"
    r"|hoor|kan|kon|krijg|mag|merk|mis|moet|snap|vind|voel|vond|was|weet|wil|wilde|wist|zag|zie|zou)\b)"
)
"""``1k heb``: verbs in the first person, which follow nothing but ``Ik``."""
_OPENING_IK = tuple(re.compile(rf"{read}(?= [a-zà-ÿ]{{2}})") for read in (" (k)", "(1k)"))
"""What is left of it where a sentence opens, whatever verb follows."""
_FOR_IK = {"1k": "k", "lik": "lik", "Iik": "Iik"}
"""What such a word is read as, and the form that the document then has."""
_OPENS = re.compile(r"(?:\A|\n\n|[^\W\d_]{3}[^\W\d_v][.!?][”’\")]? )[\"“‘']?\Z")
"""What precedes a new sentence, and is not the end of an abbreviation (``bijv.``)."""
_EACH = re.compile(r"le(?:der|ts)(?= [a-zà-ÿ]+[ ,])")
_LAST = re.compile(r"!(?<=[A-Z]{2}!)(?![^\W_])(?! [A-Z]|\n|\Z)")
"""``AP!``."""
_PAPERS = re.compile(r"Kamerstukken ([Il1|!t\]]{1,2})(?= \d{4}[/-]\d{2})")
"""The chamber whose papers a reference names: ``Kamerstukken I! 2021/22``."""
SHORTEST_READ = 3
"""Letters of an abbreviation whose last one is an I."""
RECURS = 2
"""Times that the document must write an abbreviation before it is believed to have been misread."""
_PREFIX = re.compile(r"[^\W\d_][\w-]*-\Z")
"""``hoog-risico-AI-systemen``."""
_WORD_BEFORE = re.compile(r"[^\W\d_]{6,40} \Z")
LONG = 8
"""Letters of ``Al`` and a word that are written solid."""
LONGEST = 40
"""Characters of what precedes the abbreviation in a word."""
_LOOK = 24
"""Characters looked back."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    content = text.content
    written = _writes_ai(content, language)
    for found in _AL.finditer(content):
        start, end = found.span()
        evidence = _abbreviation(content, start, end, language, written)
        if evidence:
            yield Edit(start + 1, end, "I", evidence)
        elif written and (verb := _FREE.match(content, end)) and verb[1] in _VERBS:
            yield Doubt(start, end, ("AI", "Al"), "the document writes AI; Al before a verb may be either")
    strokes = places_of(content, "|[\\")
    yield from _first_person(content, strokes, language)
    for at in places_of(content, filter(language.count, ("leder", "lets"))):
        if _EACH.match(content, at) and _OPENS.search(content, max(at - _LOOK, 0), at):
            yield Edit(at, at + 1, "I", "a sentence opens, with a capital")
    yield from names_with_i(content, strokes, language)
    yield from seconds_with_i(content)
    yield from _opening_abbreviations(content, strokes, language)
    yield from _in_abbreviations(content, language)
    if written:
        for at in places_of(content, "!|]"):
            if _AI.match(content, at - 1) and _MIDST.search(content, max(at - 4, 0), at - 1):
                yield Edit(at, at + 1, "I", "document: AI; the sentence goes on")
        yield from _otherwise(content, language)
        yield from _glued(content, language)
        yield from _last_parts(content, language)
    yield from numerals(content, language)
    for found in _PAPERS.finditer(content):
        if found[1] != (chamber := "I" * len(found[1])):
            yield Edit(
                found.start(1), found.end(1), chamber, "papers of one of the two chambers of parliament"
            )


def _first_person(content: str, strokes: list[int], language: Language) -> Iterator[Edit]:
    """What was ``Ik``: before verbs in the first person, and where a sentence opens."""
    readings = (reading for reading, form in _FOR_IK.items() if language.count(form))
    for at in (*strokes, *places_of(content, readings)):
        if first := _FIRST_PERSON.match(content, at):
            yield Edit(at, first.end(), "Ik", "a verb of the first person follows")
    opening = chain.from_iterable(pattern.finditer(content) for pattern in _OPENING_IK)
    for found in opening if language.count("k") else ():
        at = found.start(1)
        if _OPENS.search(content, max(at - _LOOK, 0), at) and not _FIRST_PERSON.match(content, at):
            yield Edit(at, found.end(), "Ik", "a sentence opens, and runs on")


def _opening_abbreviations(content: str, strokes: list[int], language: Language) -> Iterator[Edit]:
    """Abbreviations that open with an I."""
    forms = [form for form in language.cased if form[0] == "l" and _BEFORE_CAPITAL.match(form)]
    for at, _ in forms_at(content, forms):
        if content[at - 1 : at] not in _STROKES:
            yield Edit(at, at + 1, "I", "no word opens so: an abbreviation with I")
    for found in filter(None, (_STROKE.match(content, at) for at in (*strokes, *places_of(content, "!")))):
        if found[0] in _STROKES or _writes(f"I{found[1]}", language):
            yield Edit(found.start(), found.end(), "I", "no word opens so: an abbreviation with I")


def _glued(content: str, language: Language) -> Iterator[Edit]:
    """``Alverordening``, if the document writes ``AI-verordening``, and this nowhere else."""
    glued: dict[str, str] = {}
    for form in [form for form in language.capitals if form[:2] in ("Al", "AL") and len(form) >= LONG]:
        whole = f"AI-{form[2:]}"
        written = language.count(whole) + language.count(f"Al-{form[2:]}")
        if written > language.count(form) and form[2:].islower() and not language.listed(form.lower()):
            glued[form] = f"document: {whole}, {written} times"
    for at, form in forms_at(content, glued):
        yield Edit(at + 1, at + 2, "I-", glued[form])


def _last_parts(content: str, language: Language) -> Iterator[Edit]:
    """``GenAl``, and ``AL`` after a word that the document also has before ``AI``."""
    ends = [form for form in language.capitals if form[-2:] == "Al" and form[-3:-2].islower()]
    for at, form in forms_at(content, ends):
        yield Edit(at + len(form) - 1, at + len(form), "I", "document: AI; a capital within a word")
    if 0 < language.count("AL") < language.count("AI") + language.count("Al"):
        known = {before for form in ("AI", "Al") for _, before in _after_words(content, form)}
        for at, before in _after_words(content, "AL"):
            if before in known:
                yield Edit(at + 1, at + 2, "I", f"document: {before}AI")


def _after_words(content: str, form: str) -> Iterator[tuple[int, str]]:
    """Where a form follows a word, and that word with the blank between them."""
    for at in words_at(content, form):
        if before := _WORD_BEFORE.search(content, max(at - LONGEST, 0), at):
            yield at, before[0]


def _in_abbreviations(content: str, language: Language) -> Iterator[Edit]:
    """Abbreviations with an I inside or at the end, if the document writes them."""
    misread: dict[str, tuple[int, str]] = {}
    for form in [form for form in language.capitals if "l" in form]:
        last = form.partition("-")[0]
        if (compound := _COMPOUND.fullmatch(last)) and _is_compound(compound[2], language):
            misread[form] = compound.end(1), f"lexicon: {compound[2]}, after an abbreviation with I"
        elif last[-1] == "l" and len(last) >= SHORTEST_READ:
            word = f"{last[:-1]}I"
            if _writes(word, language):
                misread[form] = len(word) - 1, f"document: {word}, {language.count(word)} times"
        elif within := _WITHIN.search(last):
            word = f"{last[: within.start()]}I{last[within.end() :]}"
            if language.count(word) > max(language.count(last), RECURS):
                misread[form] = within.start(), f"document: {word}, {language.count(word)} times"
    for at, form in forms_at(content, misread):
        where, evidence = misread[form]
        yield Edit(at + where, at + where + 1, "I", evidence)
    for found in matches(_LAST, content, "!"):
        at = found.start()
        word = f"{_CAPITALS_END.findall(content[max(at - _LOOK, 0) : at])[-1]}I"
        if _writes(word, language):
            yield Edit(at, at + 1, "I", f"document: {word}, {language.count(word)} times")


def _is_compound(rest: str, language: Language) -> bool:
    return language.listed(rest) and not language.listed(f"l{rest}")


def _writes(word: str, language: Language) -> bool:
    """Whether the document writes an abbreviation, and hardly ever differently."""
    return word.isupper() and language.count(word) > max(language.count(f"{word[:-1]}l"), RECURS)


_WITHIN = re.compile(r"l(?<=[A-Z]l)(?=[A-Z])")
_CAPITALS_END = re.compile(r"[A-Z]+\Z")


def _otherwise(content: str, language: Language) -> Iterator[Edit]:
    """``All-`` and ``Ai-`` before what the document writes after ``AI-`` or ``Al-``."""
    for found in _OTHERWISE.finditer(content):
        prefix = _PREFIX.search(content, max(found.start() - LONGEST, 0), found.start())
        before = prefix[0] if prefix else ""
        if any(language.count(f"{part}{ai}-{found[1]}") for part in {"", before} for ai in ("AI", "Al")):
            yield Edit(found.start() + 1, found.end(), "I", f"document: AI-{found[1]}")


def _writes_ai(content: str, language: Language) -> bool:
    """Whether the document writes the abbreviation: by itself, or with a hyphen as no word is written."""
    return language.count("AI") > 0 or any(
        _abbreviation(content, found.start(), found.start() + 2, language, False)
        for found in _WITH_HYPHEN.finditer(content)
    )


def _abbreviation(content: str, start: int, end: int, language: Language, written: bool) -> str:
    """Why ``Al`` at this place is the abbreviation; empty if it is not, or may not be."""
    part = _HYPHENED.match(content, end)
    if part:
        second = part[1]
        if second.lower() in _NO_PART or language.listed(f"Al{second}"):
            return ""
        if second.islower() or (written and language.lexical(second.lower()) and second[1:].islower()):
            return f"Al-{second} is no word; the abbreviation AI takes a hyphen"
        return ""
    if _SUSPENDED.match(content, end):
        return "a hyphen before en or of: the abbreviation AI, no word"
    if start and content[start - 1] == "-" and content[start - 2 : start - 1].islower():
        return "a capital after a hyphen: the abbreviation AI"
    if not written:
        return ""
    back = max(start - 3, 0)
    if _BRACKET.search(content, back, start) and _CLOSED.match(content, end):
        return "document: AI; in brackets by itself"
    after = _FREE.match(content, end)
    if after and after[1] in _NAMED:
        return f"document: AI; {after[1]} comes after it"
    if after and after[1] in _AFTER_WORD and content[start - 2 : start - 1] in ",;":
        # The comma may have been a stop: "..., Al sinds 1641".
        return ""
    if _MIDST.search(content, back, start) and not (after and after[1][0].isupper()):
        return "document: AI; a capital in mid-sentence"
    return ""


RULE = Rule("capital_i", Kind.LETTER, "hoofdletter I die als kleine l was gelezen", find)
