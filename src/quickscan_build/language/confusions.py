"""What an OCR model prints instead of what stood on paper: a closed map for each model, with costs.

Measured on Dutch reports with known text, typeset, degraded and read by Tesseract 5: see
``docs/dev/confusions.md``. A confusion runs from what is *read* to what was *meant*. A map is closed: a
reading it does not explain is not an OCR fault for any rule, however odd the word.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

DIACRITICS = "ëïöüóáèêàâîôûçíúäñ"
"""Letters of Dutch text that the English model does not have; it has ``é`` alone."""


class Model(StrEnum):
    """The OCR model that read a text."""

    ENG = "eng"
    """Tesseract's English model: no ``ë ï ö ü ó á è • – …``, but ``é ¢ ® » ©``."""
    NLD = "nld"
    """Tesseract's Dutch model: every Dutch letter; no ``¢``."""


@dataclass(frozen=True, slots=True)
class Confusion:
    """``read`` stands in the text where ``meant`` stood on paper.

    ``cost`` orders explanations: about the tenth logarithm of how much rarer it is than the commonest.
    """

    read: str
    meant: str
    cost: float
    start: bool = False
    """Only where a word starts; a single letter only in a word of four letters or more (not in ``le``)."""


def _each(*rows: tuple[str, str, float]) -> tuple[Confusion, ...]:
    return tuple(Confusion(read, meant, cost) for read, meant, cost in rows)


def _at_start(*rows: tuple[str, str, float]) -> tuple[Confusion, ...]:
    return tuple(Confusion(read, meant, cost, start=True) for read, meant, cost in rows)


_CAPITAL_I = _at_start(
    ("l", "I", 0.5),
    ("lk", "Ik", 0.5),
    ("ls", "Is", 0.5),
    ("ln", "In", 0.5),
    ("Tk", "Ik", 1.0),
    ("Ts", "Is", 1.0),
)
_SHAPES = _each(
    ("vi", "vl", 1.0),
    ("fi", "fl", 1.0),
    ("ii", "li", 1.0),
    ("bi", "bl", 1.5),
    ("ijh", "ijn", 1.0),
)
DIACRITIC: dict[Model, tuple[Confusion, ...]] = {
    Model.ENG: _each(
        ("é", "ë", 0.0),
        ("i", "ï", 0.5),
        ("é", "è", 1.0),
        ("é", "ê", 1.0),
        ("o", "ö", 1.0),
        ("o", "ó", 1.5),
        ("6", "ó", 1.0),
        ("u", "ü", 1.0),
        ("ii", "ü", 0.5),
        ("ti", "ü", 0.5),
        ("a", "á", 1.5),
        ("c", "ç", 1.5),
    ),
    Model.NLD: (),
}
"""Confusions that are a matter of diacritics alone."""

SHAPE: dict[Model, tuple[Confusion, ...]] = {
    Model.ENG: _CAPITAL_I + _SHAPES,
    Model.NLD: _CAPITAL_I + _SHAPES,
}
"""Confusions of letters that look alike."""


def infer_model(content: str) -> Model:
    """Which model read the text: the one that has the characters the text holds.

    A text that holds neither sort of evidence is taken for the English model's: with no letter outside
    ASCII the Dutch model can have lost none, and the map that restores diacritics asks the lexicon.
    """
    dutch = sum(map(content.count, DIACRITICS + "•–…"))
    english = sum(map(content.count, "¢®©é"))
    return Model.NLD if dutch > english / 50 else Model.ENG
