from __future__ import annotations

import pytest

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.rule import Rule
from quickscan_build.cleaning.rules.bullets import RULE as BULLETS
from quickscan_build.cleaning.rules.paragraphs import RULE
from quickscan_build.language import dutch
from quickscan_build.ledger import Change, Kind, Pass

from .bench import fixed, source
from .layouts import SENTENCES, running_lines, set_lines

FULL = running_lines(14)
"""Lines of a paragraph, so that a text has a measure."""
TEXT = "\n".join(FULL)


def blocks(text: str) -> list[str]:
    return fixed(RULE, text).rstrip("\n").split("\n\n")


@pytest.mark.parametrize("width", [38, 52, 66, 80, 95])
def test_lines_become_paragraphs_at_any_measure(width: int) -> None:
    paragraphs = [" ".join(SENTENCES.split()[n:]) for n in (0, 7, 21)]
    text = "\n\n".join("\n".join(set_lines(paragraph, width)) for paragraph in paragraphs)
    assert blocks(text) == paragraphs


@pytest.mark.parametrize("width", [52, 66, 80])
def test_a_short_line_ends_a_paragraph_where_no_blank_line_does(width: int) -> None:
    paragraphs = [" ".join(SENTENCES.split()[n:]) for n in (0, 7, 21)]
    text = "\n".join("\n".join(set_lines(paragraph, width)) for paragraph in paragraphs)
    assert blocks(text) == paragraphs


JOINS = {
    "a blank line in mid sentence": f"{TEXT}\n\nen wat daarna komt.",
    "a page end": f"{TEXT}\n\fen wat daarna komt.",
    "a column end": f"{TEXT}\n\n\nen wat daarna komt.",
    "a dash at the line end": f"{TEXT} —\nBewoner van het dorp",
    "who said it": f"{TEXT}”\n— Bewoner van het dorp",
    "a comma": f"{TEXT},\n\n(of wat daarna komt).",
    "an amount and its sign, in a box": f"{TEXT}\nin 2021 was dat €\n14.500 per jaar.",
    "an article, then a name": f"{TEXT}\nover de\nVecht en de Lek.",
}


@pytest.mark.parametrize("text", JOINS.values(), ids=JOINS)
def test_goes_on(text: str) -> None:
    assert len(blocks(text)) == 1


def test_a_heading_over_two_lines_is_one_block() -> None:
    text = f"{TEXT}\nen zo verder.\n\nWonen en werken in een\nwijk met water\n\n{TEXT}"
    assert blocks(text)[1] == "Wonen en werken in een wijk met water"


def test_a_broken_word_keeps_its_line_end_for_the_rule_that_joins_it() -> None:
    assert "gemeen-\nte" in fixed(RULE, f"{TEXT}\nde gemeen-\nte gaat door.")
    assert "gemeen-\nte" in fixed(RULE, f"{TEXT}\nde gemeen-\n\nte gaat door.")
    assert "idee-\n&n" in fixed(RULE, f"{TEXT}\nde idee-\n&n gaan door.")
    assert "idee-\n& n" not in fixed(RULE, f"{TEXT}\nde idee-\n& n gaan door.")


def test_items_of_one_list_are_close_together() -> None:
    assert fixed(RULE, "- een\n\n- twee\n\n\n- drie\n") == "- een\n- twee\n- drie\n"
    assert fixed(RULE, "1. een\n\n2. twee\n\n- drie\n") == "1. een\n2. twee\n\n- drie\n"


NESTED = {
    "two levels": ("- een\n  - twee\n  - drie\n- vier\n", "- een\n  - twee\n  - drie\n- vier\n"),
    "set in by four": ("- een\n    - twee\n\n    - drie\n- vier\n", "- een\n  - twee\n  - drie\n- vier\n"),
    "three levels": (
        "1. een\n   - twee\n      - drie\n2. vier\n",
        "1. een\n  - twee\n    - drie\n2. vier\n",
    ),
    "all set in": ("    - een\n    - twee\n", "- een\n- twee\n"),
    "one blank": ("- een\n - twee\n", "- een\n- twee\n"),
    "back by one level": ("- a b\n   - c d\n      - e f\n   - g h\n", "- a b\n  - c d\n    - e f\n  - g h\n"),
    "another list": ("- een\n\n1. twee\n", "- een\n\n1. twee\n"),
    "text between": ("- een\n\nDe kop\n\n   - twee\n", "- een\n\nDe kop\n\n- twee\n"),
}


@pytest.mark.parametrize(("before", "after"), NESTED.values(), ids=NESTED)
def test_an_item_that_is_set_in_belongs_to_the_one_above(before: str, after: str) -> None:
    assert fixed(RULE, before) == after
    assert fixed(RULE, after) == after


def test_an_item_runs_on() -> None:
    assert blocks("- een regel die verder gaat op\nde volgende\n\nen nog een stuk\n")[0].startswith(
        "- een regel die verder gaat op de volgende"
    )


def test_rows_of_a_table_are_close_together() -> None:
    assert fixed(RULE, "Dorp | Jaar\n\nAb | 2019\n") == "Dorp | Jaar\nAb | 2019\n"


def test_white_space_around_the_text_goes() -> None:
    assert fixed(RULE, "\n\n  Een woord. \n \n\n") == "Een woord.\n"


def test_a_text_of_paragraphs_stays_as_it_is() -> None:
    text = f"{SENTENCES.split()[0]} {' '.join(SENTENCES.split())}\n\nkort\n\n{' '.join(SENTENCES.split())}\n"
    assert fixed(RULE, text) == text


ENDED = f"{TEXT}\nen zo is het."
APART = {
    "headings": f"{ENDED}\n\nWonen\n\n{ENDED}",
    "a label over a heading": f"Bijlage 1\nVerantwoording\n\n{ENDED}",
    "an address": "Dorpsstraat 1\n1234 AB Voorbeeld\nTelefoon 010\n",
    "names": f"{ENDED}\n\nMan Bestuurder Welzijn\nVrouw Bestuurder Zorg\nMan Adviseur\n",
    "a list after a colon": f"{TEXT}\nen wel:\n\nhet plein;\n\nde straat;\n",
    "a quotation and who said it": f"{ENDED}\n“Zo is het.”\nEen bewoner\n",
    "questions and answers": "Is dat zo?\nJa, dat is zo.\nEn dan?\nDan niet.\n",
    "lettered items": "a. het plein\nb. de straat\nc. de brug\n",
    "numbered items": f"{ENDED}\n1. Het plein.\n2. De straat.\n",
    "a note": f"{ENDED}\n\n[^1]: Zie het verslag.\n\n{ENDED}",
    "rows alike": "Artikel 9 Verordening over het water\nArtikel 10 Verordening over de wegen\n",
    "a heading right above its text": f"{ENDED}\n\nWat er komt\n{ENDED}",
}
COUNTS = [3, 3, 3, 4, 3, 3, 4, 1, 2, 3, 2, 3]


@pytest.mark.parametrize(("text", "count"), list(zip(APART.values(), COUNTS, strict=True)), ids=APART)
def test_stays_apart(text: str, count: int) -> None:
    assert len(blocks(text)) == count


@pytest.mark.parametrize("after", [[RULE], [BULLETS, RULE]])
def test_a_paragraph_that_an_editor_ended_stays_ended(after: list[Rule]) -> None:
    text = f"{TEXT}\n\ne een\ne twee\n\nHoogachtend,\nde leden van de raad,\n\nzoals bedoeld.\n"
    change = Change(text.index("Hoogachtend"), "Hoogachtend,\nde", "Hoogachtend,\n\nde", "")
    made = Pass("decisions", Kind.DECISION, (change,))
    content = clean(source(text), after, dutch(text), decisions=made).text.content
    assert content.rstrip("\n").split("\n\n")[-2:] == ["Hoogachtend,", "de leden van de raad, zoals bedoeld."]


@pytest.mark.parametrize("mark", "’”\"'")
def test_a_hyphen_behind_a_quotation_mark_breaks_a_word(mark: str) -> None:
    text = f"{TEXT}\nen dan op de lijst van ‘leg uit{mark}-\nlijst van het bureau. {FULL[0]}\n{FULL[1]}"
    assert f"uit{mark}-\nlijst van" in fixed(RULE, text)
    assert f"uit {mark} -lijst" in fixed(RULE, text.replace(f"{mark}-\n", f" {mark} -"))
