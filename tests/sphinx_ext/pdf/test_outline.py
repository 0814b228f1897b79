"""The outline and the page labels: read back, they say what went in."""

from __future__ import annotations

from io import BytesIO
from typing import Any

import pikepdf
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.sphinx_ext.pdf.outline import Entry, add_outline, page_labels
from quickscan_build.sphinx_ext.pdf.pdf_file import PdfFile

TITLES = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1, max_size=12)
ENTRIES = st.recursive(
    st.builds(Entry, TITLES, TITLES),
    lambda inner: st.builds(Entry, TITLES, TITLES, st.lists(inner, min_size=1, max_size=3).map(tuple)),
    max_leaves=8,
)


def read_back(catalog: bytes, outline: tuple[Entry, ...] = ()) -> pikepdf.Pdf:
    """A PDF without pages that holds the outline, and says this in its catalog."""
    file = BytesIO()
    out = PdfFile(file, "1.7")
    pages = out.add(b"<</Type/Pages/Kids[]/Count 0>>")
    outlines = b"/Outlines %d 0 R" % add_outline(out, outline) if outline else b""
    out.end(out.add(b"<</Type/Catalog/Pages %d 0 R%b%b>>" % (pages, outlines, catalog)), out.add(b"<<>>"))
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
    with read_back(b"", outline) as pdf:
        root = pdf.Root.Outlines
        assert entries(root) == outline
        assert int(root.Count) == len(outline)


def labels(pdf: pikepdf.Pdf, pages: int) -> list[str]:
    """What a reader shows for each page."""
    nums = list(pdf.Root.PageLabels.Nums)
    runs = [(int(nums[at]), nums[at + 1]) for at in range(0, len(nums), 2)]
    shown = []
    for page in range(pages):
        start, run = max(one for one in runs if one[0] <= page)
        number = str(int(run.get("/St", 1)) + page - start) if "/S" in run else ""
        shown.append(str(run.get("/P", "")) + number)
    return shown


FOLIOS = st.lists(
    st.integers(0, 9).map(str) | st.sampled_from(["", "ii", "iii", "omslag", "é(", "07"]), min_size=1
)


@given(FOLIOS)
def test_every_page_has_the_label_that_is_printed_on_it(folios: list[str]) -> None:
    plain = [str(int(folio)) if folio.isdecimal() else folio for folio in folios]
    with read_back(b"/PageLabels" + page_labels(folios)) as pdf:
        assert labels(pdf, len(folios)) == plain


def test_numbers_in_sequence_are_one_entry() -> None:
    assert page_labels(["1", "2", "3"]).count(b"/S/D") == 1
    assert page_labels(["1", "2", "4", "5"]).count(b"/S/D") == 2
