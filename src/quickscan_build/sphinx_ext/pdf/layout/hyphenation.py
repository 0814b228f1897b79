"""Dutch hyphens at line ends: where a word may be broken without harm to its spelling or its reader.

The patterns are those of pyphen (OpenTaal's, through LibreOffice). They know syllables, not spelling: Dutch
drops a trema at a break (``geïnd`` → ``ge-`` / ``ind``) and shortens a doubled vowel before ``-tje``
(``omaatje`` → ``oma-`` / ``tje``). A PDF shows the letters it was given, so words are not broken there.
"""

from __future__ import annotations

import re
from functools import lru_cache

import pyphen

SHORTEST = 7
"""Letters of the shortest word that may be broken."""
LEFT, RIGHT = 3, 3
"""Letters that stay together at the start and the end of a word."""

_TREMA = frozenset("äëïöüÿ")
_WORD = re.compile(r"[^\W\d_]+")
_VOWELS = frozenset("aeiouyàáâäèéêëìíîïòóôöùúûüÿ")


def breaks(word: str) -> tuple[int, ...]:
    """Offsets at which ``word`` may be broken, in order; none for a name, a number or an address."""
    if not _WORD.fullmatch(word) or len(word) < SHORTEST or not word[1:].islower():
        return ()
    if not word[0].islower():
        # A capital may open a name or a sentence: neither word is broken.
        return ()
    return tuple(at for at in _patterns().positions(word) if _keeps_spelling(word, int(at)))


def _keeps_spelling(word: str, at: int) -> bool:
    if not LEFT <= at <= len(word) - RIGHT:
        return False
    if word[at] in _TREMA and word[at - 1] in _VOWELS:
        return False
    doubled = word[at - 1] == word[at - 2] and word[at - 1] in "aeou"
    accented = word[at - 1] in "éá" or word[at - 2] in "éá"
    if word[at : at + 3] == "tje" and (doubled or accented):
        return False
    return any(letter in _VOWELS for letter in word[:at]) and any(letter in _VOWELS for letter in word[at:])


@lru_cache(maxsize=1)
def _patterns() -> pyphen.HyphDict:
    return pyphen.HyphDict(pyphen.LANGUAGES["nl"])


class DutchPatterns:
    """Takes the place of pyphen's Dutch dictionary, so that WeasyPrint breaks words where ``breaks`` says."""

    def __init__(self) -> None:
        self.whole: frozenset[str] = frozenset()
        """Words that are kept whole in the sheet being laid out, because they would break in a bad place."""
        self.asked = ""
        """The word that was asked about last."""
        self._known: dict[str, list[pyphen.DataInt]] = {}

    def positions(self, word: str) -> list[pyphen.DataInt]:
        """As ``pyphen.HyphDict.positions``."""
        self.asked = word
        if word in self.whole:
            return []
        if word not in self._known:
            self._known[word] = [pyphen.DataInt(at) for at in breaks(word)]
        return self._known[word]


PATTERNS = DutchPatterns()


def install() -> None:
    """Make pyphen, and so WeasyPrint, break Dutch words by these rules, in this process."""
    for name in ("nl", "nl_NL", "nl_BE"):
        if name in pyphen.LANGUAGES:
            pyphen.hdcache[pyphen.LANGUAGES[name]] = PATTERNS
