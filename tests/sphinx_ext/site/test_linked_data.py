"""What search engines and library systems read from a page."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.sphinx_ext.site import linked_data
from quickscan_build.sphinx_ext.site.downloads import Download
from quickscan_build.sphinx_ext.site.page import address

from .edition import ABOUT, CONTENTS


@given(st.text())
def test_any_title_is_said_and_ends_no_script(title: str) -> None:
    text = linked_data.report(replace(ABOUT, title=title), CONTENTS, [], "")
    assert not set("<>&") & set(text)
    assert json.loads(text).get("name", "") == title


def test_what_machines_read_ends_no_script_and_says_nothing_empty() -> None:
    text = linked_data.report(ABOUT, CONTENTS, [], address(ABOUT, "index"))
    assert not set("<>&") & set(text)
    data = json.loads(text)
    assert data["name"] == ABOUT.title
    assert [(one["@type"], one["name"]) for one in data["author"]] == [
        ("Person", "A. Auteur"),
        ("Organization", "Uitgeverij"),
    ]
    assert [one["position"] for one in data["hasPart"]] == [1, 2]
    assert not {"alternativeHeadline", "encoding"} & data.keys()
    chapter = linked_data.chapter(ABOUT, CONTENTS, CONTENTS.chapters[0], "")
    assert "alternativeHeadline" not in json.loads(chapter)["isPartOf"]


def test_a_chapter_names_its_page_of_the_print_unless_it_is_not_of_the_print() -> None:
    first, last = (
        json.loads(linked_data.chapter(ABOUT, CONTENTS, one, address(ABOUT, one.docname)))
        for one in CONTENTS.chapters
    )
    assert (first["position"], first["pageStart"]) == (1, "6")
    assert last["position"] == 2
    assert "pageStart" not in last


@pytest.mark.parametrize("pages", [(), ("6",)])
def test_page_marks_are_promised_only_where_there_are_any(pages: tuple[str, ...]) -> None:
    chapters = tuple(replace(one, pages=pages) for one in CONTENTS.chapters)
    contents = replace(CONTENTS, parts=(replace(CONTENTS.parts[0], chapters=chapters),))
    features = json.loads(linked_data.report(ABOUT, contents, [], ""))["accessibilityFeature"]
    assert ("pageBreakMarkers" in features) is bool(pages)


def test_a_download_has_its_address_and_size() -> None:
    one = Download("PDF", "proef.pdf", "application/pdf", Path("proef.pdf"), "1,2 MB")
    (said,) = json.loads(linked_data.report(ABOUT, CONTENTS, [one], ""))["encoding"]
    assert (said["contentUrl"], said["contentSize"]) == (f"{ABOUT.base_url}proef.pdf", "1,2 MB")
