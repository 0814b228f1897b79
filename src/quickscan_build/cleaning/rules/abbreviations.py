"""An abbreviation that lost a point between its letters gets it back: ``iv.m.``, ``d.wz.``

    iv.m. een misdrijf      →  i.v.m. een misdrijf
    in zaal 2, d.wz. vlak   →  in zaal 2, d.w.z. vlak
    Zhou, et al, Domain     →  Zhou, et al., Domain    (the document writes "et al., " elsewhere)

Only abbreviations of three or more letters that Dutch writes with points, and only where the other points are
there: an author who leaves points out leaves out all of them (``ivm``), or the last (``o.a``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule

_LIST = """
a.d.h.v. d.m.v. d.w.z. i.c.m. i.h.a. i.h.k.v. i.o.m. i.p.v. i.s.m. i.v.m. m.a.w. m.b.t. m.b.v. m.i.v. m.u.v.
n.a.v. n.v.t. o.b.v. o.l.v. t.a.v. t.b.v. t.g.v. t.n.v. t.o.v. z.o.z. z.s.m.
"""


_READINGS = {
    whole[:at] + whole[at + 1 :]: at for whole in _LIST.split() for at in range(1, len(whole) - 1, 2)
}
"""Each without one of its inner points, and the place of that."""
_POINTS = re.compile(r"\.(?=[a-z]{1,2}\.)(?<=[a-z]\.)")
"""The first two points of any of them."""
_READ = re.compile(rf"(?:{'|'.join(map(re.escape, _READINGS))})(?![^\W_])")
_BESIDE = frozenset(".@/-")
"""What stands before a part of something longer."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for points in _POINTS.finditer(content):
        # Before the first point there are one or two letters.
        start = points.start() - 1
        start -= content[start - 1 : start].isalpha()
        found, before = _READ.match(content, start), content[max(start - 1, 0) : start]
        if found and not (before.isalnum() or before in _BESIDE):
            place = found.start() + _READINGS[found[0]]
            yield Edit(place, place, ".", f"{found[0]} lost a point; its others are there")
    if language.count("et") and language.count("al"):
        others = list(_OTHERS.finditer(content))
        if sum(bool(found[1]) for found in others) > 1:
            for found in others:
                if not found[1]:
                    yield Edit(found.end(1), found.end(1), ".", "document: et al., before a title")


_OTHERS = re.compile(r"et al(?<!\wet al)(\.?), (?=[A-Z])")
"""``et al.`` before a title, with its point and without."""

RULE = Rule("abbreviations", Kind.MARK, "afkortingen die een punt hadden verloren", find)
