from __future__ import annotations

import re

import pytest

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.rules.folios import RULE
from quickscan_build.cleaning.rules.running_heads import RULE as HEADS
from quickscan_build.language import dutch

from .bench import fixed, source
from .layouts import WORDS, pages, running_lines

FORMS = [
    "{}",
    "– {} –",
    "- {} -",
    "| {}",
    "{} |",
    "Pagina {} van 13",
    "pagina {}",
    "blz. {}",
    "[{}]",
    "• {} •",
    "{} / 13",
    "{{{}}}",
]
SHARED = [
    "{} | Jaarverslag",
    "Jaarverslag | {}",
    "{} Jaarverslag",
    "Jaarverslag {}",
    "Jaarverslag Pagina {} van 13",
    "Jaarverslag {}/13",
    "{} / 13 Jaarverslag",
]


def test_chapters_that_are_numbered_as_their_pages_stay_where_pages_are_unknown() -> None:
    chapters = ["1 Inleiding", "", "3 Leeswijzer", "4 Samenvatting van het plan", "", "", "", ""]
    feet = ["" if chapter else f"Jaarverslag – {n}" for n, chapter in enumerate(chapters, 1)]
    text = pages(chapters, feet, mark="\n")
    after = fixed(RULE, text)
    assert all(chapter in after for chapter in chapters)
    assert not re.search(r"– [5-8]", after)


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("mark", ["\n\f", "\n"])
@pytest.mark.parametrize("at_foot", [True, False])
def test_takes_out_page_numbers_on_lines_of_their_own(form: str, mark: str, at_foot: bool) -> None:
    numbers = [form.format(n) for n in range(4, 12)]
    text = pages([""] * 8, numbers, mark=mark) if at_foot else pages(numbers, mark=mark)
    after = fixed(RULE, text)
    assert not any(number in after.splitlines() for number in numbers)
    assert after.split() == pages([""] * 8).split()


def sheets(numbers: dict[int, str], count: int = 12) -> str:
    """Pages that end with their sentence, not marked, of uneven length; some with something at their foot."""
    out = []
    for page in range(1, count + 1):
        rows = [*running_lines(29 + page % 3, start=page * 7), f"en klaar is {chr(96 + page)}."]
        out.append("\n".join(rows) + (f"\n\n{numbers[page]}" if page in numbers else ""))
    return "\n\n".join(out) + "\n"


@pytest.mark.parametrize("read", [(10, 11, 12), (10, 12)])
def test_takes_out_numbers_of_two_digits_where_they_are_due(read: tuple[int, ...]) -> None:
    text = sheets({page: str(page) for page in read})
    if len(read) == 2:
        text = text.replace("is j.\n\n10\n\n", "is\n\n10\n\nen ")
    assert not {"10", "11", "12"}.intersection(fixed(RULE, text).split())


@pytest.mark.parametrize(
    "numbers",
    [
        {10: "10", 12: "12"},
        {5: "10", 6: "11", 7: "12"},
        {2: "10", 3: "11", 4: "12"},
        {10: "40", 11: "41", 12: "42"},
        {7: "7", 8: "8"},
        {12: "12"},
    ],
)
def test_leaves_numbers_elsewhere_alone(numbers: dict[int, str]) -> None:
    text = sheets(numbers)
    assert fixed(RULE, text) == text


@pytest.mark.parametrize("form", SHARED)
@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_takes_a_page_number_from_the_line_of_a_running_head(form: str, mark: str) -> None:
    heads = [form.format(n) for n in range(4, 12)]
    after = fixed(RULE, pages(heads, mark=mark))
    assert after.split() == pages(["Jaarverslag"] * 8).split()


def ended(heads: list[str]) -> str:
    """Pages that each end with their sentence, one below the other: nothing cuts through any."""
    return "\n".join(
        f"{head}\n\n"
        + "\n".join(
            [f"Stuk {'abcdefghijklm'[n]} zegt dat", *running_lines(18 + n % 4, start=n * 5), "en klaar."]
        )
        + "\n"
        for n, head in enumerate(heads)
    )


@pytest.mark.parametrize("form", ["Pagina {} van 13", "– {} –", "{}"])
def test_takes_out_numbers_that_cut_no_sentence_where_pages_are_unknown(form: str) -> None:
    after = fixed(RULE, ended([form.format(n) for n in range(4, 12)]))
    assert after.split() == ended([""] * 8).split()


def test_takes_numbers_from_heads_of_left_and_right_pages_that_cut_no_sentence() -> None:
    heads = [f"{n} Verslag van fase 2" if n % 2 == 0 else f"Wat wij zagen {n}" for n in range(3, 14)]
    text = "Fase 2\n\n" + "\n".join(running_lines(9)) + "\n\n" + ended(heads)
    after = fixed(RULE, text)
    assert after.startswith("Fase 2\n")
    assert after.count("Verslag van fase 2\n") == 5
    assert not re.search(r"\d Verslag", after)
    assert after.count("Wat wij zagen\n") == 6


def test_takes_a_page_number_beside_heads_that_change_by_chapter() -> None:
    chapters = ["Groen"] * 3 + ["Water"] * 3 + ["Wonen"] * 3
    heads = [f"{chapter} {n}" for n, chapter in enumerate(chapters, 10)]
    after = fixed(RULE, pages(heads, mark="\n"))
    assert after.split() == pages(chapters).split()


def test_takes_numbers_from_heads_of_left_and_right_pages_that_each_occur_once() -> None:
    places = ["Ede", "Epe", "Oss", "Urk", "Tiel", "Goes", "Zeist", "Baarn"]
    heads = [
        f"{n} Wonen in {place}" if n % 2 == 0 else f"Werk in {place} {n}" for n, place in enumerate(places, 3)
    ]
    text = ended(heads).replace("\n\nStuk", "\n\nWij zijn. Stuk").replace("klaar.\n", "klaar.\n\f")
    assert not re.search(r"\d Wonen|Werk in \w+ \d", fixed(RULE, text))


def test_leaves_the_number_of_the_heading_that_opens_the_text() -> None:
    places = ["Ede", "Epe", "Oss", "Urk", "Tiel", "Goes", "Zeist", "Baarn"]
    heads = [
        f"{n} Wonen in de wijk" if n % 2 == 0 else f"Werk in {place} {n}" for n, place in enumerate(places, 2)
    ]
    text = ended(["1 Strategie voor de wijk", *heads]).replace("\n\nStuk", "\n\nWij zijn. Stuk")
    after = fixed(RULE, text.replace("klaar.\n", "klaar.\n\f"))
    assert after.startswith("1 Strategie voor de wijk\n")
    assert not re.search(r"\d Wonen|Werk in [\w ]+ \d", after)
    after = fixed(RULE, pages(["1 Strategie voor de wijk", *[f"{n} Wonen in de wijk" for n in range(2, 9)]]))
    assert after.startswith("1 Strategie voor de wijk\n")
    assert not re.search(r"\d Wonen", after)


def chapters(head: str, count: int) -> str:
    """Pages that each end with their sentence, under a head and its number; the first is page 2."""
    return "\n\f".join(
        f"{head} {n}\n\n"
        + "\n".join(["Ook dit jaar besluit", *running_lines(9, start=n * 5), "en klaar."])
        + "\n"
        for n in range(2, 2 + count)
    )


def test_takes_a_page_number_beside_the_title_where_no_sentence_runs_on() -> None:
    text = "Wonen in de wijk\n\nVoorwoord\n\n\f" + chapters("Wonen in de wijk", 4)
    assert fixed(RULE, text) == re.sub(r"(?<=de wijk) \d$", "", text, flags=re.MULTILINE)


def test_leaves_notes_that_count_as_their_pages_do() -> None:
    heads = [*(f"Jaarverslag {n}" for n in range(1, 9)), ""]
    notes = {n: f"{n} Zie het plan van {word}" for n, word in zip((3, 5, 7, 8), WORDS, strict=False)}
    feet = [notes.get(n, "") for n in range(9)]
    after = fixed(RULE, pages(heads, feet))
    assert after.split() == pages([*["Jaarverslag"] * 8, ""], feet).split()


def test_takes_what_ocr_made_of_a_page_number() -> None:
    feet = ["8", "9", "l0", "n", "12", "13"]
    assert fixed(RULE, pages([""] * 6, feet)).split() == pages([""] * 6).split()


def test_takes_what_ocr_made_of_numbers_in_brackets_from_the_first_page_on() -> None:
    read = ["RI", "[4]", "{5}", "[6]", "71", "[8]"]
    assert fixed(RULE, pages([""] * 6, read)).split() == pages([""] * 6).split()


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("form", ["Pagina {} van {}", "{}/{}"])
def test_takes_numbers_that_say_what_they_are_from_a_few_pages(mark: str, count: int, form: str) -> None:
    count += "P" not in form
    numbers = [form.format(n, count) for n in range(1, count + 1)]
    assert fixed(RULE, pages([""] * count, numbers, mark=mark)).split() == pages([""] * count).split()


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_takes_them_beside_the_same_words_on_each_of_a_few_pages(mark: str) -> None:
    numbers = [f"Raadsinformatiebrief 2021-047 pagina {n} van 2" for n in (1, 2)]
    after = clean(source(pages(["", ""], numbers, mark=mark)), [RULE, HEADS], dutch("")).text.content
    assert after.split() == pages(["", ""]).split()


def test_leaves_those_at_the_end_of_different_lines_or_beside_the_same_number() -> None:
    for rows in (["Zie pagina 1 van 2", "Lees pagina 2 van 2"], ["Zie pagina 1 van 2"] * 2):
        text = pages([""] * 2, rows)
        assert fixed(RULE, text) == text


@pytest.mark.parametrize(
    "row", ["Pagina 3 van 2", "Pagina 1 van 2 mist", "1 van 2", "1/2", "Zie pagina 1 van 2"]
)
def test_leaves_what_only_resembles_them(row: str) -> None:
    text = pages([""] * 2, [row, ""])
    assert fixed(RULE, text) == text


def test_takes_page_numbers_whose_bar_was_misread() -> None:
    feet = [f"Jaarverslag {n}" for n in ("{1", "12", "{3", "[4", "15", "{6", "|7", "[8")]
    after = fixed(RULE, pages([""] * 8, feet, mark="\n"))
    assert after.count("\f") >= 6
    assert not any(foot in after for foot in ("{1", "{3", "[4", "{6", "|7", "[8"))


def test_takes_a_misread_number_between_words_that_say_what_it_is() -> None:
    feet = [f"Pagina {n}van 13" for n in ("4 ", "S", "B", "7", "B ", "9 ")]
    assert fixed(RULE, pages([""] * 6, feet)).split() == pages([""] * 6).split()
    beside = [f"versie 1.2 {foot}" for foot in (*feet[:2], feet[0].replace("4", "6"), *feet[3:])]
    assert "Pagina" not in fixed(RULE, pages([""] * 6, beside))


def test_a_page_number_shows_the_page_where_pages_are_unknown() -> None:
    after = fixed(RULE, pages([""] * 5, ["4", "5", "6", "7", "8"], mark="\n"))
    assert after.count("\f") == 5


def test_goes_on_with_a_row_of_which_many_numbers_were_lost() -> None:
    feet = [str(n) if n < 5 or n > 9 else "" for n in range(2, 14)]
    assert fixed(RULE, pages([""] * 12, feet, mark="\n")).split() == pages([""] * 12).split()


@pytest.mark.parametrize("lines", [5, 45])
def test_leaves_a_number_that_comes_too_early_or_too_late_for_its_pages(lines: int) -> None:
    row = pages([""] * 4, ["2", "3", "4", "5"], mark="\n")
    text = f"{row}\n" + pages([""] * 6, lines=lines, mark="\n") + "\n12\n\nDe raad wil dat\n"
    assert "\n12\n" in fixed(RULE, text)


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_chapters_stay_that_open_the_pages_facing_those_with_a_head(mark: str) -> None:
    chapters = ["1 Het jaar in cijfers", "3 Schoon en genoeg water", "5 Mensen en geld"]
    heads = [head for n, chapter in enumerate(chapters) for head in (chapter, f"{2 * n + 2} Jaarverslag")]
    after = fixed(RULE, pages(heads, mark=mark))
    assert all(f"{chapter}\n" in after for chapter in chapters)
    assert not re.search(r"[246] Jaarverslag", after)


def test_a_note_with_the_number_of_its_page_stays() -> None:
    notes = [f"{n} Zie het verslag van de {w} over {2010 + n}." for n, w in enumerate(WORDS[2:8], 1)]
    feet = [f"{note}\n\nVaren op zicht {n}" for n, note in enumerate(notes, 1)]
    # On the last page OCR lost the page number.
    feet[-1] = notes[-1]
    after = fixed(RULE, pages([""] * 6, feet))
    assert all(note in after for note in notes)
    assert after.count("Varen op zicht\n") == 5


@pytest.mark.parametrize("mark", ["\n\f", "\n"])
def test_a_page_number_behind_a_misread_word_for_it(mark: str) -> None:
    words = ["blz,", "blz.", "biz.", "blz.", "b1z."]
    feet = [f"Notulen van de raad {word} {n}" for n, word in enumerate(words, 1)]
    after = fixed(RULE, pages([""] * 5, feet, mark=mark))
    assert not re.search(r"b.z|\d", after)
    assert after.count("Notulen van de raad") == 5


LEAVES = {
    "numbers in the text": "\n".join(running_lines(30)),
    "a list": "Punten:\n\n"
    + "\n\n".join(f"{n}. Punt nummer {n} van deze lijst." for n in range(1, 9))
    + "\n",
    "a column of figures": "Jaar\n\n" + "\n\n".join(str(n) for n in range(1, 9)) + "\n",
    "years that count up": "\n\n".join(f"{n}\n\n" + "\n".join(running_lines(2)) for n in range(2011, 2018)),
    "a question and its number": "\n\n".join(
        "\n".join([*running_lines(20, start=n * 9), "en klaar."]) + f"\n\n“Zo is het.” — Inwoner {n}"
        for n in range(1, 6)
    ),
    "numbers that do not keep step": pages([""] * 6, ["4", "4", "9", "1", "30", "2"]),
    "two numbers only": pages(["", ""], ["4", "5"], mark="\n"),
    "a sentence that ends in a number": "\n\f".join(
        "\n".join([*running_lines(12, start=n * 7), f"Het {word} telde er {n}"]) + "\n"
        for n, word in enumerate(("dorp", "plein", "huis", "bos", "park"), 1)
    ),
    "one page": "1\n\n" + "\n".join(running_lines(10)),
    "numbered headings": "\n\f".join(
        f"{n}.1 Titel van deel {n}\n\n" + "\n".join(running_lines(9)) for n in range(6)
    ),
    "numbered sections far apart": "\n\n".join(
        f"Casus {n}\n\n" + "\n".join([*running_lines(20, start=n * 3), "en klaar."]) for n in range(1, 9)
    ),
    "a numbered heading on every page": "Wonen in de wijk\n\n\f" + chapters("Goed voorbeeld", 5),
    "a numbered heading after a title of one word": "Voorbeeld\n\n\f" + chapters("Voorbeeld", 5),
    "a numbered heading named like the title, twice": "Goed voorbeeld\n\n\f" + chapters("Goed voorbeeld", 2),
    "a numbered heading that is in the contents": "Verslag van het jaar\n\nInhoud\n\nVoorwoord\n\n"
    "Goed voorbeeld\n\n\f" + chapters("Goed voorbeeld", 5),
    "articles about as long as a page": "\n\n".join(
        f"Artikel {n}\n\n" + "\n".join([*running_lines(18 + n % 3, start=n * 3), "en klaar"])
        for n in range(1, 12)
    ),
    "nothing": "-\n",
}


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text
