"""Search finds words with and without diacritics, and by their stem."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.needs("chromium", "playwright")


def found(page: Page, address: str, question: str) -> list[str]:
    page.goto(f"{address}search.html?q={question}")
    expect(page.locator("#uitslag")).not_to_be_empty()
    return page.locator("#gevonden mark").all_inner_texts()


@pytest.mark.parametrize(
    ("question", "word"),
    [
        ("geinterviewd", "geïnterviewd"),
        ("geïnterviewd", "geïnterviewd"),
        ("GEÏNTERVIEWDEN", "geïnterviewden"),
        ("coordinator", "coördinator"),
        ("zurich", "zürich"),
        ("façade", "façade"),
        ("facades", "façade"),
        ("dorp", "dorpen"),
        ("bewoner", "bewoners"),
        ("cafe", "cafébezoek"),
        ("vrijwilliger", "Vrijwilligers"),
        ("bezoek", "cafébezoek"),
    ],
)
def test_found(page: Page, address: str, question: str, word: str) -> None:
    assert word in found(page, address, question)


@pytest.mark.parametrize("question", ["olifant", "xyzzy", "%F0%9F%8F%A1", "---"])
def test_not_found(page: Page, address: str, question: str) -> None:
    assert found(page, address, question) == []


def test_the_word_itself_comes_first(page: Page, address: str) -> None:
    assert found(page, address, "dorpen")[0] == "dorpen"


def test_all_words_together_come_first_and_if_there_is_no_such_place_it_says_so(
    page: Page, address: str
) -> None:
    found(page, address, "lamp vervangen")
    expect(page.locator("#uitslag")).to_have_text("1 plaats gevonden voor ‘lamp vervangen’.")
    found(page, address, "lamp zürich")
    expect(page.locator("#uitslag")).to_contain_text("Nergens staan alle woorden")


def test_a_word_broken_by_a_page_mark_is_found(page: Page, address: str) -> None:
    assert "breken" in found(page, address, "breken")


def test_without_a_question_the_page_asks_for_one(page: Page, address: str) -> None:
    page.goto(f"{address}search.html")
    expect(page.locator("#uitslag")).to_have_text("Typ een of meer woorden in het zoekveld.")
