"""What a rule is: a named function that finds edits and doubts, and never returns text."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from ..language import Language
from ..ledger import Kind
from ..text import Text


class Edit(NamedTuple):
    """A proposal: ``text.content[start:end]`` should read ``after``.

    Touch only the characters that change; ``start == end`` inserts. ``evidence`` is one short English
    clause a reader of the ledger can check ("lexicon: geïnterviewd; geinterviewd unknown").
    """

    start: int
    end: int
    after: str
    evidence: str
    mark: str = ""


edit: Callable[[tuple[int, int, str, str, str]], Edit] = partial(tuple.__new__, Edit)
"""An edit of its fields, without a look at their names: for what a long text has by the ten thousand."""


class Doubt(NamedTuple):
    """A question that the rule cannot decide: the reading at ``[start, end)`` and what it may be instead."""

    start: int
    end: int
    candidates: tuple[str, ...]
    reason: str


Finding = Edit | Doubt


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule: its name in the ledger, the kind of its changes, and how it finds them.

    ``find`` is pure. It yields findings in any order; of two edits that overlap the engine keeps the
    one that starts first (then the longer). Run on its own result it finds no edit.
    """

    name: str
    kind: Kind
    title: str
    """What it does, in Dutch, as the accountability page prints it: "afbreekstreepjes aan het regeleinde"."""
    find: Callable[[Text, Language], Iterator[Finding]]
