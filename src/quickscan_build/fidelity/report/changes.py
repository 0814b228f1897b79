"""Every line that changed, beside what it became: the part of the report that a reader filters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from ...ledger import Kind
from ...text import Text
from . import tables
from .sidebyside import Row, Segment, Told, rows
from .tables import escape

KINDS = {
    Kind.DECISION: "beslissing van de redactie",
    Kind.LETTER: "letters en accenten",
    Kind.MARK: "leestekens",
    Kind.JOIN: "afgebroken woorden",
    Kind.LAYOUT: "regels en alinea’s",
    Kind.FURNITURE: "kopregels en paginanummers",
    Kind.NOTE: "voetnoten",
}


class Shown(NamedTuple):
    """As HTML: the lines, and the style by which a reader chooses among them."""

    style: str
    lines: str


def shown(text: Text) -> Shown:
    """All lines of a text that changed."""
    lines = rows(text)
    return Shown("".join(_filters(lines)), _told(lines))


def _told(lines: Sequence[Row]) -> str:
    """The table of them all, and what a reader may choose to see of it."""
    used = {one.rule.rule: one.rule for row in lines for one in row.changes}
    kinds = sorted({rule.kind for rule in used.values()}, key=list(KINDS).index)
    intro = (
        f"<p>{tables.number(len(lines))} plaatsen waar meer veranderde dan het wit. Links wat de computer "
        "van het papier las, daarnaast wat deze uitgave heeft. Wat verviel is <del>doorgehaald</del>, wat "
        "kwam is <ins>onderstreept</ins>.</p>\n"
    )
    choices = _choice("soort", "Toon de soort", [(kind.value, KINDS[kind]) for kind in kinds])
    choices += _choice("regel", "Toon de regel", [(one.rule, one.title or one.rule) for one in used.values()])
    heads = ("Plaats", "De computer las", "Deze uitgave heeft", "Regel en bewijs")
    table = tables.table(
        "Elke regel waar iets veranderde", heads, map(_change, lines), name="regel-voor-regel"
    )
    return intro + choices + table


def _choice(name: str, legend: str, options: list[tuple[str, str]]) -> str:
    inputs = [("", "alle"), *options]
    labels = [
        f'<label><input type="radio" name="{name}" id="{name}-{value}"{"" if value else " checked"}> '
        f"{escape(label)}</label>"
        for value, label in inputs
    ]
    return f"<fieldset>\n<legend>{legend}</legend>\n{tables.joined(labels)}</fieldset>\n"


def _change(row: Row) -> str:
    classes = sorted({f"r-{one.rule.rule}" for one in row.changes})
    span = str(row.first) if row.first == row.last else f"{row.first}–{row.last}"
    place = f"p. {row.page}, " if row.page else ""
    why = {(one.rule.title or one.rule.rule, _evidence(one)): None for one in row.changes}
    told = [f"{escape(title)}: {evidence}" for title, evidence in why]
    reasons = told[0] if len(told) == 1 else f"<ul>{''.join(f'<li>{one}' for one in told)}</ul>"
    cells = (_marked(row.source, "del"), _marked(row.published, "ins"), reasons)
    return tables.row(f"{escape(place)}regel {span}", *cells, classes=" ".join(classes))


def _evidence(one: Told) -> str:
    # Rules give their evidence in English, editors in the publication's language.
    text = escape(one.change.evidence)
    return text if one.rule.kind is Kind.DECISION else f"<span lang=en>{text}</span>"


def _marked(segments: Iterable[Segment], tag: str) -> str:
    out = []
    for one in segments:
        text = (
            escape(one.text.strip("\n") if not one.changed else one.text)
            .replace("\n\n", " ¶ ")
            .replace("\n", " ↵ ")
        )
        out.append(f"<{tag}>{text}</{tag}>" if one.changed else text)
    return "".join(out)


def _filters(lines: Sequence[Row]) -> Iterator[str]:
    """Rows that a choice leaves out; CSS alone does it."""
    used = dict.fromkeys((one.rule.kind.value, one.rule.rule) for row in lines for one in row.changes)
    row = "tr[class]"  # only a change has one
    for kind in dict.fromkeys(kind for kind, _ in used):
        of_kind = ", ".join(f".r-{rule}" for one, rule in used if one == kind)
        yield f"main:has(#soort-{kind}:checked) {row}:not({of_kind}) {{ display: none }}\n"
    for _, rule in used:
        yield f"main:has(#regel-{rule}:checked) {row}:not(.r-{rule}) {{ display: none }}\n"
