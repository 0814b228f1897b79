from __future__ import annotations

from collections.abc import Callable

import pytest

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.rules.folios import RULE as FOLIOS
from quickscan_build.cleaning.rules.running_heads import RULE
from quickscan_build.language import dutch
from quickscan_build.reading.plain import PageMarks

from .bench import fixed, source
from .layouts import pages, running_lines

TITLE = "Jaarverslag gemeente Voorbeeld"
CHAPTERS = ["Groen in de wijk"] * 3 + ["Water en wegen"] * 4 + ["Wonen"] * 3


def words(text: str) -> list[str]:
    return text.split()


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_takes_out_one_head_on_every_page(mark: str) -> None:
    assert words(fixed(RULE, pages(["", *[TITLE] * 7], mark=mark))) == words(pages([""] * 8))


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_takes_out_heads_that_alternate(mark: str) -> None:
    heads = ["", *[TITLE, "Verslag over het jaar 2019"] * 5]
    assert words(fixed(RULE, pages(heads, mark=mark))) == words(pages([""] * 11))


FACING = ["Verslag over het jaar", "Wonen in de wijk"]


def facing(sides: list[str], cut: int) -> str:
    """Unmarked pages with heads in turn; only the first ones cut a sentence. Amid them headings recur."""
    out = []
    for number, side in enumerate(sides):
        rows = running_lines(24, start=number * 20)
        opening = rows[0] if 0 < number <= cut else f"De wijk {rows[0]}"
        closing = "en met wegen" if number < cut else "en klaar."
        heading = ["en klaar.", "", ("Inclusie", "Invloed", "Besluit")[number % 3], "", "De raad wil dit."]
        middle = 4 + 5 * (number % 4)
        body = [opening, *rows[1:middle], *heading, *rows[middle:-1], closing]
        out.append("\n".join([*([side, ""] if side else []), *body]) + "\n")
    return "\n".join(out).replace("\n\nDe wijk water", "\n\nwater")


def test_takes_out_heads_that_take_turns_of_which_only_one_cuts_a_sentence() -> None:
    assert words(fixed(RULE, facing(["", *FACING * 4], 1))) == words(facing([""] * 9, 1))
    # The blank line below one was lost.
    text = facing(["", *FACING * 6], 1)
    at = text.rindex(FACING[0]) + len(FACING[0])
    assert words(fixed(RULE, f"{text[:at]}{text[at + 1 :]}")) == words(facing([""] * 13, 1))


def test_leaves_labels_that_take_turns_where_none_cuts_a_sentence_or_one_is_missing() -> None:
    short = [side[:6] for side in FACING]
    mixed = [*FACING, *FACING[::-1]] * 2
    for sides, cut in ((FACING * 4, 0), (mixed, 1), (FACING * 2, 1), (short * 4, 1)):
        text = facing(["", *sides], cut)
        assert fixed(RULE, text) == text


def closed(heads: list[str], *, lines: int = 20) -> str:
    """Pages that each end with their sentence, one below the other: no head cuts through any."""
    out = []
    for number, head in enumerate(heads):
        rows = running_lines(lines + number % 4, start=number * 5)
        text = "\n".join([rows[0][0].upper() + rows[0][1:], *rows[1:], "en klaar."])
        out.append((f"{head}\n\n" if head else "") + text + "\n")
    return "\n".join(out)


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_takes_out_a_head_of_two_lines_where_no_page_is_marked_too(mark: str) -> None:
    heads = ["", *["Onderzoek onder de jongeren\nvan de wijk!"] * 6]
    assert words(fixed(RULE, pages(heads, mark=mark))) == words(pages([""] * 7))


@pytest.mark.parametrize("head", [TITLE, "Onderzoek onder de jongeren\nvan de wijk!"])
def test_takes_out_a_head_that_cuts_no_sentence_but_comes_back_page_after_page(head: str) -> None:
    assert words(fixed(RULE, closed(["", *[head] * 8]))) == words(closed([""] * 9))


def test_takes_out_the_head_of_a_short_chapter_that_counts_on_from_those_before() -> None:
    heads = [TITLE, *[TITLE.upper()] * 5, "Wonen in de wijk", *["WONEN IN DE WIJK"] * 2]
    after = closed([TITLE, *[""] * 5, "Wonen in de wijk", "", ""])
    assert words(fixed(RULE, closed(heads))) == words(after)


def test_leaves_the_headings_that_heads_beside_page_numbers_name() -> None:
    head, other = "Groen in de wijk", "Wat wij zagen"
    front = closed(["", head]).rstrip("\n") + "\n\n"
    heads = [
        f"{head} 4",
        f"{other} 5",
        "",
        "",
        "",
        "",
        f"{other} 10",
        f"{head} 11",
        f"{other} 12",
        f"{head} 13",
    ]
    parts = pages(heads, mark="\n").partition(f"\n\n{head} 11")
    text = f"{front}{parts[0]} klaar.{parts[1]}\n\n{head}{parts[2]}"
    after = clean(source(text), [FOLIOS, RULE], dutch(text)).text.content
    assert after.count(f"\n{head}\n") == 2


def test_takes_out_the_head_of_one_page_below_the_one_its_chapter_opens() -> None:
    heads = [TITLE, *[TITLE] * 6, "Bijlage A. Vragen aan bewoners", "Bijlage A. Vragen aan bewoners"]
    after = words(fixed(RULE, closed(heads).replace("klaar.\n\n", "klaar.\n\n\f")))
    assert after == words(closed([TITLE, *[""] * 6, "Bijlage A. Vragen aan bewoners", ""]))


def sections(heads: list[str]) -> str:
    """Pages that each end with their sentence and have short sections below their heads, no paragraphs."""
    out = []
    for number, head in enumerate(heads):
        word = "abcdefghijklm"[number]
        parts = [f"Vraag {word} over {topic}\n\nDe wijk {word} is {topic}." for topic in ("groen", "water")]
        out.append("\n\n".join([*([head] if head else []), *parts]) + "\n")
    return "\n\f".join(out)


def test_takes_out_a_head_in_capitals_that_repeats_the_title() -> None:
    title = f"{TITLE}\n\nEen verslag.\n\n\f"
    heads = ["", *[TITLE.upper(), ""] * 3]
    assert words(fixed(RULE, title + sections(heads))) == words(title + sections([""] * 7))


def test_takes_out_heads_of_chapters_each_of_which_opens_a_page() -> None:
    names = ["Wonen in de wijk", "Onderzoek naar het water"]
    heads = [name for name in names for _ in range(4)]
    assert words(fixed(RULE, sections(heads))) == words(sections([names[0], *[""] * 3, names[1], *[""] * 3]))


def test_takes_out_the_one_head_of_each_chapter() -> None:
    places = ["Noord", "Oost", "Zuid", "West"]
    opened = [head for place in places for head in (f"Wonen in de wijk {place}", "")]
    heads = [f"Wonen in de wijk {place}" for place in places for _ in range(2)]
    assert words(fixed(RULE, sections(heads))) == words(sections(opened))


def test_takes_out_the_one_head_of_a_chapter_below_those_of_others() -> None:
    tall = "Onderzoek naar het wonen\nin de wijken van het dorp"
    first, last = [tall, *[tall.replace("\n", " ")] * 3], ["Wonen in de wijk Noord"] * 2
    text = pages(first) + "\n\f" + sections([*last, "", ""])
    after = pages([tall, "", "", ""]) + "\n\f" + sections([last[0], "", "", ""])
    assert words(fixed(RULE, text)) == words(after)


def test_takes_out_the_head_above_the_title_that_it_names() -> None:
    names = ["Wonen in de wijk", "Onderzoek naar het water", "Kaart van het dorp", "Wegen en paden"]
    text = sections([f"{name}\n\n{name}" for name in names])
    assert words(fixed(RULE, text)) == words(sections(names))


def test_takes_out_heads_that_name_a_title_of_three_lines() -> None:
    title = "Onderzoek naar het wonen\nin de wijken van het dorp\nen daarbuiten"
    head = title.replace("\n", " ")
    opening = f"{closed([''])}\n{title}\n\n"
    text = opening + closed(["", head, head]).replace("klaar.\n\n", "klaar.\n\n\f")
    assert words(fixed(RULE, text)) == words(opening + closed([""] * 3))


@pytest.mark.parametrize(
    "said", ["{}.\n\n", "17 {}\n\n"], ids=["in a sentence", "by the head of the next page"]
)
def test_leaves_a_title_of_two_lines_that_is_said_below_it(said: str) -> None:
    title = "Leg in het plan vast wat de wijk\nkost en wie dat betaalt"
    heads = [TITLE, *[TITLE] * 5, f"{title}\n\n{said.format(title)}De wijk is groen."]
    after = fixed(RULE, closed(heads).replace("klaar.\n\n", "klaar.\n\n\f"))
    assert after.count("kost en wie dat betaalt") == 2


def test_takes_out_heads_of_two_lines_below_the_chapter_that_opens_with_their_title() -> None:
    tall = "Kaart van de scholen\nin het dorp en in de wijken\ndaarbuiten"
    titles = [tall, "Wegen, paden en pleinen\nin het dorp en langs het water"]
    heads = [tall, *[tall.replace("\n", " ", 1)] * 3, titles[1], *[titles[1]] * 3]
    assert words(fixed(RULE, sections(heads))) == words(sections([tall, *[""] * 3, titles[1], *[""] * 3]))


@pytest.mark.parametrize("left", ["{} 17:", "45 {}", "{}\n\n11"])
def test_takes_out_a_head_beside_what_is_left_of_its_number(left: str) -> None:
    name = "Groen en water langs de paden\nen de pleinen" if "\n" in left else "Groen en water"
    numbered = pages([f"Wat wij vonden {n}" for n in range(2, 9)]).rstrip("\n")
    text = f"{TITLE}\n\n{name}\n\nDe raad.\n\n\f{numbered} klaar.\n\n\f{left.format(name)}\n\n{closed([''])}"
    after = clean(source(text), [FOLIOS, RULE], dutch(text)).text.content
    assert after.count(name) == 1


def test_takes_out_a_head_of_two_lines_that_a_sentence_of_the_pages_before_says() -> None:
    title = "Leg in het plan vast wat de wijk\nkost en wie dat betaalt"
    text = closed([TITLE, *[TITLE] * 4, f"{TITLE}\n\nDe wijk is groen.\n\n{title}.", title])
    after = fixed(RULE, text.replace("klaar.\n\n", "klaar.\n\n\f"))
    assert after.count("kost en wie dat betaalt") == 1


def test_takes_out_heads_of_right_pages_between_those_of_left_ones() -> None:
    left, right = "Handreiking voor de raad", ["Wonen en werken in de wijk", "Wat bewoners ons vertelden"]
    heads = [right[0], *(head for name in right for _ in range(4) for head in (left, name))]
    assert words(fixed(RULE, closed(heads))) == words(closed([heads[0], *[""] * 9, right[1], *[""] * 6]))


def test_takes_out_the_title_beside_the_head_of_one_page() -> None:
    sections = ["Groen in de wijken van het dorp", "Wonen bij het water langs de rivier"]
    last = "Klachten die bij het loket binnenkwamen"
    sides = [side for section in sections for side in ("", *[section] * 3)] + ["", last]
    heads = ["", *[f"{TITLE} {side}".strip() for side in sides]]
    assert words(fixed(RULE, pages(heads))) == words(pages([""] * 11))
    # Where no others are beside it, the line is a heading.
    assert heads[-1] in fixed(RULE, apart(["", *[TITLE] * 8, heads[-1]]))


def titled(name: str, sides: list[str]) -> str:
    """Pages below a title with the name of the chapter before it, save where that opens, and headings."""
    tops = [f"{f'{side} {name}'.strip()}\n\n{topic}" for side, topic in zip(sides, TOPICS * 2, strict=False)]
    return apart(["Voorwoord", *tops])


def test_takes_out_the_title_and_the_names_of_chapters_beside_it() -> None:
    sides = ["", "Wonen bij het water", "", "Groen in de wijken", "Groen in de wijken", ""]
    assert words(fixed(RULE, titled(TITLE, sides))) == words(titled("", [""] * 6))
    # Beside one name only, which stands on one page, a heading may say as much.
    text = titled(TITLE, ["", "", "Wonen bij het water"])
    assert fixed(RULE, text).count(TITLE) == 3


def test_takes_out_a_head_that_names_the_title_of_two_lines_that_opened_its_chapter() -> None:
    title = "Onderzoek naar het water in de wijk\nen de paden in het dorp"
    heads = ["", "", "", title, title.replace("\n", " "), *[""] * 7]
    assert words(fixed(RULE, pages(heads, lines=22))) == words(pages([*heads[:4], *[""] * 8], lines=22))


TOPICS = ["Bomen", "Daken", "Gras", "Paden", "Water", "Zand"]


def left_pages(heads: list[str]) -> str:
    """Pages each second of which opens with a heading, some with a head above it."""
    tops = [f"{head}\n\n{topic}".strip() for head, topic in zip(heads, TOPICS, strict=True)]
    return apart([part for top in tops for part in ("", top)])


def test_takes_out_a_head_above_headings_where_it_has_a_page_number_now_and_then() -> None:
    heads = [*[TITLE] * 4, f"10 {TITLE}", f"12 {TITLE}"]
    assert words(fixed(RULE, left_pages(heads))) == words(left_pages([""] * 6))


def test_takes_out_heads_of_two_lines_that_name_the_title_below_them() -> None:
    titles = [
        "Onderzoek naar het wonen",
        "Verslag van het werken",
        "Kaart van de scholen",
        "Plan voor het water",
    ]
    heads = [f"{title} in de wijken van de\ngemeente" for title in titles]
    below = [f"{title} in de\nwijken van de gemeente" for title in titles]
    sheets = [f"Doel {n}\n\n" + "\n".join([*running_lines(9, start=n), "en klaar."]) + "\n" for n in range(9)]
    told = [f"{h}\n\n{b}\n\n{s}" for h, b, s in zip(heads, below, sheets, strict=False)]
    after = fixed(RULE, "\n\f".join([sheets[8], *told]))
    assert words(after) == words(
        sheets[8] + "".join(f"{b}\n\n{s}" for b, s in zip(below, sheets, strict=False))
    )


def test_takes_out_a_head_above_items_of_lists() -> None:
    page = "".join(f"* {row}\n" for row in running_lines(12)[::2])
    sheets = [f"* Hier {word} het stil\n{page}" for word in ("is", "was", "blijft", "werd", "wordt")]
    after = fixed(RULE, "\n\f".join([f"{TITLE}\n\n{page}", *(f"{TITLE}\n\n{sheet}" for sheet in sheets)]))
    assert words(after) == words("\n".join([TITLE, page, *sheets]))


def test_keeps_the_heading_whose_heads_all_have_a_page_number_beside_them() -> None:
    heads = ["", "Vragen", *[f"Vragen {n}" for n in range(3, 9)]]
    read = source(pages(heads))
    after = clean(read, [FOLIOS, RULE], dutch(read.content)).text.content
    assert words(after) == words(pages(["", "Vragen", *[""] * 6]))


@pytest.mark.parametrize("mark", ["\n", "\n\f"])
def test_keeps_the_heading_of_an_article_that_resembles_the_head(mark: str) -> None:
    text = pages(["", *["Artikel 155d"] * 4, "Artikel 172a", *["Artikel 155d"] * 5], mark=mark)
    after = fixed(RULE, text)
    assert "Artikel 172a" in after
    assert after.count("Artikel 155d") < 2


@pytest.mark.parametrize("mark", ["\n", "\n\f"])
def test_keeps_the_heading_of_the_next_chapter_that_resembles_the_head(mark: str) -> None:
    heads = [
        f"{number} Over het gebruik van de databank" for number in ("II.", "Il.", "IL", "III.", "II", "II.")
    ]
    after = fixed(RULE, pages(["", *heads, "II. Over het gebruik van de databank"], mark=mark))
    assert "III. Over" in after
    assert after.count("Over het gebruik") < 3


def test_keeps_the_articles_that_heads_name_where_pages_are_unknown() -> None:
    rows = running_lines(20 * 8)
    sheets = []
    for n in range(8):
        body = rows[20 * n : 20 * n + 20]
        body[8:8] = ["", f"Artikel {3 * n + 4}", ""]
        sheets.append("\n".join([*([f"Artikel {3 * n + 1}", ""] if n else []), *body]) + "\n")
    after = fixed(RULE, "\n".join(sheets))
    assert [after.count(f"Artikel {3 * n + 4}\n") for n in range(7)] == [1] * 7


def test_takes_out_heads_that_name_a_chapter_on_its_pages() -> None:
    heads = [f"Hoofdstuk {n}" for n in (1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3)]
    assert "Hoofdstuk 2" not in fixed(RULE, pages(["", *heads]))


def test_takes_out_a_foot() -> None:
    assert words(fixed(RULE, pages([""] * 6, [TITLE] * 6))) == words(pages([""] * 6))


def test_takes_out_head_and_foot() -> None:
    both = pages(["", *[TITLE] * 6], ["www.voorbeeld.nl"] * 7)
    assert words(fixed(RULE, both)) == words(pages([""] * 7))


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_takes_out_a_head_below_the_notes_of_the_page_before(mark: str) -> None:
    told = [
        "Zie de wet.",
        "Brief van mei.",
        "Bron: loket.",
        "Kamerstuk 12.",
        "Idem.",
        "Eigen telling.",
        "Aldus Vos.",
    ]
    notes = [f"{n} {note}" for n, note in enumerate(told, 1)]
    assert words(fixed(RULE, pages(["", *[TITLE] * 6], notes, mark=mark))) == words(pages([""] * 7, notes))


def test_takes_out_a_head_of_two_halves_from_the_first_page_too() -> None:
    heads = ["Jaarverslag | gemeente Voorbeeld"] * 6
    assert words(fixed(RULE, pages(heads))) == words(pages([""] * 6))


def test_takes_out_the_head_above_the_title_it_repeats() -> None:
    first = f"{TITLE}\n\n{TITLE}\n\n"
    assert words(fixed(RULE, first + pages(["", *[TITLE] * 5]))) == words(f"{TITLE}\n\n" + pages([""] * 6))


def test_takes_out_the_head_that_names_chapter_and_section_on_their_page() -> None:
    head = "Groen Bomen en struiken in de wijk"
    first = f"{head}\n\nGroen\n\nBomen en struiken in\nde wijk\n\n"
    kept = "Groen Bomen en struiken in de wijk "
    assert words(fixed(RULE, first + pages(["", *[head] * 5]))) == words(kept + pages([""] * 6))


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_takes_out_what_was_beside_a_page_number(mark: str) -> None:
    names = [
        "",
        "GROEN",
        "BYLAGE: DE BOMEN",
        "WATER",
        "BIJLAGE: DE BOMEN",
        "BLAGE: DE BOHEN",
        "WONEN",
        "WEGEN",
    ]
    heads = [f"{n} {name}" if n % 2 else f"{name} {n}" for n, name in enumerate(names, 1)]
    content = pages(["", *heads[1:]], mark=mark)
    result = clean(source(content), [FOLIOS, RULE], dutch(content))
    assert words(result.text.content) == words(pages([""] * 8))


def test_keeps_a_heading_without_the_page_number_that_heads_have() -> None:
    titles = ["Groene daken", "Zachte oevers", "Smalle stegen", "Brede lanen"]
    contents = "Inhoud\n\n" + "\n\n".join(titles) + "\n\f"
    heads = [head for n, title in enumerate(titles) for head in (f"{TITLE} | {2 * n + 2}", title)]
    content = contents + closed(heads).replace("klaar.\n\n", "klaar.\n\f")
    after = clean(source(content), [FOLIOS, RULE], dutch(content)).text.content
    assert [after.count(title) for title in titles] == [2] * 4
    assert TITLE not in after


def test_keeps_the_headings_that_contents_name_whose_page_numbers_ocr_lost() -> None:
    titles = ["1 Groene daken", "2 Zachte oevers", "3 Smalle stegen", "4 Brede lanen"]
    contents = "Inhoud\n\n" + "\n\n".join(titles) + "\n\f"
    heads = [head for title in titles for head in (TITLE, title)]
    after = fixed(RULE, contents + closed(heads).replace("klaar.\n\n", "klaar.\n\f"))
    assert [after.count(title) for title in titles] == [2] * 4
    assert TITLE not in after


def test_keeps_a_heading_that_an_entry_of_the_contents_names() -> None:
    contents = "Inhoud\n\nGroene daken\nBomen in rijen ....\n\nZachte oevers\nRiet en wilg ...\n\f"
    heads = [TITLE, TITLE, "Groene daken\n\nBomen in rijen", TITLE, "Zachte oevers\n\nRiet en wilg", TITLE]
    after = fixed(RULE, contents + pages(heads))
    assert after.count("Groene daken") == after.count("Zachte oevers") == 2
    assert after.count(TITLE) <= 1


def test_takes_out_the_head_of_the_left_pages_above_headings() -> None:
    right, left = "Verslag over het jaar 2019", TITLE
    heads = [right if n % 2 else f"{left}\n\nDe wijk {chr(65 + n)}" for n in range(10)]
    after = fixed(RULE, pages(["", *heads]))
    assert left not in after
    assert right not in after
    assert all(f"De wijk {chr(65 + n)}" in after for n in range(0, 10, 2))


def test_takes_out_a_head_of_two_lines() -> None:
    head = "ONDERZOEK NAAR DE VOORZIENINGEN IN DE\nWIJKEN VAN DE GEMEENTE VOORBEELD"
    assert words(fixed(RULE, pages(["", *[head] * 6]))) == words(pages([""] * 7))


def test_takes_out_a_head_of_two_lines_close_above_the_text_of_one_page() -> None:
    head = "Onderzoek naar de voorzieningen in de wijken\nvan de gemeente"
    title = "Onderzoek naar de voorzieningen in\nde wijken van de gemeente"
    opening = f"{TITLE}\n\n{title}\n\n"
    other = ["Water en wegen", "Wonen in de wijk", "Werken in de stad"]
    echoes = [f"{name}\n\n{name}" for name in other]
    text = closed(["", head, echoes[0], head, *echoes[1:]]).replace("klaar.\n\n", "klaar.\n\f")
    text = f"{head}\n".join(text.rsplit(f"{head}\n\n", 1))
    kept = closed(["", "", other[0], "", *other[1:]])
    assert words(fixed(RULE, opening + text)) == words(opening + kept)


def test_takes_out_a_head_of_two_lines_that_ocr_parted() -> None:
    head = "Testen van bomen en van struiken onder gewone omstandigheden buiten\n\nde kas"
    title = "Testen van bomen en van struiken onder\ngewone omstandigheden buiten de kas"
    other = ["Water en wegen", "Wonen in de wijk", "Werken in de stad"]
    opening = f"{TITLE}\n\n{title}\n\n"
    text = pages(["", head, *(f"{n}\n\n{n}" for n in other)])
    assert words(fixed(RULE, opening + text)) == words(opening + pages(["", "", *other]))


def test_keeps_the_first_of_two_lines_that_open_every_page() -> None:
    text = sheets("Goed nieuws\nuit de wijk", 7)
    assert fixed(RULE, text) == text


@pytest.mark.parametrize("contents", ["", "Inhoud\n\n1 Groen in de wijk\n1.1 Doel ...... 2\n\n\f"])
def test_keeps_the_numbered_heading_that_opens_the_only_chapter(contents: str) -> None:
    head = "1 Groen in de wijk"
    opening = f"{TITLE}\n\n{contents}"
    after = fixed(RULE, opening + pages([f"{head}\n\n1.1 Doel", *[head] * 6]))
    assert words(after) == words(opening + pages([f"{head}\n\n1.1 Doel", *[""] * 6]))


def test_takes_out_numbered_heads_that_name_a_chapter_each() -> None:
    titles = ["1 Groen in de wijk", "2 Water en wegen", "3 Wonen", "4 Werken", "5 Leren"]
    rows = running_lines(100)
    print_pages = []
    for number, title in enumerate(titles):
        head = [titles[number - 1], ""] if number else []
        half = rows[number * 20 : number * 20 + 10], rows[number * 20 + 10 : number * 20 + 20]
        print_pages.append("\n".join([*head, *half[0], "", title, "", *half[1]]) + "\n")
    after = fixed(RULE, "\n\f".join(print_pages))
    assert [after.count(title) for title in titles] == [1] * 5


def test_takes_out_the_title_that_cuts_a_sentence_once() -> None:
    text = f"{TITLE}\n\nDe bomen die de stad plant, zijn klein en staan\n\n{TITLE}\n\nin de wijken.\n"
    assert words(fixed(RULE, text)) == words(text.replace(f"staan\n\n{TITLE}", "staan"))


def test_leaves_the_title_between_sentences_alone() -> None:
    text = f"{TITLE}\n\nDe bomen die de stad plant, zijn klein.\n\n{TITLE}\n\nin de wijken langs de rivier.\n"
    assert fixed(RULE, text) == text


def test_leaves_a_sentence_that_recurs_alone() -> None:
    rows = running_lines(30 * 8)
    parts = [rows[at : at + 29] for at in range(0, 30 * 8, 30)]
    content = "\n\nMeer weten? Bel de gemeente op werkdagen.\n\n".join(
        "\n".join([*part[:-1], part[-1].rstrip(".,") + "."]) for part in parts
    )
    assert fixed(RULE, content) == content


def test_takes_out_a_head_between_dashes_from_the_first_page_too() -> None:
    heads = ["— VERSLAG VAN DE RAAD —"] * 6
    assert words(fixed(RULE, pages(heads))) == words(pages([""] * 6))


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_takes_out_a_head_that_was_misread_on_each_page(mark: str) -> None:
    heads = [
        "",
        "Jaarversiag gemeente Voorbeeld",
        "Jaarverslag gerneente Voorbeeld",
        "Jaarvers1ag gemeente Voorbeelo",
        "Jaarverslag gemeentc Voorbeeld",
        "Jaatverslag gemeente Voorbeeld.",
    ]
    assert words(fixed(RULE, pages(heads, mark=mark))) == words(pages([""] * 6))


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_takes_out_what_ocr_misread(mark: str) -> None:
    heads = [
        "",
        TITLE,
        TITLE,
        "Jaarverslag gerneente Voorbeeld",
        TITLE,
        "Jaarvers1ag gemeente Voorbeelo",
        TITLE,
    ]
    assert words(fixed(RULE, pages(heads, mark=mark))) == words(pages([""] * 7))


def test_takes_out_a_remnant() -> None:
    heads = ["", *[TITLE] * 3, "Voorb", *[TITLE] * 3]
    assert words(fixed(RULE, pages(heads))) == words(pages([""] * 8))


def test_keeps_the_heading_that_opens_each_chapter() -> None:
    after = fixed(RULE, pages(CHAPTERS))
    assert [after.count(title) for title in ("Groen in de wijk", "Water en wegen", "Wonen")] == [1, 1, 1]


def apart(heads: list[str]) -> str:
    """The same with page marks."""
    return closed(heads).replace("klaar.\n\n", "klaar.\n\n\f")


@pytest.mark.parametrize("typeset", [pages, apart])
def test_keeps_the_numbered_label_that_opens_each_chapter(typeset: Callable[[list[str]], str]) -> None:
    titles = ["Groen in de wijk", "Water en wegen", "Wonen met elkaar"]
    heads = [
        head for n, title in enumerate(titles, 1) for head in (f"Hoofdstuk {n}\n\n{title}", *[title] * 3)
    ]
    kept = [head if "\n" in head else "" for head in heads]
    assert words(fixed(RULE, typeset(heads))) == words(typeset(kept))


def test_keeps_numbered_headings_that_recur_below_their_heads() -> None:
    numbers = ["1.2.4", "2.2.8", "3.1.5", "3.2.2", "4.2.7", "5.2.14"]
    heads = [f"{number} Toelichting op de norm" for number in numbers]
    assert words(fixed(RULE, pages(["", *heads]))) == words(pages(["", *heads]))
    # A head names the section that another line opens.
    named = [f"{number} Toelichting op de norm" for number in numbers for _ in range(2)]
    after = fixed(RULE, pages(["", *named]))
    assert words(after) != words(pages(["", *named]))


def test_keeps_the_headings_that_open_the_pages_of_every_chapter() -> None:
    sections = ["Aanleiding", "Wat er speelt", "Wat bewoners ervan vinden", "Conclusies", "Hoe verder"]
    sheets = apart([f"{title}\n\n{place}" for place in ("Noord", "Oost", "West") for title in sections])
    assert words(fixed(RULE, sheets)) == words(sheets)


def test_takes_out_a_head_with_the_number_of_its_page() -> None:
    heads = [f"Groen in de wijk {number}" for number in range(4, 10)]
    assert words(fixed(RULE, pages(["", *heads]))) == words(pages([""] * 7))


def test_keeps_the_title_at_the_start() -> None:
    after = fixed(RULE, f"{TITLE}\n\nOndertitel\n\n\f" + pages([TITLE] * 6))
    assert after.startswith(f"{TITLE}\n\nOndertitel")
    assert after.count(TITLE) == 1


def test_keeps_the_heading_below_a_label_where_heads_have_the_two_with_a_bar_between_them() -> None:
    """The label and the heading are no heading in two lines that the heading itself would repeat."""
    rows = running_lines(100)
    bodies = ("\n".join(rows[at : at + 20]) for at in range(0, 100, 20))
    after = fixed(RULE, f"GROEN\n\n{TITLE}\n\n" + f"\n\nGROEN | {TITLE}\n\n".join(bodies) + "\n")
    assert after.startswith(f"GROEN\n\n{TITLE}\n\n")
    assert words(after) == words(f"GROEN {TITLE} {' '.join(rows)}")


def sheets(label: str, count: int) -> str:
    """Chapters of one page each: a label, a heading, a paragraph that ends on the page."""
    out = []
    for number in range(count):
        text = "\n".join([*running_lines(12, start=number * 5), "en zo eindigt het."])
        out.append(f"{label}\n\nOnderwerp {'abcdefgh'[number]} van dit verslag\n\n{text}\n")
    return "\n\f".join(out)


def test_a_broken_word_shows_that_a_head_is_above_text() -> None:
    text = sheets(TITLE, 6)
    quoted = "“Wij zien in onze wijk geen bo-\nmen.”\n\nDe raad"
    broken = text.replace("Onderwerp d van dit verslag", quoted)
    assert fixed(RULE, text) == text
    assert fixed(RULE, broken).count(TITLE) == 1


def test_takes_out_the_title_of_a_cover_above_headings() -> None:
    heads = [TITLE, "", TITLE, ""]
    inside = "\n\f".join(sheets(head, 1) for head in heads)
    assert fixed(RULE, f"{TITLE}\n\nOver 2019\n\n\f{inside}").count(TITLE) == 1
    # A first page with text has no title, but the label of its chapter.
    opening = sheets(TITLE, 1).replace("Onderwerp a", "Opzet")
    assert fixed(RULE, f"{opening}\n\f{inside}").count(TITLE) == 3


def findings(count: int) -> str:
    """Pages with a label over each finding; no full stop ends the page above one."""
    label = "Wat betekent dit?"
    out = []
    for number in range(count):
        lines = running_lines(18, start=number * 5)
        parts = ["\n".join([f"Wel {lines[n]}", *lines[n + 1 : n + 6]]).rstrip(".") for n in (0, 6, 12)]
        out.append("\n\n".join([label, parts[0], label, parts[1], "Bevinding", parts[2]]) + "\n")
    return "Verslag\n\n" + "\n\f".join(out)


def test_a_head_in_capitals_is_not_the_heading_it_names() -> None:
    heads = ["WONEN", "", "WATER", "", "WATER", "", "WATER"]
    content = pages(heads, mark="\n").replace("WATER", "Water\n\nWATER", 1)
    after = fixed(RULE, content)
    assert after.count("Water") == 1
    assert "WATER" not in after


def parted(above: str, below: str, head: str = "Wonen in het dorp", *, gap: str = "\n\n") -> str:
    """A chapter of one page and a half, and what stands between its pages."""
    rows, more = running_lines(8), running_lines(8, start=50)
    first = "\n".join(["Verslag", "", head.replace("3", "2"), "", *rows, above])
    return first + f"\n\n{head}{gap}" + "\n".join([below, *more, "en klaar."]) + "\n"


@pytest.mark.parametrize(
    ("above", "below"), [("zo wil de gemeen-", "te. Dat er"), ("hoe het plan uit te", "voeren is")]
)
def test_takes_out_the_only_head_that_names_a_heading_where_it_parts_what_nothing_parts(
    above: str, below: str
) -> None:
    text = parted(above, below)
    first, _, rest = text.rpartition("Wonen in het dorp")
    assert words(fixed(RULE, text)) == words(f"{first}{rest}")


@pytest.mark.parametrize(
    "text",
    [
        parted("zo wil de gemeen-", "te, dat er", "Figuur 3: het dorp"),
        parted("zo wil de gemeen-", "te, dat er", "Wonen"),
        parted("zo wil de gemeen-", "te, dat er", gap="\n"),
        parted("zo wil de gemeen-", "Te, dat er"),
        parted("zo wil de gemeen-", "- te, dat er"),
        parted("zo wil de xqz-", "vwk, dat er"),
        parted("hoe het plan", "voeren is"),
        parted("hoe het plan uit te", "voeren is").replace("Wonen", "Bouwen", 1),
        parted("hoe het plan uit te", "a) voeren is"),
        parted("hoe het plan,", "voeren is"),
    ],
)
def test_leaves_what_names_a_heading_and_may_be_one(text: str) -> None:
    assert fixed(RULE, text) == text


@pytest.mark.parametrize("found", [(4, 5, 8), (3, 6, 9)])
def test_a_few_page_numbers_far_apart_do_not_tell_all_pages(found: tuple[int, ...]) -> None:
    feet = [f"| {n}" if n in found else "" for n in range(1, 11)]
    text = pages(["", *[TITLE] * 9], feet, mark="\n")
    after = clean(source(text), [FOLIOS, RULE], dutch(text)).text.content
    assert words(after.replace("\f", "")) == words(pages([""] * 10))


LEAVES = {
    "headings that recur below lines without a full stop": "\n\n".join(
        "\n".join(running_lines(lines)) + "\n\nVerwante middelen\n\nNaslagwerken\n\nDe raad wil dat."
        for lines in (20, 45, 19, 60, 22, 48)
    ),
    "items that recur": "\n\n".join(
        "e Gebruik wat er is\n\n" + "\n".join([*running_lines(20, start=n), "en dan"]) for n in range(6)
    ),
    "headings between items that OCR gave a letter": "\n\n".join(
        "Netwerken\n\ne Gemeenten onder elkaar\n\n" + "\n".join(running_lines(20, start=n)) for n in range(6)
    ),
    "a label over each chapter": sheets("Goed nieuws", 7),
    "a label on every page, which no other follows": sections(["Wat wij vonden"] * 6),
    "a label above headings of two lines": "\n\f".join(
        f"Wat het moeilijk maakt\n\nAanname {n}: de buurten zijn elk\n{word} te bereiken\n\n"
        + "\n".join([*running_lines(5, start=n), "en klaar.", ""])
        + "".join(f"* Het plein is {item}.\n" for item in ("groen", "stil", "nieuw", "oud", "open", "mooi"))
        for n, word in enumerate(("goed", "slecht", "snel", "laat", "vroeg", "nooit"), 1)
    ),
    "a label that stands amid the pages more often": findings(7),
    "labels of a form, a page apart": "\n".join(
        "".join(
            f"{label}\n\n" + "\n".join([*running_lines(8, start=n * 7), "en klaar."]) + "\n\n"
            for label in (
                "Naam van de regeling",
                "Doel van de regeling",
                "Wie het aangaat",
                "Wat het kost ons",
            )
        )
        for n in range(7)
    ),
    "labels of a form below lines without a full stop": "\n".join(
        "".join(
            f"{label}\n\nWel {running_lines(8, start=n * 9 + len(label) * 13)[7]}\n"
            + "\n".join(running_lines(9, start=n * 14))
            + "\n\n"
            for label in ("Regeling", "Doel", "Voor wie", "Kosten", "Voorbeelden")
        )
        for n in range(7)
    ),
    "a short label a page apart": closed(["", *["Vragen"] * 7]),
    "words that open a paragraph now and then, a page apart": closed(["", *[TITLE] * 8])[::-1].replace(
        f"{TITLE}\n\n"[::-1], f"{TITLE}\n"[::-1], 2
    )[::-1],
    "words before a list, a page apart": closed(["", *["Wat wij daarna willen weten:"] * 7]),
    "a heading at uneven distances": "".join(
        closed(["Onze conclusie voor de wijk"], lines=count) + "\n" for count in (20, 45, 19, 60, 22, 48)
    ),
    "captions a page apart": "\n".join(
        "\n".join(running_lines(18 + n % 4, start=n)) + f"\n\nFiguur {n}. Aantal bezoekers in procenten\n"
        for n in range(1, 9)
    ),
    "labels in a text of paragraphs": "\n\n".join(
        " ".join(running_lines(6, start=n))
        + f"\n\nConclusies voor het beleid\n\nDe wijk {n}. "
        + "\n\n".join(" ".join(running_lines(3, start=n + i)) for i in range(16))
        for n in range(8)
    ),
    "articles that open pages": pages([f"Artikel {n}" for n in (1, 4, 5, 9, 11, 16, 17, 20)]),
    "articles below lines without a full stop": pages(
        [f"Artikel {n}" for n in (1, 4, 5, 9, 11, 16, 17, 20)], mark="\n"
    ),
    "words before a list, below lines without a full stop": "\n\n".join(
        "\n".join(running_lines(lines))
        + "\n\nIn deze wet wordt verstaan onder:\n\n"
        + "\n".join(running_lines(6, start=lines + 3))
        for lines in (22, 25, 19, 24, 22, 21)
    ),
    "text without heads": pages([""] * 8),
    "one page": pages([TITLE]),
    "headings that recur": "\n\n".join(
        f"{title}\n\n" + "\n".join([*running_lines(9, start=n), "tot hier."])
        for n, title in enumerate(
            ["Doel", "Aanpak", "Risico", "Doel", "Aanpak", "Risico", "Doel", "Aanpak"] * 3
        )
    ),
    "a label above headings": left_pages([TITLE] * 6),
    "a label above headings, all with the numbers of their pages": left_pages(
        [f"{page} {TITLE}" for page in range(2, 13, 2)]
    ),
    "a label above headings, some with other numbers": left_pages([*[TITLE] * 4, f"5 {TITLE}", f"6 {TITLE}"]),
    "a heading as long as a head in each of seven chapters": closed(["Conclusies en aanbevelingen"] * 7),
    "the same with the numbers of its sections": closed(
        [f"{n}.4 Conclusies en advies" for n in range(1, 13)]
    ),
    "table rows": "\n\f".join("Ja Nee Weet niet\nJa Nee Weet niet\n" for _ in range(6)),
    "an address that ends each page": "\n\f".join(
        "\n".join([*running_lines(12, start=n * 8), "laat het ons weten via", "loket@voorbeeld.nl"]) + "\n"
        for n in range(6)
    ),
    "a note that recurs": pages([""] * 9, ["", "2 Idem.", "", "", "", "", "", "3 Idem.", ""]),
    "list items": "\n\f".join("- water\n- wegen\n- wonen\n" for _ in range(6)),
    "different headings alike": "\n\n".join(
        f"Leven {word} de stad\n\n" + "\n".join([*running_lines(20, start=n), "en dan"])
        for n, word in enumerate(("in", "om", "bij", "van", "uit"))
    ),
}


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text


def test_leaves_a_label_alone_where_a_blank_marks_the_page() -> None:
    text = sheets("Goed nieuws", 6).replace("\n\f", "\n ")
    assert fixed(RULE, " " + text, PageMarks.LEADING_BLANK) == " " + text


def last_page(heads: list[str], row: str) -> str:
    """Pages with these heads, and a last one that begins a new sentence below a line."""
    return f"{pages(heads).rstrip('.,')[:-1]}.\n\f{row}\n\n{pages(['']).capitalize()}"


@pytest.mark.parametrize(
    ("head", "row"),
    [
        ("Energie | Methode en techniek van onderzoek", "Energie | Inleiding"),
        ("Methode en techniek van onderzoek | Energie", "Inleiding | Energie"),
    ],
)
def test_takes_out_the_head_of_a_section_that_has_one_page(head: str, row: str) -> None:
    """Half of it is what others have, on the same side of their bar."""
    assert row not in fixed(RULE, last_page(["", *[head] * 3], row))


@pytest.mark.parametrize(
    "row",
    ["Bomen | Inleiding", "Inleiding | Energie", "Energie |", "Energie in 2019", "| Energie"],
)
def test_keeps_a_line_with_no_half_of_a_head(row: str) -> None:
    assert row in fixed(RULE, last_page(["", *["Energie | Hoofdstuk Methode"] * 3], row))


def test_takes_out_the_first_of_several_heads_that_cuts_a_word() -> None:
    """What stands between the halves of a word is no heading that the others repeat."""
    head = "Methode en techniek"
    text = pages(["", *[head] * 3, *[""] * 6])
    first = text.index("\n\f")
    words_kept = text[text.index(head) + len(head) :].lstrip()
    broken = f"{text[:first].rstrip('.,')} belang-\n\f{head}\n\nrijker dan {words_kept}"
    assert head in fixed(RULE, text)
    assert head not in fixed(RULE, broken)
