"""The elements of a page, and of a part of it."""

from __future__ import annotations

from lxml import html

from quickscan_build.fidelity.html import with_class


def test_a_part_has_only_what_is_in_it() -> None:
    page = html.document_fromstring("<p class='a b'>x</p><div id=in><p class=a>y</p><p class=ab>z</p></div>")
    part = page.get_element_by_id("in")
    assert [one.text for one in with_class(page, "a")] == ["x", "y"]
    assert [one.text for one in with_class(part, "a")] == ["y"]
    assert [one.text for one in with_class(page, "b")] == ["x"]
    assert with_class(page, "c") == []
