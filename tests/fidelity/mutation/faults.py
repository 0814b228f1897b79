"""Faults in a line of text: each kind makes one change that a reader would want explained."""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Callable

TextFault = Callable[[str, random.Random], str | None]
"""The text with one fault in it; ``None`` if the text has nothing of that kind."""

QUOTES = {"‘": "’", "’": "‘", "“": "”", "”": "“", "'": "’", '"': "“"}
LETTERS = "abcdefghijklmnopqrstuvwxyz"


def _replace(text: str, at: int, length: int, by: str) -> str:
    return text[:at] + by + text[at + length :]


def _one_of(text: str, rng: random.Random, wanted: Callable[[str], bool]) -> int | None:
    found = [i for i, c in enumerate(text) if wanted(c)]
    return rng.choice(found) if found else None


def letter_changed(text: str, rng: random.Random) -> str | None:
    at = _one_of(text, rng, str.isalpha)
    if at is None:
        return None
    other = rng.choice([c for c in LETTERS if c != text[at].lower()])
    return _replace(text, at, 1, other.upper() if text[at].isupper() else other)


def diacritic_dropped(text: str, rng: random.Random) -> str | None:
    at = _one_of(text, rng, lambda c: len(unicodedata.normalize("NFD", c)) > 1)
    return None if at is None else _replace(text, at, 1, unicodedata.normalize("NFD", text[at])[0])


def case_changed(text: str, rng: random.Random) -> str | None:
    at = _one_of(text, rng, lambda c: c.isalpha() and c.swapcase() != c)
    return None if at is None else _replace(text, at, 1, text[at].swapcase())


def digit_changed(text: str, rng: random.Random) -> str | None:
    at = _one_of(text, rng, str.isdecimal)
    return None if at is None else _replace(text, at, 1, str((int(text[at]) + rng.randint(1, 9)) % 10))


def quote_turned(text: str, rng: random.Random) -> str | None:
    at = _one_of(text, rng, QUOTES.__contains__)
    return None if at is None else _replace(text, at, 1, QUOTES[text[at]])


def hyphen_lost(text: str, rng: random.Random) -> str | None:
    at = _one_of(text, rng, "-".__contains__)
    return None if at is None else _replace(text, at, 1, "")


def dash_for_hyphen(text: str, rng: random.Random) -> str | None:
    at = _one_of(text, rng, "-–".__contains__)
    return None if at is None else _replace(text, at, 1, "–" if text[at] == "-" else "-")


def stop_lost(text: str, rng: random.Random) -> str | None:
    at = _one_of(text, rng, ".,:;?!".__contains__)
    return None if at is None else _replace(text, at, 1, "")


def no_break_space(text: str, rng: random.Random) -> str | None:
    at = _one_of(text.strip(), rng, " ".__contains__)
    return None if at is None or text != text.strip() else _replace(text, at, 1, "\u00a0")


def _words(text: str) -> list[str]:
    return text.split(" ")


def word_dropped(text: str, rng: random.Random) -> str | None:
    words = _words(text)
    if len(words) < 3:
        return None
    del words[rng.randrange(1, len(words) - 1)]
    return " ".join(words)


def word_doubled(text: str, rng: random.Random) -> str | None:
    words = _words(text)
    if len(words) < 3:
        return None
    at = rng.randrange(1, len(words) - 1)
    words.insert(at, words[at])
    return " ".join(words)


def words_swapped(text: str, rng: random.Random) -> str | None:
    words = _words(text)
    pairs = [i for i in range(len(words) - 1) if words[i] and words[i + 1] and words[i] != words[i + 1]]
    if not pairs:
        return None
    at = rng.choice(pairs)
    words[at], words[at + 1] = words[at + 1], words[at]
    return " ".join(words)


def words_joined(text: str, rng: random.Random) -> str | None:
    at = _one_of(text.strip(), rng, " ".__contains__)
    return None if at is None or text != text.strip() else _replace(text, at, 1, "")


TEXT_FAULTS: dict[str, TextFault] = {
    "letter changed": letter_changed,
    "diacritic dropped": diacritic_dropped,
    "case changed": case_changed,
    "digit changed": digit_changed,
    "quote turned": quote_turned,
    "hyphen lost": hyphen_lost,
    "dash for hyphen": dash_for_hyphen,
    "stop lost": stop_lost,
    "no-break space": no_break_space,
    "word dropped": word_dropped,
    "word doubled": word_doubled,
    "words swapped": words_swapped,
    "words joined": words_joined,
}
