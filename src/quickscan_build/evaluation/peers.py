"""The cleaners that are compared: ours, and others that one might reach for.

Each takes the text as OCR read it. The spellers correct the naive text word by word: a word of three
letters or more that their dictionary lacks becomes their first suggestion. The libraries of the peers are
the extra ``evaluate``; hunspell's Dutch dictionary is Debian's package ``hunspell-nl``.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NamedTuple

from ..cleaning.engine import clean
from ..cleaning.order import rules_for
from ..exits import ToolError
from ..language import dutch, lexicon
from ..language.words import WORD
from ..reading.plain import parse

Corrector = Callable[[str], str]
"""A function from a word to the word it should be."""
Cleaner = Callable[[str], tuple[str, int]]
"""A function from the text as OCR read it to the result and the number of doubts."""

HUNSPELL = Path("/usr/share/hunspell")
FREQUENT = 100_000
"""Words of wordfreq's Dutch list that symspell corrects to."""
SHORTEST = 3
_BROKEN = re.compile(r"(?<=[^\W\d_])-[ \t]*\n+\s*(?=[a-zà-ÿ])")


class Peer(NamedTuple):
    """A cleaner: its name, and how to make it, which may raise ``ToolError``."""

    name: str
    make: Callable[[], Cleaner]


def peers() -> tuple[Peer, ...]:
    """All of them, the simplest first and ours last."""
    return (
        Peer("raw", lambda: lambda raw: (raw, 0)),
        Peer("naive", lambda: _by_words(lambda word: word)),
        Peer("ftfy, naive", lambda: _by_words(lambda word: word, _ftfy())),
        Peer("+ symspell", lambda: _by_words(_symspell(), _ftfy())),
        Peer("+ hunspell", lambda: _by_words(_hunspell(), _ftfy())),
        Peer("+ unique diacritic", lambda: _by_words(_diacritic, _ftfy())),
        Peer("quickscan-build", _ours),
    )


def naive(raw: str) -> str:
    """The text without line-end hyphens before small letters, and otherwise unchanged."""
    return _BROKEN.sub("", raw.replace("\f", "\n"))


def _ours() -> Cleaner:
    def run(raw: str) -> tuple[str, int]:
        source = parse(raw.encode(), where="corpus")
        result = clean(source, rules_for(dutch=True), dutch(source.content))
        return result.text.content, len(result.doubts)

    return run


def _by_words(correct: Corrector, first: Callable[[str], str] = str) -> Cleaner:
    remembered = cache(correct)

    def one(found: re.Match[str]) -> str:
        return remembered(found[0]) if len(found[0]) >= SHORTEST else found[0]

    return lambda raw: (WORD.sub(one, naive(first(raw))), 0)


def _ftfy() -> Callable[[str], str]:
    try:
        import ftfy
    except ImportError:
        raise _missing("ftfy") from None
    # Straightened quotation marks would count as errors, though no word is wrong.
    return lambda text: str(ftfy.fix_text(text, uncurl_quotes=False))


def _symspell() -> Corrector:
    try:
        from symspellpy import SymSpell, Verbosity
        from wordfreq import top_n_list
    except ImportError:
        raise _missing("symspellpy and wordfreq") from None
    spell = SymSpell(max_dictionary_edit_distance=2, prefix_length=7)
    words = top_n_list("nl", FREQUENT)
    for rank, word in enumerate(words):
        spell.create_dictionary_entry(word, len(words) - rank)

    def correct(word: str) -> str:
        found = spell.lookup(word.lower(), Verbosity.TOP, max_edit_distance=2)
        if not found or found[0].distance == 0:
            return word
        return _cased(str(found[0].term), word)

    return correct


def _hunspell() -> Corrector:
    try:
        from hunspell import Hunspell
    except ImportError:
        raise _missing("chunspell") from None
    if not (HUNSPELL / "nl_NL.dic").is_file():
        raise ToolError(
            "has no Dutch dictionary",
            where=str(HUNSPELL),
            remedy="Install hunspell-nl (Debian: apt-get install hunspell-nl).",
        )
    spell = Hunspell("nl_NL", hunspell_data_dir=str(HUNSPELL))

    def correct(word: str) -> str:
        if spell.spell(word):
            return word
        suggestions = spell.suggest(word)
        return str(suggestions[0]) if suggestions else word

    return correct


def _diacritic(word: str) -> str:
    """The one listed word that has the same letters apart from diacritics."""
    if lexicon.lexical(word):
        return word
    found = _bare_forms().get(_bare(word.lower()), ())
    return _cased(found[0], word) if len(found) == 1 else word


@cache
def _bare_forms() -> dict[str, list[str]]:
    forms: dict[str, list[str]] = {}
    for word in lexicon.words():
        if not word.isascii():
            forms.setdefault(_bare(word.lower()), []).append(word)
    return forms


def _bare(word: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _cased(word: str, like: str) -> str:
    return word[:1].upper() + word[1:] if like[:1].isupper() else word


def _missing(what: str) -> ToolError:
    return ToolError(f"{what} is not installed", remedy="Run: make evaluate (it installs the peers).")
