"""A letter whose diacritic the OCR model does not have comes back: ``financiéle`` is ``financiële``.

The English model prints ``é`` for ``ë``, ``i`` for ``ï``, ``d`` or ``é`` for ``ö``, ``ii`` or ``ti`` for
``ü``. A word changes when the lexicon does not list it and exactly one listed word explains the reading.
Where the author may have left the accent out, ``i`` becomes ``ï`` with the mark ``unprintable``; others are
a Doubt. ``clienten`` stays: the model prints ``é`` for ``ë``, so a plain ``e`` was a plain ``e``.
"""

from __future__ import annotations

from collections.abc import Iterator

from ...language import Language
from ...language.confusions import DIACRITIC, unprintable
from ...ledger import Kind
from ...text import Text
from ..respelling import Respelling, respell
from ..rule import Finding, Rule

CLEARLY = 0.25
"""By how much the next explanation must cost more for the first one to count."""


def find(text: Text, language: Language) -> Iterator[Finding]:
    ours = frozenset(DIACRITIC[language.model])

    def judge(word: str) -> Respelling | None:
        explanations = language.explanations(word)
        if not explanations or not ours.issuperset(explanations[0].confusions):
            return None
        best = explanations[0]
        rivals = [e.word for e in explanations if e.cost < best.cost + CLEARLY]
        if len(rivals) > 1:
            return Respelling(*rivals, evidence=f"{word} is no word; these are, and the model reads them so")
        lost = "".join(c.meant for c in best.confusions if unprintable(c, language.model))
        if "ö" in lost:
            return Respelling(word, best.word, evidence=f"{best.word} is a word; the model has no ö")
        return Respelling(
            best.word, evidence=f"lexicon: {best.word}; {word} unknown", mark="unprintable" if lost else ""
        )

    return respell(text, judge, among=language.explained)


RULE = Rule("diacritics", Kind.LETTER, "trema’s en accenten die de tekstherkenning niet kent", find)
