from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.margin_specks import RULE

from .bench import fixed

SPECKLED = (
    "De raad heeft een besluit genomen over\n‘het beleid voor de jeugd en over de\n"
    "zorg in de wijk, zoals de wethouder al\n‘eerder had gezegd in de vergadering\n"
    "van mei, en daarom gaat de gemeente nu\n‘aan het werk met de inwoners en met\n"
)
FIXES = [
    ("het Impact Assess-\n‘ment van de stad", "het Impact Assess-\nment van de stad"),
    ("de beheer-\n'ders, zegt men ‘vaak’", "de beheer-\nders, zegt men ‘vaak’"),
    ("niet te den-\n“ken valt", "niet te den-\nken valt"),
    (f"{SPECKLED}de buurt\n‘van start.", f"{SPECKLED}de buurt\nvan start.".replace("\n‘", "\n")),
]
FULL = "De raad van de gemeente heeft een besluit genomen over het beleid\n" * 14
FIXES.append((f"{FULL}* tot aan het einde\n{FULL}", f"{FULL}tot aan het einde\n{FULL}"))
LEAVES = [
    f"{FULL}* tot aan het einde\n* en daarna\n{FULL}",
    f"{FULL}De kop\n* tot aan het einde\n{FULL}",
    f"{FULL}* Tot aan het einde\n{FULL}",
    f"{FULL}\n* tot aan het einde\n{FULL}",
    f"{SPECKLED}de buurt",
    f"{SPECKLED}de buurt\n‘van start’ gaat.".replace("\n‘eer", "\neer"),
    "een kracht van\n‘samen doen’ in de wijk",
    "het is wat men\n‘doen wat nodig is in de wijk en\ndaarbuiten’ noemt",
    "Dat zegt hij.\n‘het is goed",
    "Het was\n’s avonds laat en\n't was koud",
    "een pilot-\n‘project’ van de stad",
    "de kop\n\n‘het citaat",
    "‘het citaat",
    "de raad-\n\n‘het citaat",
    "in de nacht-\n‘En toen",
    "aan-\n‘ en uit",
    "5-\n‘6",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after
    assert fixed(RULE, after) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
