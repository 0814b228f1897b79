"""What the rules that respell words share: one look at the text, one verdict for each suspect token."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import chain
from weakref import WeakKeyDictionary

from ..language.tokens import Tokens
from ..language.words import chunks
from ..ledger import Pass, Shift
from ..text import Source, Text
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
    text: Text,
    judge: Verdict,
    allows: Context = lambda *place: True,
    *,
    among: Tokens | None = None,
) -> Iterator[Finding]:
    """Findings for each word that ``judge`` respells, where ``allows`` agrees with the place.

    ``judge`` is asked of the suspect words of the tokens ``among``, which rules may share; else of all words.
    """
    among = among or Tokens(judge)
    verdicts: dict[str, list[tuple[int, str, Respelling]]] = {}
    for at, token in _suspects(text, among):
        if token not in verdicts:
            judged = ((offset, word, judge(word)) for offset, word in among.suspect[token])
            verdicts[token] = [(o, w, verdict) for o, w, verdict in judged if verdict is not None]
        for offset, word, verdict in verdicts[token]:
            yield from _finding(text.content, at + offset, word, verdict, allows)


_Places = list[tuple[int, str]]
_seen: WeakKeyDictionary[Tokens, tuple[Source, tuple[Pass, ...], _Places]] = WeakKeyDictionary()
"""Where the suspect tokens stood in the last text that was looked through: its source, its passes."""


def _suspects(text: Text, among: Tokens) -> _Places:
    """Each suspect token and where it stands, in order; from where it stood a pass ago, if that is known."""
    source, passes, places = _seen.get(among, (None, (), []))
    since = [one for one in text.ledger.passes[len(passes) :] if one.changes]
    if source is not text.source or passes != text.ledger.passes[: len(passes)] or len(since) > 1:
        places = list(_look(text.content, among))
    elif since:
        places = _moved(places, text.content, since[0].shift, among)
    _seen[among] = text.source, text.ledger.passes, places
    return places


def _look(content: str, among: Tokens) -> Iterator[tuple[int, str]]:
    """The suspect tokens of a content.

    Tokens are split and looked up by the interpreter's own loops; only suspect ones are sought in the text
    again, each from where the last one was found.
    """
    for start, end in chunks(content):
        at = start
        for token in among.suspects_among(content[start:end].split()):
            at = _find(content, token, at)
            yield at, token
            at += len(token)


def _moved(places: _Places, content: str, shift: Shift, among: Tokens) -> _Places:
    """The suspect tokens after a pass: those that are still there, and those beside its changes."""
    starts = shift.forward_all([at for at, _ in places])
    moved = zip(starts, (token for _, token in places), strict=True)
    found = {at: token for at, token in moved if _is_at(content, token, at)}
    beside = [(start, content[start:end].split()) for start, end in _touched(content, shift)]
    suspect = frozenset(among.suspects_among(chain.from_iterable(tokens for _, tokens in beside)))
    for start, tokens in beside:
        end = start
        for token in filter(suspect.__contains__, tokens):
            at = _find(content, token, end)
            found[at] = token
            end = at + len(token)
    return sorted(found.items())


def _touched(content: str, shift: Shift) -> Iterator[tuple[int, int]]:
    """The parts of a content that a pass changed, from blank to blank, disjoint and in order."""
    end = 0
    for change, stop in shift.changed():
        if stop < end:
            continue
        start = max(change, end)
        while start > end and not content[start - 1].isspace():
            start -= 1
        end = stop
        while end < len(content) and not content[end].isspace():
            end += 1
        yield start, end


def _is_at(content: str, token: str, at: int) -> bool:
    """Whether a token stands at a place, between blanks."""
    end = at + len(token)
    return (
        content.startswith(token, at)
        and (at == 0 or content[at - 1].isspace())
        and (end == len(content) or content[end].isspace())
    )


def _find(content: str, token: str, at: int) -> int:
    """Where ``token`` next stands between blanks; it does."""
    at = content.index(token, at)
    while not _is_at(content, token, at):
        at = content.index(token, at + 1)
    return at


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
