"""The outline: read back, it says what went in."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.sphinx_ext.pdf.file.outline import Entry, add_outline
from quickscan_build.sphinx_ext.pdf.file.pdf_file import PdfFile

TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=12)
ENTRIES = st.recursive(
    st.builds(Entry, TITLES, TITLES),
    lambda inner: st.builds(Entry, TITLES, TITLES, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    max_leaves=8,
)


def read_back(outline: tuple[Entry, ...]) -> pikepdf.Pdf:
    """A PDF without pages that holds the outline."""
    file = BytesIO()
    out = PdfFile(file, "1.7")
    pages = out.add(b"<</Type/Pages/Kids[]/Count 0>>")
    outlines = add_outline(out, outline)
    out.end(out.add(b"<</Type/Catalog/Pages %d 0 R/Outlines %d 0 R>>" % (pages, outlines)), out.add(b"<<>>"))
    return pikepdf.open(BytesIO(file.getvalue()))


def entries(node: Any) -> tuple[Entry, ...]:
    """The children of an entry, forwards; their links back must say the same."""
    found, child, before = [], node.get("/First"), None
    while child is not None:
        assert child.Parent.objgen == node.objgen
        assert (before is None) == ("/Prev" not in child)
        assert before is None or child.Prev.objgen == before.objgen
        inside = entries(child)
        assert int(child.get("/Count", 0)) == -len(inside)
        found.append(Entry(str(child.Title), bytes(child.Dest).decode(), inside))
        before, child = child, child.get("/Next")
    assert before is None or node.Last.objgen == before.objgen
    return tuple(found)


@given(st.lists(ENTRIES, min_size=1, max_size=4).map(tuple))
def test_an_outline_reads_back_as_it_was(outline: tuple[Entry, ...]) -> None:
    with read_back(outline) as pdf:
        root = pdf.Root.Outlines
        assert entries(root) == outline
        assert int(root.Count) == len(outline)
