from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.rules.quotes import RULE
from quickscan_build.language import dutch
from quickscan_build.text import Source

from .bench import fixed, outcome, run

SINGLE = "‘Een’ en ‘twee’ en ‘drie’. "
DOUBLE = "“Een” en “twee” en “drie”. "
WORN = (
    " De gemecnte weet wanncer. Het is geregetd en opgestagen. Zij overleggen over het averleg."
    " De wetke is onathankelijk."
)
"""What a coarse scan leaves of some sentences."""
MIXED = [
    (SINGLE + "‘stap X van de 16”. “Dat is zo.”", SINGLE + "‘stap X van de 16’. “Dat is zo.”"),
    (
        SINGLE + "“Ik weet het ook niet meer.” “Dat is ook een vraag hier.” “Wie zal het ons zeggen nu.” "
        "“Weet ook niet waarom dit zo is’.",
        SINGLE + "“Ik weet het ook niet meer.” “Dat is ook een vraag hier.” “Wie zal het ons zeggen nu.” "
        "“Weet ook niet waarom dit zo is”.",
    ),
    (SINGLE + "zegt: ‘zo goed mogelijk.” Terwijl", SINGLE + "zegt: ‘zo goed mogelijk.’ Terwijl"),
    (
        SINGLE + '"We denken nog te veel binnen de hokjes’, aldus',
        SINGLE + "‘We denken nog te veel binnen de hokjes’, aldus",
    ),
    (DOUBLE + "‘Dat werkt.”", DOUBLE + "“Dat werkt.”"),
]
FIXES = [
    ("op de knop 'Opslaan! geklikt", "op de knop 'Opslaan' geklikt"),
    ("op ‘bestand toevoegen! is geklikt", "op ‘bestand toevoegen’ is geklikt"),
    ("'Als wij dat zeggen.’", "‘Als wij dat zeggen.’"),
    ('“Dat is zo…"', "“Dat is zo…”"),
    (
        "'Als wij zeggen: ‘doen wat nodig is’ hoort men iets. Terwijl.’",
        "‘Als wij zeggen: ‘doen wat nodig is’ hoort men iets. Terwijl.’",
    ),
    (SINGLE + "op “Opslaan en sluiten’ geklikt", SINGLE + "op ‘Opslaan en sluiten’ geklikt"),
    (SINGLE + "het “nieuw’ label van “mijn zaken’ is", SINGLE + "het ‘nieuw’ label van ‘mijn zaken’ is"),
    ("de foto'’s en agenda’'s", "de foto’s en agenda's"),
    ("een ''zeer hoog” risico en (“plan'')", "een “zeer hoog” risico en (“plan”)"),
    ("een ‘‘zeer hoog’’ risico en ''hoog'' ook", 'een "zeer hoog" risico en "hoog" ook'),
    ("een ''zeer hoog risico", 'een "zeer hoog risico'),
]
LEAVES = [
    "a '' b '' c, x''y en '''drie'''",
    "“‘Ja’” en ‘“Nee”’",
    DOUBLE + "op “Opslaan en sluiten’ geklikt",
    SINGLE + DOUBLE + "op “Opslaan en sluiten’ geklikt",
    SINGLE + "de “gemeentes’ plannen en Max’ huis",
    SINGLE + "“Zo’n plein is van ons en van ’t dorp",
    SINGLE + "“Wij zijn ‘blij’ met het plein",
    "“Opslaan’ is onduidelijk",
    "‘Kom! zei hij’",
    "‘a’ en ‘b’ en ‘c’. “Zo is het nu eenmaal hier.” “Zo is het nu ook daar.” “En zo is het ook hier.”",
    "hij riep: ‘Help! Dat mag niet’",
    "Let op! dit gaat door",
    "‘doen’ en “laten”",
    "‘zo goed mogelijk.”",
    "de foto's, ’s avonds, zo’n, ’t kan, '70",
    "de ouders’ rechten en Hans’ boek",
    "hij zei \"ja\" en 'nee'",
    "‘Een citaat over alinea’s\n\n‘dat hier doorgaat.’",
    "„Laag” en ‚laag’",
    "5\" en 3' breed",
    "“‘Ja’, zei hij”",
    "‘",
    "’",
    "a ‘ b ’ c",
    "rock ’n’ roll",
    "“Een” ‘twee” drie’",
    SINGLE + "‘niet gesloten aan het begin",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert outcome(RULE, text) == (text, ())


@pytest.mark.parametrize(("before", "after"), MIXED)
def test_a_scan_confuses_the_sorts_more_than_once(before: str, after: str) -> None:
    assert fixed(RULE, f"{before}\n\n{before}\n") == f"{after}\n\n{after}\n"
    assert fixed(RULE, f"{before}{WORN}") == f"{after}{WORN}"


@pytest.mark.parametrize("text", [before for before, _ in MIXED])
def test_asks_about_the_only_pair_of_two_sorts(text: str) -> None:
    """It may be the author's own: ``'aanpassen"``."""
    result = run(RULE, text)
    assert result.text.content == text
    assert len(result.doubts) == 1


def test_asks_about_a_mark_that_nothing_closes() -> None:
    result = run(RULE, "de resultaten van een ‘expert die kijkt")
    assert [doubt.candidates for doubt in result.doubts] == [("expert", "‘expert")]


def test_the_specks_of_a_worn_scan_go_where_sentences_open() -> None:
    worn = WORN.strip() + "\n\n"
    dirty = "‘De wet is een regel. ‘Het werk is klaar.\n\n- ‘Wat is er?\n\n‘Aan de slag.\n\n"
    assert fixed(RULE, worn + dirty) == worn + dirty.replace("‘", "")
    assert fixed(RULE, dirty) == dirty
    spoken = "‘Als het goedkoop is.\n\nAls het beter is, wordt het goedkoper.’ Wethouder\n\n"
    assert fixed(RULE, worn + dirty + spoken) == worn + dirty.replace("‘", "") + spoken
    apart = spoken.replace("\n\n", "\n\nEen alinea.\n\n", 1)
    assert fixed(RULE, worn + apart + dirty) == worn + (apart + dirty).replace("‘", "")
    names = dirty.replace("‘Wat is er", "‘Utrecht is er")
    assert fixed(RULE, worn + names) == worn + names


def test_the_specks_of_a_bad_scan_go() -> None:
    dirty = "De ‘wet is een ‘regel.\n\n" * 6
    assert fixed(RULE, dirty) == dirty.replace("‘", "")


@given(st.text("‘’“”\"' a.\n", max_size=300))
def test_running_twice_changes_nothing(text: str) -> None:
    once = clean(Source("", text), [RULE], dutch(text)).text.content
    assert clean(Source("", once), [RULE], dutch(once)).text.content == once


@pytest.mark.parametrize(
    "text", ["‘" * 50_000 + "’" * 50_000, "‘a " * 50_000 + "b’ " * 50_000, "'’" * 100_000]
)
def test_nested_quotes_cost_no_more_than_they_are_many(text: str) -> None:
    """Marks looked at are bounded by ``NESTED`` for each mark; a slip to quadratic would not end."""
    clean(Source("", text), [RULE], dutch(""))


def test_a_double_mark_read_as_two_is_one() -> None:
    assert outcome(RULE, "dat is een ''zeer hoog” risico") == ("dat is een “zeer hoog” risico", ())
    doubts = run(RULE, DOUBLE + "zij zegt ‘Dat werkt nu ook zo.''").doubts
    assert [doubt.candidates for doubt in doubts] == [("“", "‘"), ("”", "''")]
