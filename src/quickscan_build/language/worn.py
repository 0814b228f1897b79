"""What a coarse or faded scan does to letters, and whether a document shows it.

The closed map of a model (``confusions``) holds what it does to any page. At 100 dpi it does much more, and
any letter may become another of its shape: too much to believe of a good scan, where a strange word is
strange because its author wrote it. So the document must show it first: many of its unknown words must be
Dutch but for one such confusion. ``docs/dev/confusions.md`` has the counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from . import lexicon

_TELLING = """
a:o c:e e:c t:l l:t t:r r:t i:l l:i t:f f:t h:b b:h a:u u:a f:j t:i i:t y:v x:g u:n n:u ct:el rn:m m:rn
ri:n ii:ij fi:f hh:h bb:b dd:d kk:k pp:p vv:v ww:w gg:g
"""
"""Pairs of like shapes, read:meant, by which few Dutch or English words turn into another word."""
_OTHER = """
e:t j:ij i:ij y:ij i:j m:n e:r r:z e:z a:z z:s v:y ui:u cl:d li:h h:li h:n ni:m
in:m fi:fd lk:k lj:ij tj:ij l:d vv:w t:ë d:ë g:ë i:ï q:g b:o o:b J:l K:k Z:z V:v v:z st:s tt:t nn:n
"""
"""What is believed once the others have been seen."""
_WEAK = "e:ë c:t n:r a:aa e:ee o:oo u:uu s:ss ss:s l:ll :i :l :t :n :j :e"
"""What authors and other languages do too: letters and diacritics left out, ``vendor``, ``dependencies``."""

Pair = tuple[str, str]
"""What was read, and what was meant."""


def _pairs(rows: str) -> tuple[Pair, ...]:
    return tuple((read, meant) for read, _, meant in (row.partition(":") for row in rows.split()))


TELLING = _pairs(_TELLING)
WORN = TELLING + _pairs(_OTHER)
WEAK = _pairs(_WEAK)
SHORTEST, LONGEST = 5, 30
"""Letters of a word that is considered."""
FORMS = 20_000
"""Forms of a document that are considered: those of its first hundred thousand words or so."""
SAMPLE = 2000
"""Unknown words of a document that are considered, to tell whether it is worn."""
FEWEST = 6
"""Words that become Dutch by the telling confusions, from which on a document may be worn."""
SHARE = 8
"""One in so many of its unknown words must be such a word."""
RATE = 500
"""And one in so many of all its words."""
CLEAR_SHARE, CLEAR_RATE = 5, 1000
"""Or, if they are a larger share of the unknown words, a smaller one of all."""
VOWELS = _pairs("a:aa e:ee o:oo u:uu")
"""A double vowel read as one. English words look like that too (``problem``), but not many."""
IJ = _pairs("j:ij i:ij y:ij")
"""What is left of an ``ij``; in words of some length nothing else looks like that: ``belangrik``."""
LONG = 7
"""Letters of such a word."""
FEWEST_VOWELS = 4
"""Such words from which on they count, up to the number of the others."""


def readings(word: str, pairs: Iterable[Pair], attests: Callable[[str], bool]) -> Iterator[str]:
    """Of the words that one of the confusions makes of ``word``, those that ``attests`` knows, each once."""
    seen = {word}
    for read, meant in pairs:
        at = word.find(read, 0 if read else 1)
        while 0 <= at < len(word):
            reading = f"{word[:at]}{meant}{word[at + len(read) :]}"
            if reading not in seen and (at or not read.isupper()):
                seen.add(reading)
                if attests(reading):
                    yield reading
            at = word.find(read, at + 1)


def is_worn(unknown: Iterable[str], words: int) -> bool:
    """Whether a document of so many words is worn.

    ``unknown`` are those of its forms in small letters that the lexicon does not attest.
    """
    looked = told = doubled = 0
    holds = lexicon.entries()
    for word in islice(unknown, SAMPLE):
        looked += 1
        if any(readings(word, TELLING, holds)) or (len(word) >= LONG and any(readings(word, IJ, holds))):
            told += 1
        elif any(readings(word, VOWELS, holds)):
            doubled += 1
    if doubled >= FEWEST_VOWELS:
        told += min(told, doubled)
    if told < FEWEST:
        return False
    often = looked == SAMPLE or told * RATE >= words
    return (often and told * SHARE >= looked) or (told * CLEAR_RATE >= words and told * CLEAR_SHARE >= looked)
