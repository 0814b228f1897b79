"""A publication → its chapters and its ledger: all the way from source to MyST, in one pure call."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from .cleaning.engine import OpenDoubt, clean
from .cleaning.order import RULES
from .exits import DataError
from .language import dutch
from .ledger_file import dump
from .markup import accountability, myst
from .markup.index import index
from .publication.model import Decision, Decisions, Publication
from .publication.resolve import resolve
from .structure.build import build

_NOTE = re.compile(r"^\[\^([^\]\s]{1,8})\]: ", re.MULTILINE)
_CALL = re.compile(r"\[\^([^\]\s]{1,8})\]")


@dataclass(frozen=True, slots=True)
class Edition:
    """All files that are generated and committed, or the doubts that stand in their way."""

    chapters: dict[str, str]
    """File name in ``docs/chapters/`` → MyST."""
    ledger: str
    """JSON lines."""
    rules_alone: str
    """The plain form that the rules leave without any editorial decision."""
    doubts: tuple[OpenDoubt, ...]
    changes: int

    def files(self, publication: Publication) -> dict[Path, str]:
        """Every file and its content."""
        files = {publication.chapters / name: text for name, text in self.chapters.items()}
        files[publication.ledger] = self.ledger
        files[publication.rules_alone] = self.rules_alone
        return files


def make(publication: Publication, *, progress: Callable[[str], None] = lambda step: None) -> Edition:
    """Clean, structure and mark up a publication.

    With open doubts there are no chapters: an editor answers them first. ``DataError`` for a decision or
    an outline that does not fit the text.
    """
    source = publication.source()
    language = dutch(source.content, model=publication.source_spec.model or None)
    resolved = resolve(source, publication.decisions)
    cleaning = clean(
        source,
        RULES,
        language,
        decisions=resolved.first,
        protected=resolved.protected,
        progress=progress,
    )
    progress("rules alone")
    alone = clean(source, RULES, language).text.content
    ledger = "".join(dump(cleaning.text))
    changes = len(cleaning.text.ledger)
    if cleaning.doubts:
        return Edition({}, ledger, alone, cleaning.doubts, changes)
    progress("chapters")
    _check_calls(publication.decisions, cleaning.text.content)
    document = build(cleaning.text, publication.outline, resolved.sics, publication.foreign)
    chapters = {f"{one.slug}.md": myst.chapter(one) for one in document.chapters}
    places = tuple(cleaning.text.places())
    chapters["index.md"] = index(publication)
    chapters[f"{accountability.SLUG}.md"] = accountability.page(
        publication, source.content, cleaning.text.ledger, places, resolved
    )
    return Edition(chapters, ledger, alone, (), changes)


def _check_calls(decisions: Decisions, content: str) -> None:
    """Refuse a decision that calls a footnote which is not there: readers would get its mark, ``[^3]``."""
    notes = set(_NOTE.findall(content))
    written: list[tuple[Decision, str, str]] = [
        (one, one.becomes, one.reading) for one in decisions.corrections
    ]
    written += [(one, one.text, "") for one in decisions.insertions]
    for decision, text, reading in written:
        for label in _CALL.findall(text):
            if label not in notes and f"[^{label}]" not in reading:
                raise DataError(
                    f"calls footnote {label}, which is not there",
                    where=decision.at,
                    remedy=f"Another correction gives the note its number: [^{label}]: before its words.",
                )
