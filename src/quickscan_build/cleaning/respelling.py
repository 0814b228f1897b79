"""What the rules that respell words share: one look at the text, one verdict for each suspect token."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from ..language.tokens import Tokens
from ..language.words import chunks
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


def respell(
    content: str,
    judge: Verdict,
    allows: Context = lambda *place: True,
    *,
    among: Tokens | None = None,
) -> Iterator[Finding]:
    """Findings for each word that ``judge`` respells, where ``allows`` agrees with the place.

    ``judge`` is asked of the suspect words of the tokens ``among``, which rules may share; else of all words.
    Tokens are split and looked up by the interpreter's own loops; only those that hold a suspect word are
    sought in the text again, each from where the last one was found.
    """
    among = among or Tokens(judge)
    suspect = among.suspect
    verdicts: dict[str, list[tuple[int, str, Respelling]]] = {}
    for start, end in chunks(content):
        tokens = content[start:end].split()
        among.learn(tokens)
        at = start
        for token in filter(suspect.__contains__, tokens):
            if token not in verdicts:
                judged = ((offset, word, judge(word)) for offset, word in suspect[token])
                verdicts[token] = [(o, w, verdict) for o, w, verdict in judged if verdict is not None]
            if not verdicts[token]:
                continue
            at = _find(content, token, at)
            for offset, word, verdict in verdicts[token]:
                yield from _finding(content, at + offset, word, verdict, allows)
            at += len(token)


def _find(content: str, token: str, at: int) -> int:
    """Where ``token`` next stands between blanks; it does."""
    while True:
        at = content.index(token, at)
        end = at + len(token)
        if (at == 0 or content[at - 1].isspace()) and (end == len(content) or content[end].isspace()):
            return at
        at += 1


def _finding(content: str, start: int, word: str, verdict: Respelling, allows: Context) -> Iterator[Finding]:
    end = start + len(word)
    if not allows(content, start, end, verdict.candidates[0]):
        return
    if len(verdict.candidates) == 1:
        yield trimmed(start, word, verdict.candidates[0], verdict.evidence, verdict.mark)
    else:
        yield Doubt(start, end, verdict.candidates, verdict.evidence)


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
