"""A blank that OCR lost before a small word comes back: ``vragenlijstvan`` is ``vragenlijst van``.

So does one between two small words that do not make another (``Eris``, ``afte``), one after ``u``
(``Ukunt``) and one after the day of a date; in a worn scan, one after any listed word (``versterkthet``).
Otherwise it comes back only where the word is long and stands by itself elsewhere in the document, the
small one is no ending of Dutch, and the two together are nothing that Dutch or the document attests.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from string import digits

from ...language import Language
from ...language.lexicon import MONTHS
from ...ledger import Kind
from ...text import Text
from ..respelling import Respelling, respell
from ..rule import Edit, Finding, Rule
from ..signs import forms_at, matches

_SMALL = ("aan", "bij", "dat", "door", "met", "naar", "niet", "om", "over", "uit", "van", "voor", "in", "is")
_PAIRED = """
er dat dit het deze die de een is zijn was wordt worden kan en of in op van voor met aan bij te om uit niet
ook af
"""
"""Small words; two of them that lost their blank do not make a word: ``Eris``, ``afte``, ``Ditzijn``."""
_SMALL_WORDS = _PAIRED.split()
_PAIRS = frozenset(a + b for a in _SMALL_WORDS for b in _SMALL_WORDS if len(a) + len(b) > 3 and b != "er")
_OPENERS = ("er", "dat", "dit", "het", "deze")
_FORMS = _PAIRS | {pair.capitalize() for pair in _PAIRS if pair.startswith(_OPENERS)} | {"enof"}
"""With a capital only pairs that open sentences: ``Ismet`` is a name."""
_VERBS = """
bent gaat gebruikt geeft hebt heeft hoeft kiest kon krijgt kunt leest maakt mag moet neemt vindt vraagt was
weet wil wilt wordt ziet zou zult
"""
_POLITE = frozenset(u + verb for u in "uU" for verb in _VERBS.split())
"""``Ukunt``: no word is made like this, however often it occurs."""
_THERE_IS = re.compile(
    r" (?:al|beperkt|dan|deels|een|geen|iets|meer|niemand|niet|niets|nog|ook|sprake|steeds|veel|vooral|wel)\b"
)
"""What may follow ``Er is``, but not a name."""
_OPENS = re.compile(r"(?:\A|\n(?:- )?|\w{3}[.!?:][\"'”’)]? )[\"'“‘(]?\Z")
"""What precedes the first word of a sentence."""
_BESIDE = ("-", "_")
_GOES_ON = re.compile(r"[_@-]|\.\w")
"""What stands before and behind a part of something longer: an address, a name of a file."""
_RUNS_ON = re.compile(r" [a-zà-ÿ]")
_IN_THE = re.compile(r"Inde(?<![\w@/.-]Inde)(?! (?:hij|ze|zij|het|men|de|u|je|jij|wij|we)\b)")
"""``Inde pauze``: the verb opens a sentence only before its subject."""
_EN_OF = re.compile("en/of")
_DATE = re.compile(rf"[0-9](?=(?:{MONTHS}) \d{{4}})")
_ENDS = frozenset(small[-2:] for small in _SMALL)
_PERSONS = ("er", "ling", "graaf", "oog", "aar", "end", "eur", "ier", "ist")
"""Endings of words for persons, to which ``in`` adds the feminine."""
RECURS = 2
"""Times that the word must occur by itself."""
SHORTEST = 7
"""Letters of the first word."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    content = text.content
    for found in matches(_DATE, content, digits):
        yield Edit(found.end(), found.end(), " ", "a day and its month")
    yield from _paired(content, language)
    for found in _IN_THE.finditer(content) if language.count("Inde") else ():
        if _opens(content, *found.span()):
            yield Edit(found.start() + 2, found.start() + 2, " ", "two words at the start of a sentence")
    if language.worn:
        yield from _glued(text, language)
    words: dict[str, str] = {}
    for form in [form for form, times in language.counts.items() if times == 1 and form[-2:] in _ENDS]:
        if not form.endswith(_SMALL):
            continue
        small = next(filter(form.endswith, _SMALL))
        word = form.removesuffix(small)
        if len(word) < SHORTEST or not form.isalpha() or not form[1:].islower():
            continue
        if small == "in" and word.endswith(_PERSONS):
            continue
        if language.count(word) < RECURS or not language.listed(word):
            continue
        if not (language.lexical(form) or language.explanations(form)):
            words[form] = word
    for start, form in forms_at(content, words):
        at = start + len(words[form])
        if content[start - 1 : start] not in _BESIDE and not _GOES_ON.match(content, start + len(form)):
            told = f"document: {words[form]}, {language.count(words[form])} times; {form} is no word"
            yield Edit(at, at, " ", told)


def _paired(content: str, language: Language) -> Iterator[Edit]:
    """Two small words in one, which is nothing else and occurs in the document once or twice."""
    for form in filter(language.counts.__contains__, (*_FORMS, *_POLITE)):
        often = language.count(form) > RECURS and form not in _POLITE
        if (often and form.islower()) or language.lexical(form):
            continue
        if form == "enof":
            sign, size = "/", len("en")
            if not _EN_OF.search(content):
                continue
        elif form in _POLITE:
            sign, size = " ", 1
        else:
            first = max((word for word in _SMALL_WORDS if form.lower().startswith(word)), key=len)
            sign, size = " ", len(first)
        places = list(re.finditer(rf"{form}(?<![\w@/.-]{form})(?![\w@/-]|\.\w)", content))
        # A name also stands amid sentences, or before another one.
        often = often and not all(_opens(content, found.start(), found.end()) for found in places)
        for found in places:
            at = found.start() + size
            if often and not _THERE_IS.match(content, found.end()):
                continue
            yield Edit(at, at, sign, f"two words: {form[:size]} and {form[size:]}; {form} is none")


def _opens(content: str, start: int, end: int) -> bool:
    """Whether a sentence opens with what is between two places, and runs on behind it."""
    return _RUNS_ON.match(content, end) is not None and bool(_OPENS.search(content, max(start - 8, 0), start))


def _glued(text: Text, language: Language) -> Iterator[Finding]:
    """A listed word and the small word after it, which a worn scan made one."""

    def judge(form: str) -> Respelling | None:
        if len(form) < SHORTEST_GLUED or not form.endswith(_AFTER_WORDS) or not form.isalpha():
            return None
        small = next(filter(form.endswith, _AFTER_WORDS))
        word = form.removesuffix(small)
        if len(word) < SHORTEST_BEFORE or not form[1:].islower() or language.count(form) >= RECURS:
            return None
        if not language.listed(word) or language.lexical(form) or language.explanations(form):
            return None
        return Respelling(f"{word} {small}", evidence=f"{form} is no word, and the scan is worn")

    def allows(content: str, start: int, end: int, word: str) -> bool:
        return content[start - 1 : start] not in ("@", "/", ".", "-") and not _IN_ADDRESS.match(content, end)

    yield from respell(text, judge, allows)


_IN_ADDRESS = re.compile(r"[@/-]|\.\w")
_AFTER = "het aan van voor met niet naar deze is je de in op te"
_AFTER_WORDS = tuple(_AFTER.split())
SHORTEST_GLUED, SHORTEST_BEFORE = 5, 3
"""Letters of two words that a worn scan made one, and of the first of them."""

RULE = Rule("lost_blanks", Kind.JOIN, "spaties die de OCR niet zag", find)
