"""What the rules that respell words share: one walk over the words, one verdict for each distinct form."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..language.words import WORD
from .rule import Doubt, Edit, Finding

Verdict = Callable[[str], "Respelling | None"]
Context = Callable[[str, int, int, str], bool]
"""Content, start and end of a word, and what it would become."""


class Respelling:
    """What a form is to become; several ``candidates`` make it a question."""

    __slots__ = ("candidates", "evidence", "mark")

    def __init__(self, *candidates: str, evidence: str, mark: str = "") -> None:
        self.candidates = candidates
        self.evidence = evidence
        self.mark = mark


class _Verdicts(dict[str, "Respelling | None"]):
    """Asks ``judge`` once for each form; a repeated form costs one look into a dictionary."""

    def __init__(self, judge: Verdict) -> None:
        super().__init__()
        self._judge = judge

    def __missing__(self, word: str) -> Respelling | None:
        self[word] = verdict = self._judge(word)
        return verdict


def respell(content: str, judge: Verdict, allows: Context = lambda *place: True) -> Iterator[Finding]:
    """Findings for each word that ``judge`` respells, where ``allows`` agrees with the place."""
    verdicts = _Verdicts(judge)
    for found in WORD.finditer(content):
        verdict = verdicts[found[0]]
        if verdict is None or not allows(content, *found.span(), verdict.candidates[0]):
            continue
        if len(verdict.candidates) == 1:
            yield trimmed(found.start(), found[0], verdict.candidates[0], verdict.evidence, verdict.mark)
        else:
            yield Doubt(found.start(), found.end(), verdict.candidates, verdict.evidence)


def trimmed(start: int, before: str, after: str, evidence: str, mark: str = "") -> Edit:
    """The edit from ``before`` to ``after`` that touches only the letters that differ."""
    head = 0
    shortest = min(len(before), len(after))
    while head < shortest and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < shortest - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    return Edit(start + head, start + len(before) - tail, after[head : len(after) - tail], evidence, mark)
