from __future__ import annotations

import pytest

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.rules import addresses, paragraphs
from quickscan_build.language import dutch

from .bench import fixed, source
from .layouts import running_lines

RULE = addresses.RULE

FIXES = [
    ("mail loket@voorbeeld.ni of bel", "mail loket@voorbeeld.nl of bel"),
    (
        "mail loket@voorbeeld.nt of kijk op voorbeeld.nL. Dat",
        "mail loket@voorbeeld.nl of kijk op voorbeeld.nl. Dat",
    ),
    ("kijk op www.voorbeeld.ni/plan.", "kijk op www.voorbeeld.nl/plan."),
    ("kijk op www.voor-\nbeeld.ni/plan.", "kijk op www.voor-\nbeeld.nl/plan."),
    ("op voorbeeld.n! staat", "op voorbeeld.nl staat"),
    ("zie www.voorbeeld.nl/plan/\n2019/wonen", "zie www.voorbeeld.nl/plan/2019/wonen"),
    ("zie www.voorbeeld.nl/plan/\nwonen", "zie www.voorbeeld.nl/plan/wonen"),
    (
        "zie www.voorbeeld.nl/plan/\nHet-plan_4+1.v2.pdf; dat",
        "zie www.voorbeeld.nl/plan/Het-plan_4+1.v2.pdf; dat",
    ),
    ("https://voorbeeld.nl/?jaar=\n2019", "https://voorbeeld.nl/?jaar=2019"),
    ("(https://voorbeeld.nl/een_\nplan)", "(https://voorbeeld.nl/een_plan)"),
]
FIXES += [
    ("meer en/\nof minder", "meer en/of minder"),
    ("GNU/\nLinux", "GNU/Linux"),
    ("langs de N65/\nspoorlijn", "langs de N65/spoorlijn"),
    ("zie www.voorbeeld.nl en/\nof", "zie www.voorbeeld.nl en/of"),
]
LEAVES = [
    "zie https://voorbeeld.nl/plan/\n5. De raad",
    "zie https://voorbeeld.nl/plan/\n12) De raad",
    "https://voorbeeld.nl/plan/\nhttps://voorbeeld.nl/",
    "https://voorbeeld.nl/plan/\nwww.voorbeeld.nl",
    "de versie.ni en het plan.ni, de data.nt en het plan.nLL",
    "www.voorbeeld.nl en www.voorbeeld.nu",
    "Stop.n!! en zo",
    "hij zei nee.! en ging",
    "www.voorbeeld.nieuws",
    "en/of /\nwel",
    "dit is /\nwel",
    "in 2018/\n2019",
    "zie www.voorbeeld.nl.\nde raad",
    "zie www.voorbeeld.nl/plan\nwonen",
    "zie www.voorbeeld.nl/\nDe raad",
    "zie www.voorbeeld.nl/\nDe raad.pdf",
    "zie www.voorbeeld.nl/\n\nwonen",
    "50%\nvan",
    "/\na",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text


def test_paragraphs_leave_the_line_end_inside_an_address() -> None:
    text = "\n".join([*running_lines(9), "zie ook www.voorbeeld.nl/wonen/", "plannen voor het dorp."])
    result = clean(source(text), [paragraphs.RULE, RULE], dutch(text)).text.content
    assert result.endswith("zie ook www.voorbeeld.nl/wonen/plannen voor het dorp.\n")
    file = text.replace("plannen voor het", "Plan.pdf over het")
    result = clean(source(file), [paragraphs.RULE, RULE], dutch(file)).text.content
    assert result.endswith("zie ook www.voorbeeld.nl/wonen/Plan.pdf over het dorp.\n")
