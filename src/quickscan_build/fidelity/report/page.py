"""The report as a page a person reads: Dutch, without network, without JavaScript."""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from typing import NamedTuple

from ...ledger import Pass
from ...publication.model import Decision, Publication
from ..findings import NO_BROWSER, Finding, Sort, Verdict
from ..model import Report
from . import tables
from .changes import KINDS
from .tables import escape

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
NOTES = {NO_BROWSER: "Niet in een browser nagegaan is wat er van website en EPUB te zien is"}
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

ABOUT = "Is elk woord gelijk aan de druk? De cijfers, de beslissingen en elke wijziging, regel voor regel."


class Content(NamedTuple):
    """What the page holds, wherever it stands: its own style, and its sections."""

    style: str
    sections: str


def content_of(report: Report, publication: Publication) -> Content:
    """All that is told of a report."""
    body = [_verdict(report), _section("cijfers", "De cijfers", _figures(report))]
    if report.findings:
        body.append(_section("bevindingen", "Wat niet klopt", _findings(report.findings)))
    if report.account:
        passes = report.account.ledger.ledger.passes
        body.append(_section("regels", "De regels", _rules(passes)))
        body.append(_section("beslissingen", "De beslissingen van de redactie", _decisions(publication)))
    style = files(__package__).joinpath("page.css").read_text("utf-8")
    if report.changes:
        body.append(_section("wijzigingen", "Regel voor regel", report.changes.lines))
        style += report.changes.style
    return Content(style, tables.joined(body))


def page(held: Content, publication: Publication, *, home: str = "", icon: str = "") -> str:
    """The whole page, one file. ``home``, ``icon``: the first page and the icon of the site it is part of."""
    title = f"Verantwoording: {publication.metadata.title}"
    return (
        "<!DOCTYPE html>\n"
        f'<html lang="nl">\n<head>\n<meta charset="utf-8">\n<title>{escape(title)}</title>\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="description" content="{ABOUT}">\n'
        + (f'<link rel="icon" href="{escape(icon)}">\n' if icon else "")
        + f"<style>\n{held.style}</style>\n</head>\n<body>\n"
        '<a class="skip" href="#inhoud">Naar de inhoud</a>\n<main id="inhoud">\n'
        + (f'<p><a href="{escape(home)}">Naar de titelpagina</a></p>\n' if home else "")
        + f"<h1>{escape(title)}</h1>\n{held.sections}</main>\n</body>\n</html>\n"
    )


def _section(name: str, title: str, content: str) -> str:
    return f'<section aria-labelledby="{name}">\n<h2 id="{name}">{title}</h2>\n{content}</section>'


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
    content = tables.table("Wat is vergeleken, en wat er verschilt", heads, map(_figure, report.verdicts))
    notes = [NOTES.get(note, note) for verdict in report.verdicts for note in verdict.notes]
    notes += [
        "Verschillen met de tweede getuige die als beslissing zijn vastgelegd: "
        f"{tables.number(one.registered)}"
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
        f"<ul>\n{tables.joined(f'<li>{escape(note)}.</li>' for note in notes)}</ul>\n" if notes else ""
    )


def _figure(verdict: Verdict) -> str:
    figures = verdict.figures
    numbers = (figures.words, figures.missing, figures.invented, figures.changed, figures.wrong_characters)
    cells = [tables.number(one) if figures.words else "–" for one in numbers]
    return tables.row(ARTEFACTS.get(verdict.name, verdict.name), *cells, tables.number(len(verdict.findings)))


def _findings(findings: Iterable[Finding]) -> str:
    heads = ("Waar", "Druk", "Wat", "Verwacht", "Gevonden")
    return tables.table(
        "Alle bevindingen",
        heads,
        (
            tables.row(
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
    return tables.table(
        "Elke regel, in de volgorde waarin hij is toegepast",
        ("Regel", "Soort", "Wijzigingen"),
        (
            tables.row(escape(one.title or one.rule), KINDS[one.kind], tables.number(len(one.changes)))
            for one in passes
        ),
    )


def _decisions(publication: Publication) -> str:
    made = publication.decisions
    parts = [
        _decided(
            "Verbeterde leesfouten waarover geen regel kon beslissen",
            ((one, one.reading, one.becomes) for one in made.corrections if one.reading != one.becomes),
        ),
        _decided(
            "Bevestigde lezingen",
            ((o, o.reading, o.becomes) for o in made.corrections if o.reading == o.becomes),
        ),
        _decided("Tekst die de bron mist", ((one, "", one.text) for one in made.insertions)),
        _decided(
            "Fouten in de druk, gehandhaafd en gemarkeerd met [sic]",
            ((o, o.reading, o.note) for o in made.sics),
        ),
        _decided(
            "Aanvaarde verschillen met de tweede getuige", ((o, o.witness, o.ours) for o in made.variants)
        ),
        _decided("Verplaatste blokken", ((one, one.text, "") for one in made.moves)),
    ]
    return "".join(parts) or "<p>Er waren geen beslissingen nodig.</p>\n"


def _printed(page: str, line: int) -> str:
    """A place of the print and of the source, as far as it is known."""
    return ", ".join(([f"p. {page}"] if page else []) + ([f"regel {line}"] if line else []))


def _decided(caption: str, made: Iterable[tuple[Decision, str, str]]) -> str:
    body = [
        tables.row(
            escape(_printed(one.page, one.line)),
            escape(before),
            escape(after),
            escape(one.reason),
            escape(one.evidence),
        )
        for one, before, after in made
    ]
    return tables.table(caption, ("Plaats", "Gelezen", "Wordt", "Reden", "Bewijs"), body) if body else ""
