from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.abbreviations import RULE

from .bench import fixed

OTHERS = "- Liu, et al., Towards a test\n- Ng, et al., A test\n"
FIXES = [
    ("iv.m. een misdrijf", "i.v.m. een misdrijf"),
    ("in zaal 2, d.wz. vlak bij", "in zaal 2, d.w.z. vlak bij"),
    ("(dw.z. vlak) en (d.wz.)", "(d.w.z. vlak) en (d.w.z.)"),
    ("ad.h.v. en a.dh.v. en a.d.hv. de wet", "a.d.h.v. en a.d.h.v. en a.d.h.v. de wet"),
    (f"{OTHERS}- Odd, et al, Do machines learn", f"{OTHERS}- Odd, et al., Do machines learn"),
]
LEAVES = [
    "ivm de wet, dwz. de wet",
    "i.v.m. de wet, d.w.z. de wet",
    "o.a de wet, m.b.t de wet",
    "de heer D.wz. en mw. I.vm.",
    "www.iv.m.nl en xiv.m. en iv.m.nl",
    "xd.wz.",
    "info@iv.m. en 1/iv.m. en -iv.m.",
    "- Odd, et al, Do machines learn",
    f"{OTHERS}(Ng et al, 2014), et al, de wet, met al, Ede",
    "d.wz",
    "het iv. En wz. of vm.",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
