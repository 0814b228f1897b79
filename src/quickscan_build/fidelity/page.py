"""The report as a page a person reads: Dutch, without network, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from html import escape as escaped
from importlib.resources import files
from typing import NamedTuple

from ..ledger import Kind, Pass
from ..publication.model import Decision, Publication
from .findings import NO_BROWSER, SHOWN, Finding, Sort, Verdict
from .model import Report
from .sidebyside import Row, Segment
from .sidebyside import Told as Change

ARTEFACTS = {
    "ledger": "bron en grootboek",
    "chapters": "hoofdstukken",
    "html": "website",
    "epub": "EPUB",
    "pdf": "PDF",
    "browser": "website in de browser",
    "witness": "tweede getuige",
}
PLACES = {
    "before ": "vóór ",
    "after ": "na ",
    ", block ": ", blok ",
    ", line ": ", regel ",
    " pixels wide": " pixels breed",
}
NOTES = {NO_BROWSER: "Er is geen browser gevraagd wat er van website en EPUB te zien is"}
KINDS = {
    Kind.DECISION: "beslissing van de redactie",
    Kind.LETTER: "letters en accenten",
    Kind.MARK: "leestekens",
    Kind.JOIN: "afgebroken woorden",
    Kind.LAYOUT: "regels en alinea’s",
    Kind.FURNITURE: "kopregels en paginanummers",
    Kind.NOTE: "voetnoten",
}
SORTS = {
    Sort.MISSING: "ontbreekt",
    Sort.INVENTED: "staat er te veel",
    Sort.CHANGED: "is veranderd",
    Sort.MOVED: "is verplaatst",
    Sort.KIND: "is een ander soort blok geworden",
    Sort.HIDDEN: "is niet te zien",
    Sort.GENERATED: "hoort bij de tekst, maar klopt er niet mee",
    Sort.STALE: "is verouderd",
    Sort.UNREGISTERED: "wijkt af zonder beslissing",
    Sort.UNUSED: "beslissing die nergens bij past",
    Sort.UNREADABLE: "is niet te lezen",
}

_SHOWN = {code: shown for code, shown in SHOWN.items() if chr(code) not in "\t\n"}
"""A page may not hold control characters; a source may: the form feed at the end of a page of print."""

ABOUT = "Is elk woord gelijk aan de druk? De cijfers, de beslissingen en elke wijziging, regel voor regel."


class Told(NamedTuple):
    """What the page tells, wherever it stands: its own style, and its sections."""

    style: str
    sections: str


def tell(report: Report, publication: Publication) -> Told:
    """All that is told of a report."""
    lines = report.rows
    body = [_verdict(report), _section("cijfers", "De cijfers", _figures(report))]
    if report.findings:
        body.append(_section("bevindingen", "Wat niet klopt", _findings(report.findings)))
    if report.account:
        passes = report.account.ledger.ledger.passes
        body.append(_section("regels", "De regels", _rules(passes)))
        body.append(_section("beslissingen", "De beslissingen van de redactie", _decisions(publication)))
        body.append(_section("wijzigingen", "Regel voor regel", _changes(lines)))
    style = files(__package__).joinpath("page.css").read_text("utf-8") + "".join(_filters(lines))
    return Told(style, _joined(body))


def page(told: Told, publication: Publication, *, home: str = "", icon: str = "") -> str:
    """The whole page, one file. ``home``, ``icon``: the first page and the icon of the site it is part of."""
    title = f"Verantwoording: {publication.metadata.title}"
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="description" content="{ABOUT}">\n'
        + (f'<link rel="icon" href="{escape(icon)}">\n' if icon else "")
        + f"<style>\n{told.style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#inhoud">Naar de inhoud</a>\n<main id="inhoud">\n'
        + (f'<p><a href="{escape(home)}">Naar de titelpagina</a></p>\n' if home else "")
        + f"<h1>{escape(title)}</h1>\n{told.sections}</main>\n</body>\n</html>\n"
    )


def escape(text: str) -> str:
    """Text as HTML, a control character as its picture."""
    return escaped(text if text.isprintable() else text.translate(_SHOWN))


def _joined(parts: Iterable[str]) -> str:
    return "".join(f"{part}\n" for part in parts)


def _section(name: str, title: str, content: str) -> str:
    return f'<section aria-labelledby="{name}">\n<h2 id="{name}">{title}</h2>\n{content}</section>'


def _table(caption: str, heads: Iterable[str], body: Iterable[str], *, name: str = "") -> str:
    cells = "".join(f'<th scope="col">{escape(head)}</th>' for head in heads)
    identity = f' id="{name}"' if name else ""
    # The box scrolls sideways on a narrow screen; a keyboard must reach it.
    return (
        f'<div class="wide" role="region" aria-label="{escape(caption)}" tabindex="0">\n'
        f"<table{identity}>\n<caption>{escape(caption)}</caption>\n"
        f"<thead><tr>{cells}</tr></thead>\n<tbody>\n{_joined(body)}</tbody>\n</table>\n</div>\n"
    )


def _row(head: str, *cells: str, classes: str = "") -> str:
    """A row, without the end tags and quotes that HTML does without: there are hundreds of rows."""
    quote = '"' if " " in classes else ""
    opening = f"<tr class={quote}{classes}{quote}>" if classes else "<tr>"
    return f"{opening}<th scope=row>{head}" + "".join(f"<td>{cell}" for cell in cells)


# Verdict and figures.


def _verdict(report: Report) -> str:
    if report.findings:
        count = len(report.findings)
        said = f"{count} bevinding{'en' if count > 1 else ''}: deze uitgave is niet gelijk aan de druk."
        return f'<p class="verdict wrong"><strong>{said}</strong></p>'
    return (
        '<p class="verdict right"><strong>Deze uitgave is gelijk aan de druk.</strong> '
        "Elk woord is uit de bestanden teruggelezen en vergeleken met de bron.</p>"
    )


def _figures(report: Report) -> str:
    heads = ("Vergeleken", "Woorden", "Ontbreekt", "Te veel", "Veranderd", "Tekens fout", "Bevindingen")
    content = _table("Wat is vergeleken, en wat er verschilt", heads, map(_figure, report.verdicts))
    notes = [NOTES.get(note, note) for verdict in report.verdicts for note in verdict.notes]
    notes += [
        f"Verschillen met de tweede getuige die als beslissing zijn vastgelegd: {_number(one.registered)}"
        for one in report.verdicts
        if one.name == "witness"
    ]
    if report.rules_alone is not None:
        alone = report.rules_alone
        notes.append(
            f"Zonder één beslissing van de redactie laten de regels {alone.words} woorden over die de tweede "
            f"getuige anders leest; {alone.lost} woorden heeft alleen de getuige"
        )
    return content + (
        f"<ul>\n{_joined(f'<li>{escape(note)}.</li>' for note in notes)}</ul>\n" if notes else ""
    )


def _figure(verdict: Verdict) -> str:
    figures = verdict.figures
    numbers = (figures.words, figures.missing, figures.invented, figures.changed, figures.wrong_characters)
    cells = [_number(one) if figures.words else "–" for one in numbers]
    return _row(ARTEFACTS.get(verdict.name, verdict.name), *cells, _number(len(verdict.findings)))


def _number(value: int) -> str:
    return f"{value:,}".replace(",", ".")


def _findings(findings: Iterable[Finding]) -> str:
    heads = ("Waar", "Druk", "Wat", "Verwacht", "Gevonden")
    return _table(
        "Alle bevindingen",
        heads,
        (
            _row(
                escape(_place(one)),
                escape(_printed(one.page, one.line)),
                SORTS[one.sort],
                f"<q>{escape(one.expected)}</q>" if one.expected else "",
                f"<q>{escape(one.found)}</q>" if one.found else "",
            )
            for one in findings
        ),
    )


def _place(one: Finding) -> str:
    where = one.where
    for english, dutch in PLACES.items():
        where = where.replace(english, dutch)
    return f"{ARTEFACTS.get(one.artefact, one.artefact)}, {where}".rstrip(", ")


# Rules and decisions.


def _rules(passes: Iterable[Pass]) -> str:
    return _table(
        "Elke regel, in de volgorde waarin hij is toegepast",
        ("Regel", "Soort", "Wijzigingen"),
        (_row(escape(one.title or one.rule), KINDS[one.kind], _number(len(one.changes))) for one in passes),
    )


def _decisions(publication: Publication) -> str:
    made = publication.decisions
    parts = [
        _decided(
            "Verbeterde leesfouten die geen regel kan beslissen",
            ((one, one.reading, one.becomes) for one in made.corrections if one.reading != one.becomes),
        ),
        _decided(
            "Bevestigde lezingen",
            ((o, o.reading, o.becomes) for o in made.corrections if o.reading == o.becomes),
        ),
        _decided("Tekst die de bron mist", ((one, "", one.text) for one in made.insertions)),
        _decided(
            "Fouten van de druk, gehandhaafd en gemerkt met [sic]",
            ((o, o.reading, o.note) for o in made.sics),
        ),
        _decided(
            "Aanvaarde verschillen met de tweede getuige", ((o, o.witness, o.ours) for o in made.variants)
        ),
        _decided("Verplaatste blokken", ((one, one.text, "") for one in made.moves)),
    ]
    return "".join(parts) or "<p>Er zijn geen beslissingen nodig geweest.</p>\n"


def _printed(page: str, line: int) -> str:
    """A place of the print and of the source, as far as it is known."""
    return ", ".join(([f"p. {page}"] if page else []) + ([f"regel {line}"] if line else []))


def _decided(caption: str, made: Iterable[tuple[Decision, str, str]]) -> str:
    body = [
        _row(
            escape(_printed(one.page, one.line)),
            escape(before),
            escape(after),
            escape(one.reason),
            escape(one.evidence),
        )
        for one, before, after in made
    ]
    return _table(caption, ("Plaats", "Gelezen", "Wordt", "Reden", "Bewijs"), body) if body else ""


# Line by line.


def _changes(lines: Sequence[Row]) -> str:
    used = {one.rule.rule: one.rule for row in lines for one in row.changes}
    kinds = sorted({rule.kind for rule in used.values()}, key=list(KINDS).index)
    intro = (
        f"<p>{_number(len(lines))} plaatsen waar meer veranderde dan het wit. Links wat de computer van het "
        "papier las, daarnaast wat deze uitgave heeft. Wat verviel is <del>doorgehaald</del>, wat kwam is "
        "<ins>onderstreept</ins>.</p>\n"
    )
    choices = _choice("soort", "Toon de soort", [(kind.value, KINDS[kind]) for kind in kinds])
    choices += _choice("regel", "Toon de regel", [(one.rule, one.title or one.rule) for one in used.values()])
    heads = ("Plaats", "De computer las", "Deze uitgave heeft", "Regel en bewijs")
    table = _table("Elke regel waar iets veranderde", heads, map(_change, lines), name="regel-voor-regel")
    return intro + choices + table


def _choice(name: str, legend: str, options: list[tuple[str, str]]) -> str:
    inputs = [("", "alle"), *options]
    labels = [
        f'<label><input type="radio" name="{name}" id="{name}-{value}"{"" if value else " checked"}> '
        f"{escape(label)}</label>"
        for value, label in inputs
    ]
    return f"<fieldset>\n<legend>{legend}</legend>\n{_joined(labels)}</fieldset>\n"


def _change(row: Row) -> str:
    classes = sorted({f"r-{one.rule.rule}" for one in row.changes})
    span = str(row.first) if row.first == row.last else f"{row.first}–{row.last}"
    place = f"p. {row.page}, " if row.page else ""
    why = {(one.rule.title or one.rule.rule, _evidence(one)): None for one in row.changes}
    told = [f"{escape(title)}: {evidence}" for title, evidence in why]
    reasons = told[0] if len(told) == 1 else f"<ul>{''.join(f'<li>{one}' for one in told)}</ul>"
    cells = (_marked(row.source, "del"), _marked(row.published, "ins"), reasons)
    return _row(f"{escape(place)}regel {span}", *cells, classes=" ".join(classes))


def _evidence(one: Change) -> str:
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
