"""What a reader does with the site."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

import pypdfium2
import pytest
from playwright.sync_api import Locator, Page, expect

Opened = Callable[..., Page]
pytestmark = pytest.mark.needs("chromium", "playwright")

CHAPTERS = ["colofon", "inleiding", "verhaal-1", "verhaal-2", "bijlage", "verantwoording"]


def colour(page: Page) -> str:
    return str(page.evaluate("getComputedStyle(document.body).backgroundColor"))


def name_of(page: Page) -> str:
    return page.url.rsplit("/", 1)[-1].removesuffix(".html")


def follow(page: Page, link: Locator) -> None:
    """Click, and wait until the page it leads to is there whole: a click alone waits for less."""
    with page.expect_navigation(wait_until="load"):
        link.click()


def test_next_leads_through_the_whole_text(page: Page, address: str) -> None:
    page.goto(address)
    follow(page, page.get_by_role("link", name="Begin met lezen"))
    seen = [name_of(page)]
    while page.locator("a[rel=next]").count():
        follow(page, page.locator("a[rel=next]"))
        seen.append(name_of(page))
    assert seen == CHAPTERS
    for name in reversed(CHAPTERS[:-1]):
        follow(page, page.locator("a[rel=prev]"))
        assert name_of(page) == name


def test_contents_lead_to_every_chapter(page: Page, address: str) -> None:
    page.goto(address + "colofon.html")
    links = page.get_by_role("navigation", name="Inhoud").get_by_role("link")
    titles = links.all_inner_texts()
    assert len(titles) == len(CHAPTERS)
    for title in titles:
        contents = page.get_by_role("navigation", name="Inhoud")
        follow(page, contents.get_by_role("link", name=title, exact=True).first)
        expect(page.locator("h1")).to_have_text(title)
        expect(page.locator(".contents [aria-current=page]")).to_have_text(title)


def test_contents_set_chapters_of_no_part_apart_from_those_of_a_part(page: Page, address: str) -> None:
    page.goto(address + "colofon.html")
    last, apart = page.get_by_role("navigation", name="Inhoud").get_by_role("link").all()[-2:]
    above, below = last.bounding_box(), apart.bounding_box()
    assert above is not None
    assert below is not None
    assert below["y"] > above["y"] + 1.3 * above["height"]


@pytest.mark.parametrize("columns", [5, 8, 24])
@pytest.mark.parametrize("medium", ["screen", "print"])
def test_a_table_of_many_columns_is_seen_whole(
    page: Page, address: str, columns: int, medium: Literal["screen", "print"]
) -> None:
    page.emulate_media(media=medium)
    page.goto(address + "bijlage.html")
    table = page.locator(".qb-table").first
    cells = "<td>Verantwoording van een zin</td>" * columns
    table.evaluate("(one, cells) => { one.innerHTML = `<table><tr>${cells}</tr></table>` }", cells)
    assert table.evaluate("one => one.scrollWidth <= one.clientWidth")
    # Nobody can scroll on paper.
    scrolls = table.evaluate("one => getComputedStyle(one).overflowX") == "auto"
    assert scrolls == (medium == "screen")


def test_figures_take_no_more_room_than_they_need(page: Page, address: str) -> None:
    page.goto(address + "bijlage.html")
    table = page.locator(".qb-table").first
    cells = "<td>Welzijn</td>" + "<td class='qb-figure'>41.000</td>" * 9
    table.evaluate("(one, cells) => { one.innerHTML = `<table><tr>${cells}</tr></table>` }", cells)
    heights = table.evaluate("one => [...one.querySelectorAll('td')].map(td => td.offsetHeight)")
    assert max(heights) < 60


def test_a_table_that_is_printed_is_not_cut_off(page: Page, address: str) -> None:
    page.emulate_media(media="print")
    page.goto(address + "bijlage.html")
    assert page.locator(".qb-table").first.evaluate("one => getComputedStyle(one).overflowX") == "visible"


def test_dark_is_chosen_and_kept(page: Page, address: str) -> None:
    page.goto(address + "inleiding.html")
    light = colour(page)
    button = page.get_by_role("button", name="Donker")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    dark = colour(page)
    assert dark != light
    page.goto(address + "colofon.html")
    assert colour(page) == dark
    page.get_by_role("button", name="Donker").click()
    assert colour(page) == light


def test_the_system_asks_for_dark(opened: Opened, address: str) -> None:
    page = opened(color_scheme="dark")
    page.goto(address)
    expect(page.get_by_role("button", name="Donker")).to_have_attribute("aria-pressed", "true")
    assert max(int(part) for part in colour(page).strip("rgb()").split(",")) < 60


@pytest.mark.parametrize("system", ["light", "dark"])
@pytest.mark.parametrize("chosen", ["light", "dark", ""])
def test_on_paper_it_is_black_on_white(opened: Opened, address: str, system: str, chosen: str) -> None:
    page = opened(color_scheme=system)
    page.goto(address + "inleiding.html")
    page.evaluate("chosen => { if (chosen) document.documentElement.dataset.colours = chosen; }", chosen)
    page.emulate_media(media="print")
    assert colour(page) == "rgb(255, 255, 255)"
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"


def test_on_paper_no_line_of_a_paragraph_is_alone(page: Page, address: str) -> None:
    page.goto(address + "inleiding.html")
    words = ["een", "twee", "drie", "vier"]
    # White between them, so that pages end in each of their lines.
    body = "".join(f'<p>{"<br>".join(words)}</p><div style="height: {white}px"></div>' for white in range(40))
    page.evaluate("body => { document.querySelector('.qb-text').innerHTML = body; }", body)
    with pypdfium2.PdfDocument(page.pdf(format="A4")) as paper:
        read = [one.get_textpage().get_text_bounded().split() for one in paper]
    heads = [found[0] for found in ([word for word in one if word in words] for one in read) if found]
    assert len(heads) > 3
    assert set(heads) <= {"een", "drie"}


def test_a_page_that_is_not_there_loads_nothing(page: Page, address: str) -> None:
    """It is shown at any address: what it loads would not be found, nor would a link from here."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + "404.html")
    expect(page.locator("h1")).to_have_text("Deze pagina is er niet")
    assert asked == [address + "404.html"]
    link = page.locator("main a").evaluate("one => one.href")
    assert link == "https://proef.example/rapport/index.html"


def test_keyboard_alone(page: Page, address: str) -> None:
    page.goto(address + "verhaal-1.html")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Naar de tekst", exact=True)
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    page.wait_for_url("**#*")
    page.keyboard.press("Tab")
    mark = page.locator("#sic-1-ref")
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    note = page.get_by_role("dialog", name="Noot")
    expect(note).to_contain_text("bedoeld is ‘Verder’.")
    expect(note.get_by_role("button", name="Sluiten")).to_be_focused()
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)
    expect(mark).to_be_focused()


def test_search_by_keyboard(page: Page, address: str) -> None:
    page.goto(address)
    field = page.get_by_role("searchbox", name="Zoek in de tekst")
    for _ in range(10):
        page.keyboard.press("Tab")
        if field.evaluate("one => one === document.activeElement"):
            break
    expect(field).to_be_focused()
    page.keyboard.type("sneeuwruimen")
    page.keyboard.press("Enter")
    expect(page.locator("#uitslag")).to_have_text("1 plaats gevonden voor ‘sneeuwruimen’.")
    page.get_by_role("listitem").get_by_role("link").focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/inleiding.html?zoek=sneeuwruimen#p4-2")
    expect(page.locator("#p4-2")).to_be_in_viewport()
    page.wait_for_function("CSS.highlights.get('zoek')?.size === 1")


def test_a_note_beside_its_mark(page: Page, address: str) -> None:
    page.set_viewport_size({"width": 800, "height": 420})
    page.goto(address + "verhaal-1.html")
    page.locator("#sic-2-ref").click()
    note = page.get_by_role("dialog", name="Noot")
    expect(note).to_contain_text("‘te veel’")
    expect(note).to_be_in_viewport(ratio=1)
    expect(page.locator("#sic-2-ref")).to_be_in_viewport()
    expect(note).not_to_contain_text("Terug naar de tekst")
    page.locator("h1").click()
    expect(note).to_have_count(0)


def test_a_footnote_beside_its_call(page: Page, address: str) -> None:
    page.goto(address + "verhaal-2.html")
    page.locator("#noot-1-bij-2").click()
    note = page.get_by_role("dialog", name="Noot")
    expect(note).to_contain_text("1 Zie het jaarboek, blz. 3.")
    expect(note).not_to_contain_text("Terug naar de tekst")
    page.keyboard.press("Escape")
    expect(page.locator("#noot-1-bij-2")).to_be_focused()
    page.get_by_role("link", name="Terug naar de tekst (2)").click()
    expect(page.locator("#noot-1-bij-2")).to_be_in_viewport()


@pytest.mark.parametrize(
    ("chapter", "mark"), [("verhaal-2", "p8"), ("inleiding", "p5"), ("inleiding", "p6"), ("verhaal-1", "p7")]
)
def test_a_page_of_the_print_is_an_address(page: Page, address: str, chapter: str, mark: str) -> None:
    page.set_viewport_size({"width": 1000, "height": 300})
    page.goto(f"{address}{chapter}.html#{mark}")
    # Chromium scrolls there when it draws the page, which may be after it has loaded.
    page.wait_for_function(
        "id => { const top = document.getElementById(id).getBoundingClientRect().top;"
        " return -1 <= top && top <= 300 }",
        arg=mark,
    )


def test_a_place_is_copied_as_a_citation(page: Page, address: str) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(address + "inleiding.html")
    page.get_by_role("button", name="Toon verwijzingen bij elke alinea").click()
    page.locator("#p6-1 .qb-anchor").click()
    expect(page.locator(".told")).to_contain_text("Verwijzing gekopieerd")
    assert page.evaluate("navigator.clipboard.readText()") == (
        'A. de Vries en B. Öztürk (2019). Buren & buurten: "samen" <sterk> in het dorp 🏡: Een proefrapport. '
        f"Uitgeverij De Proef, p. 6, ‘Buren helpen buren’. {address}inleiding.html#p6-1"
    )
    page.wait_for_url("**#p6-1")


@pytest.mark.parametrize(("block", "page_of_print"), [("p4-14", "4"), ("p6-1", "6"), ("p4-1", "4")])
def test_a_citation_names_the_page_a_block_starts_on(
    page: Page, address: str, block: str, page_of_print: str
) -> None:
    page.goto(address + "inleiding.html")
    name = page.locator(f"#{block} > .qb-anchor").get_attribute("aria-label")
    assert name == f"Verwijs naar deze plaats (p. {page_of_print})"


def test_a_chapter_that_starts_in_mid_page_knows_its_page(page: Page, address: str) -> None:
    page.goto(address + "verhaal-2.html")
    assert page.locator("#b3 > .qb-anchor").get_attribute("aria-label") == "Verwijs naar deze plaats (p. 7)"


@pytest.mark.parametrize("name", ["index", *CHAPTERS])
def test_without_javascript_all_can_be_read(opened: Opened, address: str, name: str) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{address}{name}.html")
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator(".search")).to_be_hidden()
    expect(page.locator(".colours")).to_be_hidden()
    if name != "index":
        assert len(page.locator(".qb-text").inner_text()) > 100
        expect(page.get_by_role("navigation", name="Inhoud").get_by_role("link").first).to_be_visible()


HEIGHTS = """[...document.querySelectorAll(".qb-text [id]")].filter(one => !one.matches(".qb-page"))
    .map(one => [one.id, Math.round(one.getBoundingClientRect().height)])"""


@pytest.mark.parametrize("name", CHAPTERS)
def test_what_scripts_add_moves_no_word(opened: Opened, address: str, name: str) -> None:
    heights = []
    for with_scripts in (True, False):
        page = opened(java_script_enabled=with_scripts)
        page.route("**/*.woff2", lambda route: route.abort())  # a face may come too late for one of the two
        page.goto(f"{address}{name}.html")
        for width in range(320, 520, 10):
            page.set_viewport_size({"width": width, "height": 800})
            heights.append((with_scripts, width, page.evaluate(HEIGHTS)))
    half = len(heights) // 2
    assert [one[1:] for one in heights[:half]] == [one[1:] for one in heights[half:]]


def test_without_javascript_the_search_page_says_so(opened: Opened, address: str) -> None:
    page = opened(java_script_enabled=False)
    page.goto(f"{address}search.html")
    expect(page.locator("main")).to_contain_text("Zoeken werkt alleen met JavaScript")


@pytest.mark.parametrize("name", ["index", "search", *CHAPTERS])
def test_nothing_is_requested_from_another_host_and_nothing_is_too_wide(
    page: Page, address: str, name: str
) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{address}{name}.html")
    page.wait_for_load_state("networkidle")
    assert [url for url in asked if not url.startswith(address)] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("name", ["index", "search", "404", *CHAPTERS])
def test_a_long_word_in_the_title_is_not_too_wide(page: Page, address: str, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 600})
    page.goto(f"{address}{name}.html")
    word = "Arbeidsongeschiktheidsverzekeringsmaatschappijen"
    page.evaluate(
        "word => document.querySelectorAll('.name, .hero p, h1, dd').forEach("
        "one => { one.append(` ${word}`) })",
        word,
    )
    assert word in page.inner_text("body")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_hostile_text_is_text(page: Page, address: str) -> None:
    page.on("dialog", lambda _: pytest.fail("text of the source ran as a script"))
    page.goto(address + "verhaal-2.html")
    expect(page.locator("h1")).to_contain_text("<script>alert(1)</script> & `code` *ster*")
    page.goto(address + "search.html?q=" + "%3Cimg src=x onerror=alert(1)%3E")
    expect(page.locator("#uitslag")).to_contain_text("<img src=x onerror=alert(1)>")


def test_it_works_from_a_folder(page: Page, site: Path) -> None:
    page.goto((site / "index.html").as_uri())
    page.get_by_role("searchbox").fill("cooerdinatie coordinator")
    page.get_by_role("button", name="Zoek", exact=True).click()
    expect(page.locator("#gevonden li").first).to_contain_text("coördinator")
