"""What a coarse or faded scan does to letters, and whether a document shows it.

The closed map of a model (``confusions``) holds what it does to any page. At 100 dpi it does much more, and
any letter may become another of its shape: too much to believe of a good scan, where a strange word is
strange because its author wrote it. So the document must show it first: among its unknown words those that
one such confusion makes Dutch are many. ``docs/dev/confusions.md`` has the counts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from . import lexicon

_TELLING = """
a:o c:e e:c t:l l:t t:r r:t i:l l:i t:f f:t h:b b:h a:u u:a f:j t:i i:t y:v x:g u:n n:u ct:el rn:m m:rn
ri:n ii:ij fi:f hh:h bb:b dd:d kk:k pp:p vv:v ww:w gg:g
"""
"""Read and meant, of shapes alike; no Dutch and no English word turns into another by them often."""
_OTHER = """
e:t j:ij i:ij y:ij i:j m:n e:r r:z e:z a:z z:s v:y ui:u cl:d li:h h:li h:n ni:m
in:m fi:fd lk:k lj:ij tj:ij l:d vv:w t:ë d:ë g:ë i:ï q:g b:o o:b J:l K:k Z:z V:v v:z st:s tt:t nn:n
"""
"""What is believed where the others were seen."""
_WEAK = "e:ë c:t n:r a:aa e:ee o:oo u:uu s:ss ss:s l:ll :i :l :t :n :j :e"
"""What authors and other languages do, too: letters and diacritics left out, ``vendor``, ``dependencies``."""

Pair = tuple[str, str]
"""What was read, and what was meant."""


def _pairs(rows: str) -> tuple[Pair, ...]:
    return tuple((read, meant) for read, _, meant in (row.partition(":") for row in rows.split()))


TELLING = _pairs(_TELLING)
WORN = TELLING + _pairs(_OTHER)
WEAK = _pairs(_WEAK)
SHORTEST, LONGEST = 5, 30
"""Letters of a word that is looked at."""
FORMS = 20_000
"""Forms of a document that are looked at: those of the first hundred thousand words or so."""
SAMPLE = 2000
"""Unknown words of a document that are looked at, to tell whether it is worn."""
FEWEST = 6
"""Words that the telling confusions make Dutch, from which a document may be worn."""
SHARE = 8
"""One in so many of its unknown words must be such."""
RATE = 500
"""And one in so many of all its words."""
CLEAR_SHARE, CLEAR_RATE = 5, 1000
"""Or fewer of all, where they are more of the unknown ones."""
VOWELS = _pairs("a:aa e:ee o:oo u:uu")
"""A vowel that stood twice; English words read so, too (``problem``), but hardly many of them."""
FEWEST_VOWELS = 4
"""Such words, from which as many are counted as there are others."""


def readings(word: str, pairs: Iterable[Pair], attests: Callable[[str], bool]) -> Iterator[str]:
    """The words that ``attests`` knows of those that one of the confusions makes of ``word``, each once."""
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

    Told by ``unknown``, those of its forms in small letters that no lexicon attests.
    """
    looked = told = doubled = 0
    holds = lexicon.entries()
    for word in islice(unknown, SAMPLE):
        looked += 1
        if any(readings(word, TELLING, holds)):
            told += 1
        elif any(readings(word, VOWELS, holds)):
            doubled += 1
    if doubled >= FEWEST_VOWELS:
        told += min(told, doubled)
    if told < FEWEST:
        return False
    often = looked == SAMPLE or told * RATE >= words
    return (often and told * SHARE >= looked) or (told * CLEAR_RATE >= words and told * CLEAR_SHARE >= looked)
