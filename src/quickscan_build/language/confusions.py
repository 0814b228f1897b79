"""What an OCR model prints instead of what was on paper: a closed map for each model, with costs.

Measured on Dutch reports with known text, typeset, degraded and read by Tesseract 5: see
``docs/dev/confusions.md``. A confusion runs from what is *read* to what was *meant*. A map is closed: a
reading it does not explain is not an OCR fault for any rule, however odd the word.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from itertools import filterfalse

DIACRITICS = "ëïöüóáèêàâîôûçíúäñ"
"""Letters of Dutch text that the English model does not have; it has only ``é``."""


class Model(StrEnum):
    """The OCR model that read a text."""

    ENG = "eng"
    """Tesseract's English model: no ``ë ï ö ü ó á è • – …``, but ``é ¢ ® » ©``."""
    NLD = "nld"
    """Tesseract's Dutch model: every Dutch letter; no ``¢``."""


class Where(StrEnum):
    """Where in a word a confusion happens."""

    ANY = "any"
    INSIDE = "inside"
    """After the first letter."""
    START = "start"
    """At the start of a word of four letters or more (not in ``le``)."""
    WHOLE = "whole"
    """The reading is the whole word."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """``read`` is in the text where ``meant`` was on paper.

    ``cost`` orders explanations: the rarer a confusion, the higher. From ``RARE`` on it only explains a
    listed word, and not a short one.
    """

    read: str
    meant: str
    cost: float
    where: Where = Where.ANY


RARE = 1.0
DEAREST = 1.5
"""The cost beyond which nothing is explained: two rare confusions in one word are no evidence."""


def _each(*rows: tuple[str, str, float], where: Where = Where.ANY) -> tuple[Confusion, ...]:
    return tuple(Confusion(read, meant, cost, where) for read, meant, cost in rows)


_ALSO_WORN = _each(
    ("amaa", "arnaa", 1.0),
    ("pi", "pl", 1.0),
    ("ri", "rl", 1.0),
    ("ti", "tl", 1.0),
    ("ai", "al", 1.0),
    ("eid", "eld", 1.0),
    ("eim", "elm", 1.0),
    ("oi", "ol", 1.0),
    ("ui", "ul", 1.0),
    ("eil", "el", 1.0),
    ("em", "ern", 1.0),
    ("ljk", "lijk", 0.5),
)
TELLING = frozenset(_ALSO_WORN)
"""What a coarse scan does much more than others: words that these explain still point to one."""

SHAPES = (
    *_ALSO_WORN,
    *_each(("l", "I", 0.5), where=Where.START),
    *_each(
        ("lk", "Ik", 0.5),
        ("ls", "Is", 0.5),
        ("ln", "In", 0.5),
        ("Tk", "Ik", 0.5),
        ("Ts", "Is", 0.5),
        ("cen", "een", 0.5),
        ("yan", "van", 0.5),
        ("zijh", "zijn", 0.5),
        ("bijy", "bijv", 0.5),
        ("Bijy", "Bijv", 0.5),
        ("bijyv", "bijv", 0.5),
        ("Kk", "Ik", 0.5),
        ("kk", "Ik", 0.5),
        ("tk", "Ik", 0.5),
        ("ce", "de", 0.5),
        ("ty", "tv", 0.5),
        ("Wj", "Wij", 0.5),
        ("aij", "zij", 0.5),
        ("aijn", "zijn", 0.5),
        ("ajn", "zijn", 0.5),
        ("Zjn", "Zijn", 0.5),
        ("tjd", "tijd", 0.5),
        ("tiid", "tijd", 0.5),
        ("intem", "intern", 0.5),
        ("extem", "extern", 0.5),
        ("mert", "met", 0.5),
        ("Figur", "Figuur", 0.5),
        where=Where.WHOLE,
    ),
    *_each(
        ("vi", "vl", 0.5),
        ("fi", "fl", 0.5),
        ("doud", "cloud", 0.5),
        ("dus", "clus", 1.0),
        ("bi", "bl", 1.0),
        ("sia", "sla", 1.0),
        ("sie", "sle", 1.0),
        ("siu", "slu", 1.0),
        ("siot", "slot", 1.0),
        ("ki", "kl", 1.0),
        ("bil", "bl", 1.0),
        ("ii", "ij", 1.0),
        ("ii", "li", 1.0),
        ("iij", "ij", 1.0),
        ("iji", "ij", 1.0),
        ("sil", "sl", 1.0),
        ("vil", "vl", 1.0),
        ("ein", "eln", 1.0),
        ("lia", "la", 1.0),
        ("fi", "li", 1.25),
        ("ijh", "ijn", 1.0),
        ("lik", "lijk", 1.0),
        ("oc", "oe", 1.0),
        ("y", "v", 1.0),
        ("ic", "ie", 1.0),
    ),
    *_each(("c", "e", 1.0), where=Where.START),
    *_each(("y", "v", 0.5), where=Where.START),
    *_each(("hh", "h", 1.0), where=Where.START),
    *_each(("I", "l", 0.5), where=Where.INSIDE),
)
"""Confusions of letters that look alike, whatever the model."""
DIACRITIC: dict[Model, tuple[Confusion, ...]] = {
    Model.ENG: _each(
        ("é", "ë", 0.0),
        ("ei", "eï", 0.5),
        ("ai", "aï", 0.5),
        ("oi", "oï", 0.5),
        ("ui", "uï", 0.5),
        ("Ai", "Aï", 0.5),
        ("é", "è", 0.5),
        ("é", "ê", 0.75),
        ("é", "ö", 0.75),
        ("od", "oö", 0.75),
        ("ii", "ü", 0.75),
        ("ti", "ü", 0.75),
        ("li", "ü", 1.0),
        ("od", "óó", 0.75),
        ("oé", "óó", 0.75),
        ("éo", "óó", 0.75),
        ("dé", "óó", 0.75),
        ("éd", "óó", 0.75),
        ("ddé", "óó", 0.75),
        ("odé", "óó", 0.75),
        ("éé", "óó", 0.75),
        ("dd", "óó", 0.75),
        ("oo", "oö", 1.0),
        ("ig", "ië", 1.5),
        ("ig", "iè", 1.5),
        ("fi", "ñ", 1.5),
        ("é", "ó", 1.5),
        ("é", "ô", 1.5),
    )
    + _each(("U", "ü", 0.75), where=Where.INSIDE),
    Model.NLD: _each(
        ("iï", "ï", 0.5),
        ("ïi", "ï", 0.5),
        ("ì", "i", 0.5),
        ("ê", "ë", 0.75),
        ("ü", "ti", 1.0),
        ("ú", "ti", 1.0),
        ("ê", "è", 1.0),
        ("fi", "ñ", 1.5),
    ),
}
"""Confusions that concern only diacritics."""


def unprintable(confusion: Confusion, model: Model) -> bool:
    """Whether the model printed plain letters for one that it does not have (``ei`` for ``eï``).

    An author who left the accent out cannot be told from one who wrote it.
    """
    return model is Model.ENG and confusion.read.isascii() and _bare(confusion.meant) == confusion.read


def _bare(letters: str) -> str:
    return letters.replace("ï", "i").replace("ö", "o")


_ENGLISH = frozenset("¢®©é")
_TELLING = re.compile(f"[{DIACRITICS}•–…¢®©é]")


def infer_model(tokens: Mapping[str, int]) -> Model:
    """Which model read the text: the one that has the characters the text holds.

    ``tokens`` are the runs of characters between its blanks, with how often each occurs. A text that
    holds neither kind of evidence is taken for the English model's: with no letter outside ASCII the Dutch
    model can have lost none, and the map that restores diacritics asks the lexicon.
    """
    english = dutch = 0
    for token in filterfalse(str.isascii, tokens):
        for char in _TELLING.findall(token):
            if char in _ENGLISH:
                english += tokens[token]
            else:
                dutch += tokens[token]
    return Model.NLD if dutch > english / 50 else Model.ENG
