"""The accountability page: what this edition changed, by which rule, how often. In Dutch, for readers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..ledger import Change, Kind, Ledger, Pass
from ..publication.model import Decision, Decisions, Publication
from ..publication.resolve import Resolved
from ..text import Place
from .escape import escape

TITLE = "Verantwoording van deze uitgave"
SLUG = "verantwoording"

KINDS = {
    Kind.DECISION: "beslissing van de redactie",
    Kind.LETTER: "letters en accenten",
    Kind.MARK: "leestekens en opsommingstekens",
    Kind.JOIN: "afgebroken woorden",
    Kind.LAYOUT: "regels en alinea’s",
    Kind.FURNITURE: "kopregels en paginanummers",
    Kind.NOTE: "voetnoten",
}
WORDING = (Kind.LETTER, Kind.MARK, Kind.JOIN)
LONGEST = 120
"""Characters. Of a longer reading the beginning and the end are shown; the ledger has all of it."""

_MARK = re.compile(r"\[\^(\d*)\]:?")
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_EDGES = ".,;:!?()‘’“”'\"…"


@dataclass(frozen=True, slots=True)
class Rewording:
    """One word (or two that belong together) as OCR read it and as it is published, and where."""

    before: str
    after: str
    title: str
    """Of the rule."""
    pages: tuple[str, ...]
    """One for each time it happened; empty if pages are unknown."""


def page(
    publication: Publication, source: str, ledger: Ledger, places: Sequence[Place], resolved: Resolved
) -> str:
    """The chapter as MyST."""
    parts = ["---\nkind: accountability\ngenerated: true\n---", f"# {TITLE}"]
    parts += _intro(publication, ledger)
    parts += ["## Wat er is gewijzigd, en hoe vaak", _counts(ledger)]
    words = rewordings(source, ledger, places)
    if words:
        parts += ["## Gewijzigde woorden", _wording(words)]
    parts += _decisions(publication)
    parts += _sics(resolved)
    parts += _variants(publication)
    return "\n\n".join(parts) + "\n"


def rewordings(source: str, ledger: Ledger, places: Sequence[Place]) -> tuple[Rewording, ...]:
    """Every change of wording by a rule; like changes are grouped, in the order of the first of each."""
    found: dict[tuple[str, str, str], list[str]] = {}
    where = iter(places)
    for one in ledger.passes:
        pages = [next(where).page for _ in one.changes]
        if one.kind in WORDING:
            for before, after, at in _tokens(source, one):
                key = (*_bare(before, after), one.title)
                if _reworded(one.kind, *key[:2]):
                    found.setdefault(key, []).append(pages[at])
        source = one.apply(source)
    return tuple(
        Rewording(before, after, title, tuple(pages)) for (before, after, title), pages in found.items()
    )


def _reworded(kind: Kind, before: str, after: str) -> bool:
    """Whether the wording changed: by a join only if more than a hyphen and white space went."""
    if kind is Kind.JOIN:
        return "".join(before.replace("-", "").split()) != after.replace("-", "").replace(" ", "")
    return before != after


def _tokens(text: str, one: Pass) -> Iterator[tuple[str, str, int]]:
    """The whole words around each change, before and after it; changes in one word are taken together."""
    index = 0
    while index < len(one.changes):
        first = index
        start = _left(text, one.changes[index].start)
        end = _right(text, one.changes[index].end)
        while index + 1 < len(one.changes) and one.changes[index + 1].start <= end:
            index += 1
            end = _right(text, max(end, one.changes[index].end))
        yield text[start:end], _applied(text, start, end, one.changes[first : index + 1]), first
        index += 1


def _left(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _right(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


def _applied(text: str, start: int, end: int, changes: Sequence[Change]) -> str:
    out: list[str] = []
    at = start
    for change in changes:
        out += [text[at : change.start], change.after]
        at = change.end
    return "".join([*out, text[at:end]])


def _bare(before: str, after: str) -> tuple[str, str]:
    """Both without the words and the punctuation at their edges that they have in common."""
    old, new = before.split(" "), after.split(" ")
    while old[:1] == new[:1] and len(old) + len(new) > 2:
        old, new = old[1:], new[1:]
    while old[-1:] == new[-1:] and len(old) + len(new) > 2:
        old, new = old[:-1], new[:-1]
    before, after = " ".join(old), " ".join(new)
    while len(before) > 1 and len(after) > 1 and before[0] == after[0] and before[0] in _EDGES:
        before, after = before[1:], after[1:]
    while len(before) > 1 and len(after) > 1 and before[-1] == after[-1] and before[-1] in _EDGES:
        before, after = before[:-1], after[:-1]
    return before, after


def _intro(publication: Publication, ledger: Ledger) -> Iterator[str]:
    spec = publication.source_spec
    yield escape(
        f"De tekst van deze uitgave komt uit één bestand, {spec.file}: de tekst die een computer "
        f"(OCR) van het papier heeft gelezen. Bron: {publication.metadata.source}",
        opens=True,
    )
    changes = "1 wijziging" if len(ledger) == 1 else f"{len(ledger)} wijzigingen, elk"
    yield escape(
        f"Wat de computer verkeerd las, is hersteld: {changes} vastgelegd met regel, "
        "pagina en bewijs. Fouten die al in de druk stonden, zijn blijven staan en gemarkeerd met [sic]. "
        "Elk woord van deze uitgave is na het maken teruggelezen en met de bron vergeleken.",
        opens=True,
    )
    if publication.witness_spec:
        yield escape(
            f"Daarna is de tekst vergeleken met een tweede getuige: {publication.witness_spec.name} "
            f"({publication.witness_spec.file}). Die getuige heeft geen enkele regel beïnvloed:"
            " hij oordeelt alleen achteraf.",
            opens=True,
        )


def _counts(ledger: Ledger) -> str:
    rows = [
        (KINDS[one.kind], one.title or one.rule, str(len(one.changes)))
        for one in ledger.passes
        if one.changes
    ]
    return _table(("Soort", "Regel", "Aantal"), rows)


def _wording(words: Sequence[Rewording]) -> str:
    rows = [
        (_shown(word.before), _shown(word.after), word.title, str(len(word.pages)), _pages(word.pages))
        for word in words
    ]
    return _table(("De computer las", "Deze uitgave heeft", "Regel", "Keer", "Pagina"), rows)


def _decisions(publication: Publication) -> Iterator[str]:
    decisions = publication.decisions
    items: dict[str, list[Decision]] = {}
    for said, one in _said(decisions):
        items.setdefault(said, []).append(one)
    if items:
        yield "## Beslissingen van de redactie"
        yield "Wat geen regel kon beslissen, heeft een redacteur beslist."
        yield "\n".join(f"- {escape(f'{_place(ones)}: {said}')}" for said, ones in items.items())


def _said(decisions: Decisions) -> Iterator[tuple[str, Decision]]:
    """Each decision, as a sentence."""
    for one in decisions.corrections:
        if one.reading == one.becomes:
            yield f"{_quoted(one.reading)} is zo gelaten. {_grounds(one)}", one
        elif one.becomes:
            yield f"{_quoted(one.reading)} is {_quoted(one.becomes)} geworden. {_grounds(one)}", one
        else:
            yield f"{_quoted(one.reading)} is weggelaten. {_grounds(one)}", one
    for insertion in decisions.insertions:
        yield f"{_quoted(insertion.text)} is ingevoegd. {_grounds(insertion)}", insertion
    for move in decisions.moves:
        if not move.witness:
            yield f"{_quoted(move.text)} is verplaatst. {_grounds(move)}", move


def _sics(resolved: Resolved) -> Iterator[str]:
    if resolved.sics:
        yield "## Fouten in de druk die zijn blijven staan"
        rows = [(place.sic.page or "–", _shown(place.sic.reading), place.sic.note) for place in resolved.sics]
        yield _table(("Pagina", "Gedrukt", "Aantekening"), rows)


def _variants(publication: Publication) -> Iterator[str]:
    decisions = publication.decisions
    found: dict[tuple[str, str, str], list[str]] = {}
    for variant in decisions.variants:
        key = (_shown(variant.ours) or "–", _shown(variant.witness) or "–", variant.reason)
        found.setdefault(key, []).append(variant.page)
    for move in decisions.moves:
        if move.witness:
            found.setdefault((_shown(move.text), "op een andere plaats", move.reason), []).append(move.page)
    if found:
        yield "## Verschillen met de tweede getuige"
        yield _table(
            ("Deze uitgave", "Tweede getuige", "Reden", "Pagina"),
            [(*key, _pages(pages)) for key, pages in found.items()],
        )


def _place(decisions: Sequence[Decision]) -> str:
    """The pages of the print, or the lines of the source if no page is known."""
    pages = [one.page for one in decisions if one.page]
    lines = [str(one.line) for one in decisions if not one.page]
    one, more, places = ("Pagina", "Pagina’s", pages) if pages else ("Regel", "Regels", lines)
    return f"{one} {places[0]}" if len(places) == 1 else f"{more} {', '.join(places)}"


def _grounds(decision: Decision) -> str:
    stop = "" if decision.reason.endswith((".", "!", "?", "…")) else "."
    return f"{decision.reason}{stop} Bewijs: {decision.evidence.rstrip('.')}."


def _quoted(text: str) -> str:
    """A reading in quotation marks; of a long one the first and last words."""
    shown = _shown(text)
    words = shown.split(" ")
    if len(shown) > LONGEST:
        shown = f"{' '.join(words[:6])} … {' '.join(words[-3:])}"
        return f"“{shown}” ({len(words)} woorden)"
    return f"“{shown}”"


def _shown(text: str) -> str:
    """A reading on one line, its line ends (/) and the ends of its blocks (¶) made visible.

    The number of a note is raised, as in print, and in an empty cell there is nothing.
    """
    text = _MARK.sub(lambda found: found[1].translate(_RAISED), text)
    blocks = (" / ".join(line.strip() for line in block.split("\n")) for block in text.strip().split("\n\n"))
    return " ¶ ".join(blocks)


def _pages(pages: Sequence[str]) -> str:
    return ", ".join(dict.fromkeys(page for page in pages if page)) or "–"


def _table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    lines = [_row(header), "|" + " --- |" * len(header)]
    return "\n".join([*lines, *map(_row, rows)])


def _row(cells: Sequence[str]) -> str:
    return "| " + " | ".join(escape(cell) for cell in cells) + " |"
