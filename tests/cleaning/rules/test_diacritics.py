from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.diacritics import RULE

from .bench import fixed, outcome, run

FIXES = [
    ("is geUpload en geliploade", "is geüpload en geüploade"),
    ("vdér, vddér en vodér de zomer", "vóór, vóór en vóór de zomer"),
    ("(védrdat het zomer is", "(vóórdat het zomer is"),
    ("voér de zomer", "vóór de zomer"),
    ("véor de zomer", "vóór de zomer"),
    ("de continuiteitsrisico’s", "de continuïteitsrisico’s"),
    ("de financiéle gevolgen", "de financiële gevolgen"),
    ("Creéer ruimte", "Creëer ruimte"),
    ("cliénten en patiénten", "cliënten en patiënten"),
    ("vijf ideeén", "vijf ideeën"),
    ("de scénes", "de scènes"),
    ("een enquéte", "een enquête"),
    ("een carriére", "een carrière"),
    ("de codrdinator", "de coördinator"),
    ("de coérdinator", "de coördinator"),
    ("een réntgenfoto", "een röntgenfoto"),
    ("is getipload", "is geüpload"),
    ("een vacuiim", "een vacuüm"),
    ("een re-integratiecoéfficiént", "een re-integratiecoëfficiënt"),
    ("de jeugdhulpcliénten", "de jeugdhulpcliënten"),
    ("Wmo-cliénten", "Wmo-cliënten"),
    ("Patiénten’", "Patiënten’"),
    ("vodr de zomer", "vóór de zomer"),
]
UNPRINTABLE = [
    ("geinterviewd", "geïnterviewd"),
    ("geinventariseerd", "geïnventariseerd"),
    ("beinvloeden", "beïnvloeden"),
    ("continuiteit", "continuïteit"),
    ("Geinformeerde", "Geïnformeerde"),
]
LEAVES = [
    "clienten",
    "officiele stukken",
    "geevalueerd",
    "een café en een comité",
    "dé kans, één kans",
    "financieel",
    "naar Andrén en Talai",
    "dialog, client, continu",
    "evidence based practice",
    "voor",
    "de heer Zoé",
    "MijnPlán",
    "materieel en ideeel",
    "i",
    "é",
    "https://voorbeeld.nl/financieel",
    "ruimte voor maïs",
    "product",
    "Curacao",
    "de heer Kohler uit Koln",
]
NLD_LEAVES = [
    "geinterviewd",
    "geinventariseerd",
    "clienten",
    "beinvloeden",
    "codrdinator",
    "financiéle",
    "getipload",
    "een enquéte",
]
ASKS = [("een cooperatie", ("cooperatie", "coöperatie"))]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before, model="eng") == after


@pytest.mark.parametrize(("before", "after"), UNPRINTABLE)
def test_marks_what_an_author_may_have_left_out(before: str, after: str) -> None:
    result = run(RULE, before, model="eng")
    assert result.text.content == after
    assert {c.mark for p in result.text.ledger.passes for c in p.changes} == {"unprintable"}


def test_what_no_author_writes_has_no_mark() -> None:
    result = run(RULE, "financiéle", model="eng")
    assert [c.mark for p in result.text.ledger.passes for c in p.changes] == [""]


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert outcome(RULE, text, model="eng") == (text, ())


@pytest.mark.parametrize("text", NLD_LEAVES)
def test_leaves_alone_what_the_dutch_model_could_print(text: str) -> None:
    assert outcome(RULE, text, model="nld") == (text, ())


@pytest.mark.parametrize(
    ("before", "after"), [("maiïs", "maïs"), ("dat ìs zo ìn", "dat is zo in"), ("een crêche", "een crèche")]
)
def test_fixes_the_dutch_models_own(before: str, after: str) -> None:
    assert fixed(RULE, before, model="nld") == after


@pytest.mark.parametrize(("text", "candidates"), ASKS)
def test_asks(text: str, candidates: tuple[str, ...]) -> None:
    result = run(RULE, text, model="eng")
    assert [doubt.candidates for doubt in result.doubts] == [candidates]
    assert result.text.content == text
