from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.lost_hyphens import RULE

from .bench import fixed

FIXES = [
    ("het «plan» van bestuur»\nders en", "het «plan» van bestuur-\nders en"),
    ("de gemeen\nteraad", "de gemeen-\nteraad"),
    ("bestuur\nders", "bestuur-\nders"),
    ("wordt beschre\nven in", "wordt beschre-\nven in"),
    ("de stan~\ndaard voor", "de stan-\ndaard voor"),
    ("een verga=\ndering van", "een verga-\ndering van"),
    ("de verwer\nkingsstatus van", "de verwer-\nkingsstatus van"),
]
LEAVES = [
    "bij de flows\nbinnen het systeem",
    "de scriptjob\nimporteert een bestand",
    "the contamination plumes\npresent in water",
    "voor «de minister van deze wet»\ngelezen",
    "de CRISP-DM (cross-industry standard process for data\nmining) en",
    "samen\nwerken",
    "op\nstaan",
    "de raad\nbesluit",
    "het plan\n\nteraad",
    "Van\nDijk",
    "gemeen-\nteraad",
    "gemeen.\nteraad",
    "3\nteraad",
    "xqz\nteraad",
    "over\nzicht",
    "- gemeen\n- teraad",
    "de staat~\nvan zaken",
    "waarbij x=\ny",
    "de gebeurtenis\nberichten",
    "Brunner\nmeier",
    "met Jansen\nen Visser",
    "de heer Wijn\nberg",
    "het woord abc>\ndef",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text


def test_a_sign_is_enough_in_a_worn_scan() -> None:
    worn = " gemecnte, wanncer, geregetd, opgestagen, wethauder en averleg"
    assert fixed(RULE, f"de uitoete~\nninge{worn}") == f"de uitoete-\nninge{worn}"
    assert fixed(RULE, f"ongeveer~\nveel{worn}") == f"ongeveer~\nveel{worn}"
    assert fixed(RULE, f"de architec:\ntuur{worn}") == f"de architec-\ntuur{worn}"
    assert fixed(RULE, f"wordt ervaren:\nzowel{worn}") == f"wordt ervaren:\nzowel{worn}"
    assert fixed(RULE, "de architec:\ntuur") == "de architec:\ntuur"
    assert fixed(RULE, "de uitoete~\nninge") == "de uitoete~\nninge"


WHOLE = (
    " Het risicosysteem, een risicosysteem, dit risicosysteem; daarvoor, daarvoor, daarvoor; verschillende"
)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("een risico\nsysteem van", "een risico-\nsysteem van"),
        ("Risico\nsysteem", "Risico\nsysteem"),
        ("in verschil\nlende fases", "in verschil-\nlende fases"),
    ],
)
def test_the_dutch_model_loses_them_where_the_document_shows_it(before: str, after: str) -> None:
    assert fixed(RULE, before + WHOLE, model="nld") == after + WHOLE
    assert fixed(RULE, before + WHOLE, model="eng") == before + WHOLE


@pytest.mark.parametrize(
    "text",
    [
        "een Atom\nfeed, Atomfeed, Atomfeed en Atomfeed",
        "daar\nvoor is",
        "het risico\nsysteem en het risico systeem",
        "het risico\n\nsysteem",
        "een risico\nbeleid",
        "in verschil\nlende fases, een lende",
    ],
)
def test_leaves_halves_that_are_words_alone(text: str) -> None:
    assert fixed(RULE, text + WHOLE, model="nld") == text + WHOLE
