"""The measures, and what they count.

Both texts are normalised first: NFC; a form feed is a line end; list marks, note marks and the bodies of
notes are dropped, and so is the bar between the cells of a table; quotation marks, dashes and the ellipsis
are folded to ASCII; white space is one blank. What is left is how the words read, not how they are set.

CER  substitutions, deletions and insertions over the characters of gold (Levenshtein);
WER  the same over its words, which are whatever is between blanks, punctuation included;
fixed and broken  words of gold that the naive text (every line-end hyphen before a small letter removed,
     and nothing else) has wrong and the result right, and the reverse; each is aligned with gold by itself.
Seconds are processor time, without loading.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import astuple, dataclass
from operator import add

from rapidfuzz.distance import Levenshtein

_LIST_MARK = re.compile(r"(?m)^[ \t]*(?:[-–•*¢®»«°+§·e©o#]|‘[*+-])[ \t]+(?=\S)")
_NOTE = re.compile(r"(?m)^\[\^\d+\]:.*$|\[\^\d+\]|[¹²³⁰⁴-⁹]")
_FOLD = str.maketrans(
    {
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‘’‚‛′`´", "'"),
        **dict.fromkeys("–—−‐‑", "-"),
        "…": "...",
        "\ufeff": "",
        "\f": "\n",
    }
)


@dataclass(frozen=True, slots=True)
class Difference:
    """Words of gold and of the result where they differ, with the words of gold around them."""

    gold: str
    result: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Score:
    """Counts for one text; add them up for several."""

    characters: int
    character_errors: int
    words: int
    word_errors: int
    fixed: int
    broken: int

    def __add__(self, other: Score) -> Score:
        return Score(*map(add, astuple(self), astuple(other)))

    @property
    def cer(self) -> float:
        return self.character_errors / max(self.characters, 1)

    @property
    def wer(self) -> float:
        return self.word_errors / max(self.words, 1)


def normal(text: str) -> str:
    """The text as it is measured."""
    text = unicodedata.normalize("NFC", text).replace("\f", "\n")
    text = _LIST_MARK.sub("", _NOTE.sub("", text)).replace(" | ", " ")
    return " ".join(text.translate(_FOLD).replace("''", '"').split())


def score(gold: str, naive: str, result: str) -> Score:
    """Measure ``result`` against ``gold``; ``fixed`` and ``broken`` are relative to ``naive``."""
    right, wrong = normal(gold), normal(result)
    words, read = right.split(), wrong.split()
    before, after = _kept(words, normal(naive).split()), _kept(words, read)
    return Score(
        len(right),
        Levenshtein.distance(right, wrong),
        len(words),
        Levenshtein.distance(words, read),
        sum(new and not old for old, new in zip(before, after, strict=True)),
        sum(old and not new for old, new in zip(before, after, strict=True)),
    )


def differences(gold: str, result: str, *, context: int = 5) -> list[Difference]:
    """Where the words differ, in order, with ``context`` words of gold on either side."""
    words, read = normal(gold).split(), normal(result).split()
    return [
        Difference(
            " ".join(words[o.src_start : o.src_end]),
            " ".join(read[o.dest_start : o.dest_end]),
            " ".join(words[max(o.src_start - context, 0) : o.src_start]),
            " ".join(words[o.src_end : o.src_end + context]),
        )
        for o in Levenshtein.opcodes(words, read)
        if o.tag != "equal"
    ]


def _kept(gold: list[str], read: list[str]) -> list[bool]:
    kept = [False] * len(gold)
    for o in Levenshtein.opcodes(gold, read):
        if o.tag == "equal":
            kept[o.src_start : o.src_end] = [True] * (o.src_end - o.src_start)
    return kept
