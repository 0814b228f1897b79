from __future__ import annotations

import pytest

from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.rules.footnotes import RULE
from quickscan_build.language import dutch
from quickscan_build.text import Source, Span

from .bench import fixed, outcome, run
from .layouts import running_lines


def noted(calls: list[str], notes: list[str]) -> str:
    """Pages whose paragraph runs on, a mark in the third line of each and its note at the foot."""
    lines = running_lines(14 * len(notes))
    out = []
    for number, (call, note) in enumerate(zip(calls, notes, strict=True)):
        body = lines[14 * number : 14 * number + 14]
        body[2] = f"{body[2].rstrip('.,')}{call} en"
        out.append("\n".join([*body, "", note]) + "\n")
    return "\n\f".join(out)


NOTES = ["Zie het jaarverslag van 2019.", "Wet van 3 mei, artikel 5.", "www.voorbeeld.nl, gezien in mei."]


@pytest.mark.parametrize("form", ["{} {}", "{}. {}", "{}) {}", "{}{}"])
def test_takes_out_numbered_notes(form: str) -> None:
    notes = [form.format(n, note) for n, note in enumerate(NOTES[:2], 1)]
    after = fixed(RULE, noted(["1", "2"], notes))
    for number, note in enumerate(NOTES[:2], 1):
        assert f"[^{number}] en" in after
        assert f"\n\n[^{number}]: {note}" in after


def test_a_note_may_open_with_an_article_in_small_letters() -> None:
    notes = ["1 artikel 21a van de wet.", "2 artikelen zijn er veel."]
    after = fixed(RULE, noted(["1", ""], notes))
    assert "[^1]: artikel 21a van de wet." in after
    assert "\n2 artikelen zijn er veel." in after


def test_takes_out_raised_numbers() -> None:
    after = fixed(RULE, noted(["¹", "²"], ["¹ Zie het jaarverslag.", "² Zie de wet."]))
    assert "[^1]: Zie het jaarverslag." in after
    assert "[^2] en" in after


def test_a_misread_mark_is_recognised_as_the_only_stray_one() -> None:
    after = fixed(RULE, noted([".*", "2", ".®"], [f"{n} {note}" for n, note in enumerate(NOTES, 1)]))
    assert all(f"[^{n}] en" in after for n in (1, 2, 3))


def test_a_note_that_cuts_a_sentence_where_pages_are_unknown() -> None:
    above, below = running_lines(20), running_lines(20, start=285)
    above[4] = f"{above[4].rstrip('.,')}.1 En"
    below[0] = "bijeenkomst " + below[0]
    text = "\n".join(above) + "\n\n1 Brief van 3 mei over\nde dorpen.\n\n" + "\n".join(below) + "\n"
    after = fixed(RULE, text)
    assert "[^1] En" in after
    assert "\n\n[^1]: Brief van 3 mei over\nde dorpen." in after


@pytest.mark.parametrize("mark", ["", ".2 En"])
def test_a_number_that_cuts_a_sentence_and_is_not_called_is_not_a_note(mark: str) -> None:
    above, below = running_lines(20), running_lines(20, start=285)
    above[4] += mark
    below[0] = "bijeenkomst " + below[0]
    text = "\n".join(above) + "\n\n1 Brief van 3 mei\n\n" + "\n".join(below) + "\n"
    assert outcome(RULE, text) == (text, ())


@pytest.mark.parametrize("mark", ["1 ", "1"])
def test_a_bare_number_is_a_note_where_the_mark_was_misread(mark: str) -> None:
    text = noted([".*", ".*"], [f"{mark}Zie het jaarverslag.", ""]).rstrip() + "\n"
    assert "[^1]: Zie het jaarverslag." in fixed(RULE, text.replace("\f", "\n\fHet is zo. "))


def test_a_note_over_two_lines_stays_whole() -> None:
    notes = ["1 Zie het jaarverslag van de gemeente over\nhet jaar 2019, hoofdstuk 3.", "2 Zie de wet."]
    assert "[^1]: Zie het jaarverslag van de gemeente over\nhet jaar 2019, hoofdstuk 3." in fixed(
        RULE, noted(["1", "2"], notes)
    )


def test_a_number_that_lost_a_digit_is_the_one_due() -> None:
    pages = [f"{n} {NOTES[n % 3]}" for n in range(1, 10)]
    pages.append(f"10 {NOTES[0]}\n1 {NOTES[1]}")
    after = fixed(RULE, noted([*map(str, range(1, 11))], pages))
    assert f"[^10]: {NOTES[0]}" in after
    assert f"[^11]: {NOTES[1]}" in after


def test_a_first_number_that_lost_a_digit_is_the_one_before_the_next() -> None:
    pages = [f"{n} {NOTES[n % 3]}" for n in range(1, 16)]
    for first, second, found in ((1, 17, True), (6, 17, True), (2, 17, False), (1, 18, False)):
        foot = f"{first} {NOTES[0]}\n\n{second} {NOTES[1]}"
        after = fixed(RULE, noted([*map(str, range(1, 16)), ""], [*pages, foot]))
        assert (f"[^16]: {NOTES[0]}\n\n[^17]: {NOTES[1]}" in after) is found
    foot = f"1 {NOTES[0]}\n\n2 {NOTES[1]}\n\n17 {NOTES[2]}"
    assert "[^16]" not in fixed(RULE, noted([*map(str, range(1, 16)), ""], [*pages, foot]))


def test_asks_for_a_mark_it_cannot_find() -> None:
    result = run(RULE, noted(["1", "", "3"], [f"{n} {note}" for n, note in enumerate(NOTES, 1)]))
    assert ["no call of note 2 " in doubt.reason for doubt in result.doubts] == [True]


def test_asks_for_no_mark_that_a_decision_put_there() -> None:
    """Its note stands after that block, and a number before it is still found."""
    pages = noted(["1", "2 en zo[^3]", ""], ["1 Zie de wet.", "", f"2 {NOTES[1]}\n3 {NOTES[2]}"])
    result = run(RULE, pages)
    assert result.doubts == ()
    after = result.text.content
    assert after.index("[^2] en zo[^3]") < after.index(f"[^2]: {NOTES[1]}") < after.index(f"[^3]: {NOTES[2]}")


@pytest.mark.parametrize("sign", ["* ", "“", "!", "? ", "® ", "S", "'", "$ ", "S ", "°* ", "“2 ", "'0 "])
def test_a_sign_for_a_number_is_a_note_where_it_parts_a_sentence(sign: str) -> None:
    after = fixed(RULE, noted([".*", ".*"], [f"{sign}Zie het jaarverslag.", f"{sign}Wet van 3 mei."]))
    assert "[^1]: Zie het jaarverslag." in after
    assert "[^2]: Wet van 3 mei." in after


def test_a_quotation_of_two_lines_is_not_a_note_even_with_a_stray_sign() -> None:
    above = [*running_lines(12), "en daarmee was het klaar.” Zo", "is het nu eenmaal."]
    quoted = "{}Mooi zo, zegt de raad, die het plan voor de wijk en het plein\nal eerder had gezien{}"
    page = "\n".join([*above, "", quoted]) + "\n\f"
    for text in (page.format("“", ".”") * 2, page.format('"', '."') * 2):
        assert outcome(RULE, text) == (text, ())
    single = page.format("‘", ".’")
    assert outcome(RULE, single * 2) == (single * 2, ())
    assert "[^1]: Mooi zo" in fixed(RULE, page.format("‘", ", ‘de wijk.’") * 2)
    assert "[^1]: Mooi zo" in fixed(RULE, page.format("'", ", 'de wijk.'") * 2)
    over = "\n".join([*above, "", "“Mooi zo, zegt de raad, die het plan"]) + "\n\fal eerder zag.”\n"
    assert fixed(RULE, over) == over
    assert "[^1]: Mooi zo" in fixed(RULE, page.format("“", ".") * 2)


def test_what_an_editor_says_is_right_is_no_note() -> None:
    above = [*running_lines(12), "en daarmee was het klaar.” Zo", "is het nu eenmaal.” Of niet."]
    text = "\n".join([*above, "", "‘Mooi zo, zegt de raad, die het plan."]) + "\n\f" + "\n".join(above) + "\n"
    source = Source("x", text, (0, text.index("\f")), ("1", "2"))
    (doubt,) = clean(source, [RULE], dutch(text)).doubts
    assert doubt.reading == "‘Mooi"
    at = text.index(doubt.reading)
    answered = clean(source, [RULE], dutch(text), protected=[Span(at, at + len(doubt.reading))])
    assert (answered.text.content, answered.doubts) == (text, ())


def test_what_the_next_note_quotes_does_not_close_what_seems_a_quotation() -> None:
    above = [*running_lines(12), "en dat was het.* Zo", "is het nu eenmaal.* En", "daarmee was het klaar."]
    page = "\n".join([*above, "", '" Van de 60 gaven er 48 antwoord.', "2 Ook “de ladder” genoemd."]) + "\n"
    after = fixed(RULE, "\f".join([page, closed("", "")]))
    assert "[^1]: Van de 60" in after
    assert "[^2]: Ook" in after


def test_dirt_below_a_note_hides_it_not() -> None:
    pages = noted(["1", "2"], [f"{n} {note}\n\nci, ee" for n, note in enumerate(NOTES[:2], 1)])
    after = fixed(RULE, pages)
    assert all(f"\n\n[^{n}]: {NOTES[n - 1]}" in after for n in (1, 2))
    assert after.count("ci, ee") == 2


def test_small_type_distinguishes_a_note_from_an_item_of_a_list() -> None:
    above = [*running_lines(12), "Het plan heeft twee delen:", "", "* het dorp", "* de stad", ""]
    above[4] = f"{above[4].rstrip('.,')}.™ En"
    small = "® Zie het jaarverslag van de gemeente, dat elk jaar in het voorjaar aan de raad wordt gestuurd."
    page = "\n".join([*above, "en daarmee was het klaar.", "", "{}"]) + "\n\f"
    assert "[^1]: Zie het jaarverslag van" in fixed(RULE, page.format(small) * 2)


LISTS = "\n".join(f"{n}. Punt {n} van het plan dat de raad heeft vastgesteld." for n in range(1, 5))
ENDED = [*running_lines(12), "en daarmee was het klaar."]


def closed(call: str, note: str) -> str:
    """A page that ends with its sentence; the mark of a note and the note may be empty."""
    return "\n".join([*ENDED[:-1], f"en daarmee was het klaar.{call}", *(["", note] if note else [])]) + "\n"


SHOWN = [closed(str(n), f"{n} Zie het verslag van {n} mei.") for n in range(1, 4)]
SIGN = "“Wet van 3 mei, artikel 5."


def test_short_sentences_apart_that_open_with_a_sign_are_notes_where_other_pages_have_notes() -> None:
    after = fixed(RULE, "\f".join([*SHOWN, closed("", SIGN), *[closed("", "")] * 2]))
    assert "[^4]: Wet van 3 mei" in after
    few = [*SHOWN[:2], closed("", SIGN), closed("", "")]
    assert SIGN in fixed(RULE, "\f".join(few))
    many = [*SHOWN, *[closed("", SIGN)] * 4, closed("", "")]
    assert fixed(RULE, "\f".join(many)).count(SIGN) == 4


def test_the_last_line_of_the_page_is_a_note_also_where_its_stop_was_read_as_a_comma() -> None:
    after = fixed(RULE, "\f".join([*SHOWN, closed("", f"{SIGN[:-1]},"), *[closed("", "")] * 2]))
    assert "[^4]: Wet van 3 mei" in after


def test_of_a_number_of_two_figures_the_first_may_be_all_that_was_read() -> None:
    shown = [closed(str(n), f"{n} Zie het verslag van {n} mei.") for n in range(1, 10)]
    after = fixed(RULE, "\f".join([*shown, noted(["1"], ["1 Zie de wet."]), closed("", "")]))
    assert "[^10]: Zie de wet." in after


def test_notes_that_are_those_missing_between_two_numbers_are_notes() -> None:
    third = closed("3", "3 Zie het verslag van 3 mei.")
    after = fixed(RULE, "\f".join([closed("", SIGN), closed("", SIGN), third, closed("", "")]))
    assert all(f"[^{n}]: Wet van 3 mei" in after for n in (1, 2))
    assert fixed(RULE, "\f".join([closed("", SIGN), third, closed("", "")])).count("“Wet") == 1


def test_numbers_that_fit_between_those_of_other_notes_are_notes() -> None:
    sheets = [SHOWN[0], closed("", "{}"), closed("5", "5 Zie het verslag van 5 mei."), closed("", "")]
    text = "\f".join(sheets)
    assert "[^3]: Wet van 3 mei." in fixed(RULE, text.format("3 Wet van 3 mei."))
    # Behind the last of them, too.
    assert "[^3]: Wet van 3 mei." in fixed(RULE, "\f".join(sheets[:2]).format("3 Wet van 3 mei."))
    # The first note is note 1, whatever was read of its number.
    parted = noted([".*"], ["* Zie het jaarverslag."])
    after = fixed(RULE, "\f".join([parted, "plein. " + text.format("3 Wet van 3 mei.").partition("\f")[2]]))
    assert "[^3]: Wet van 3 mei." in after
    for other in ("3. Wet van 3 mei.", "6 Wet van 3 mei.", "3 Wet van mei"):
        assert other in fixed(RULE, text.format(other))


def test_a_note_below_a_list_is_a_note() -> None:
    page = "\n".join([*ENDED, "En zo is het.’ Goed", "is het plan.", "", LISTS, "", "“Wet van 3 mei."]) + "\n"
    after = fixed(RULE, "\f".join([page, closed("", "")]))
    assert "[^1]: Wet van 3 mei." in after
    assert LISTS in after


@pytest.mark.parametrize(
    "last",
    ["* Wet van 3 mei.", "“Wet van 3 mei, artikel 5.”", "“Wet van 3 mei", f"{SIGN}\n\nEn nu verder"],
)
def test_other_lines_at_the_foot_are_no_notes_where_other_pages_have_notes(last: str) -> None:
    items = "\n".join(["Dit is er:", "", *["* Het plein."] * 4, "", *ENDED]) + "\n"
    sheets = [*SHOWN, items, closed("", last), closed("", "")]
    assert fixed(RULE, "\f".join(sheets)).count("[^") == 6


@pytest.mark.parametrize("before", ["\n", ":\n\n"])
def test_a_line_that_the_text_leads_to_is_no_note_where_other_pages_have_notes(before: str) -> None:
    page = "\n".join([*ENDED[:-1], f"en daarmee was het klaar{before}{SIGN}"]) + "\n"
    assert SIGN in fixed(RULE, "\f".join([*SHOWN, page, closed("", "")]))


def in_column(call: str, block: str) -> str:
    """A page of two columns, with a mark in the first of them and a block at its foot."""
    left, right = running_lines(20), running_lines(20, start=285)
    left[4] = f"{left[4].rstrip('.,')}.{call} En"
    right[0] = "bijeenkomst " + right[0]
    return "\f".join(["\n".join([*left, "", block, "", *right]) + "\n", closed("", "")])


@pytest.mark.parametrize(
    "block", ['"Dat is mooi.', "“Dat is mooi.", "? Dat is een brief\nvan\nde raad,\nen mooi."]
)
def test_what_opens_as_a_quotation_between_columns_is_no_note(block: str) -> None:
    """Nor is what is too long."""
    text = in_column("*", block)
    assert fixed(RULE, text) == text


@pytest.mark.parametrize(("mark", "call"), [("1 ", "1"), ("1 ", "*"), ("1", "1"), ("® ", "*"), ("?", "*")])
def test_a_note_at_the_foot_of_a_column_is_a_note(mark: str, call: str) -> None:
    after = fixed(RULE, in_column(call, f"{mark}Brief van 3 mei."))
    assert "[^1] En" in after
    assert "\n\n[^1]: Brief van 3 mei." in after


def test_a_note_does_not_run_on_into_the_paragraph_that_an_indent_opens_below_its_mark() -> None:
    """Without a stop, as where OCR read the rest of the note elsewhere."""
    first = running_lines(6)
    first[2] = f"{first[2].rstrip('.,')}.1 En"
    first[-1] = "bijeenkomst voor het dorp."
    rows = [*first, "Daarna volgt het plan voor de wijken.", *running_lines(12)]
    note = "Zie het jaarverslag van 2019 over de dorpen en de"
    next_page = "\n".join(running_lines(14, start=285))
    after = fixed(RULE, "\n".join([*rows, "", f"1 {note}"]) + f"\n\f{next_page}\n")
    assert f"\n\n[^1]: {note}\n\nDaarna volgt" in after


@pytest.mark.parametrize(
    ("mark", "end", "below", "is_note"),
    [
        ("‘", "de snel-", "wegen van de", False),
        ("‘", "de snel-", "Wegen van de", True),
        ("‘", "de wegen.", "wegen van de", True),
        ("1 ", "de snel-", "wegen van de", True),
        ("‘", "de weg,", "wegen van de", True),
    ],
)
def test_lines_from_which_a_word_runs_on_over_the_page_are_no_note(
    mark: str, end: str, below: str, is_note: bool
) -> None:
    first, second = running_lines(20), running_lines(20, start=285)
    first[4] = f"{first[4].rstrip('.,')}.1 En" if mark == "1 " else f"{first[4].rstrip('.,')}.* En"
    block = f"{mark}Tot slot komt er een plan voor het plein en de wijk, met\n{end}"
    text = "\n".join([*first, "", block]) + "\n\f" + "\n".join([below, *second]) + "\n"
    assert ("[^1]: Tot slot" in fixed(RULE, text)) is is_note
    broken = text.replace("\n\n" + block, f" voor de auto-\n\n{block}")
    assert "[^1]: Tot slot" in fixed(RULE, broken) or below[0].isupper()


def test_a_numbered_sentence_that_cuts_a_word_is_a_note_though_nothing_calls_it() -> None:
    for note, right, count in (
        ("1 Brief van 3 mei.", "wegen van", 1),
        ("1 Brief van 3 mei", "wegen van", 0),
        ("Brief van 3 mei.", "wegen van", 0),
        ("? Brief van 3 mei.", "wegen van", 0),
        ("1 Brief van 3 mei.", "Wegen van", 0),
    ):
        text = in_column("", note).replace("\n\n" + note, f" voor de snel-\n\n{note}", 1)
        after = fixed(RULE, text.replace("bijeenkomst ", f"{right} ", 1))
        assert after.count("]: Brief van 3 mei") == count


@pytest.mark.parametrize("left", ["", "3"])
def test_a_note_whose_number_left_no_trace_is_the_one_missing(left: str) -> None:
    notes = [f"1 {NOTES[0]}", f"2 {NOTES[1]}", f"{left}pe wet van mei.", f"4 {NOTES[2]}"]
    after = fixed(RULE, noted(["1", "2", "3", "4"], notes))
    assert "\n\n[^3]: pe wet van mei.\n\n" in after
    assert all(f"[^{n}] en" in after for n in (1, 2, 3, 4))


def test_a_note_whose_number_left_no_trace_may_be_one_of_several_missing() -> None:
    notes = [f"1 {NOTES[0]}", f"2 {NOTES[1]}", "De wet van mei.", f"9 {NOTES[2]}", f"10 {NOTES[0]}"]
    assert "\n\n[^3]: De wet van mei.\n\n" in fixed(RULE, noted(["1", "2", "", "9", "10"], notes))
    assert "\n\nDe wet van mei.\n" in fixed(RULE, noted(["1", "", "9"], [notes[0], *notes[2:4]]))


@pytest.mark.parametrize(
    ("last", "block"),
    [
        ("4", "De wet van mei."),
        ("4", "De wet van mei"),
        ("4", "Figuur 2: de wet van mei."),
        ("4", "* De wet.\n* Die van mei."),
        ("4", "De wet\nvan mei\nen die van\nnovember."),
        ("3", "De wet van mei."),
    ],
)
def test_other_blocks_that_part_a_sentence_are_no_notes(last: str, block: str) -> None:
    """As a block is that stands where a note is missing: only the first of these."""
    notes = [f"1 {NOTES[0]}", f"2 {NOTES[1]}", block, f"{last} {NOTES[2]}"]
    after = fixed(RULE, noted(["1", "2", "", last], notes))
    assert (f"\n\n{block}\n" not in after) == ((last, block) == ("4", "De wet van mei."))
    ended = noted(["1", "2", "", last], notes).replace(f"\n\n{block}", f".\n\n{block}")
    assert f"\n\n{block}\n" in fixed(RULE, ended)


@pytest.mark.parametrize("text", ["om 20:30", "art. 3:46 Awb", "(art. 2:4)"])
def test_what_stands_behind_a_colon_is_no_mark(text: str) -> None:
    after = fixed(RULE, noted([f" {text}", "2"], ["1 Zie de wet.", "2 Zie het verslag."]))
    assert f" {text} en" in after
    assert "[^1]: Zie de wet." in after


ROWS = ["4 Het dorp voldoet", "s Het park voldoet", "6 Het plein voldoet", "7 De straat voldoet"]
LEAD = "Overgang van de vermogens en de schulden van het fonds naar de gemeente"
"""A heading as long as a line, without a stop."""
LEAVES = {
    "an item that runs on over the page, below a heading": "\n".join(
        [*ENDED, "", LEAD, "", "1. Het college besluit over de wijken, zo snel als dat gaat, met de"]
    )
    + "\n\f"
    + "\n".join(["dorpen samen.", *ENDED])
    + "\n",
    "an item of which a full line runs on over the page, below a heading": "\n".join(
        [
            *ENDED,
            "",
            LEAD,
            "",
            "1 In elk dorp praten inwoners mee over de inrichting van het plein. Het water",
        ]
    )
    + "\n\f"
    + "\n".join(["krijgt meer ruimte.", *ENDED])
    + "\n",
    "the day of a date that opens a line": "\n".join(
        [*ENDED, "", LEAD, "", "23 December 1824, een wet over de dorpen."]
    )
    + "\n\f"
    + "\n".join(["en de wijken.", *ENDED])
    + "\n",
    "the number of a newspaper that opens a line": "\n".join(
        [*running_lines(12), "", "135), de wet over de dorpen."]
    )
    + "\n\f"
    + "\n".join(["en de wijken.", *ENDED])
    + "\n",
    "an item that a colon announces, below a stray sign": "\n\f".join(
        "\n".join([*ENDED[:-1], "het was klaar.*", "De raad wil dit:", "", "® De stad wordt dan groen."])
        for _ in range(2)
    ),
    "an item with a raised sign": "\n".join([*ENDED, "", LEAD, "", "13°. het water van de dorpen."])
    + "\n\f"
    + "\n".join(["en de wijken.", *ENDED])
    + "\n",
    "items at the foot of pages that count up by chance": "\n\f".join(
        "\n".join([*ENDED, "", "1. De raad wil het.", "", *ENDED, "", f"{n}. Het dorp wil het."])
        for n in range(1, 6)
    ),
    "a text of paragraphs without pages": "\n\n".join(
        (
            " ".join(running_lines(6, start=n))
            + f" en de raad.{n} Wel de\n\n{n}. De raad wil het.\n\ndorpen ook."
        )
        for n in range(1, 9)
    ),
    "a number between the columns": "\f".join(
        ["\n".join([*running_lines(20), "", "1 Brief van 3 mei.", "", "en de straat.", *ENDED]) + "\n"] * 2
    ),
    "the rest of a paragraph, below a sign": "\n".join(
        [*running_lines(20), "", "‘waar in het dorp nog vijf bomen", "langs het water staan en"]
    )
    + "\n\fook in de straat.\n\n"
    + "\n".join(ENDED)
    + "\n",
    "rows of a table, the last of them apart": "\n\f".join(
        "\n".join([*ENDED[:-1], "het was klaar.*", "", *ROWS, "", "8 Het bad voldoet"]) for _ in range(2)
    ),
    "rows with bars": "\n\f".join(
        "\n".join([*ENDED[:-1], "het was.* Het was klaar.*", "", "1 Dorp | voldoet", "2 Stad | voldoet"])
        for _ in range(2)
    ),
    "a year that opens the last lines of a page": "\n\f".join(
        "\n".join([*ENDED[:-1], "het was klaar.*", "", "2023 Was een jaar van uitersten.", *ENDED[-1:]])
        for _ in range(2)
    ),
    "a list at the foot of a page": "\n".join([*ENDED, "", LISTS]) + "\n\f" + "\n".join(ENDED) + "\n",
    "lists at the foot of two pages": "\n\f".join("\n".join([*ENDED, "", LISTS]) for _ in range(2)),
    "numbered headings": "\n\f".join(f"{n}. Titel\n\n" + "\n".join(ENDED) for n in range(1, 5)),
    "a list that runs over the page": "\n".join([*ENDED, "", "1. Eerst.", "2. Dan."])
    + "\n\f3. Ten slotte.\n",
    "no pages": "\n".join([*ENDED, "", "1 Zie het verslag.", "", *ENDED]),
    "numbers in the text": "\n\f".join("\n".join(["artikel 1", "2 en 3 gelden", *ENDED]) for _ in range(3)),
    "bullets at the foot": "\n\f".join(
        "\n".join([*ENDED, "", "* Het plein.", "* De straat."]) for _ in range(3)
    ),
    "a quotation at the foot": "\n\f".join("\n".join([*ENDED, "", "“Mooi zo.”"]) for _ in range(3)),
    "one bullet at the foot": "\n\f".join("\n".join([*ENDED, "", "* Het plein."]) for _ in range(3)),
    "a bullet below a quotation that is long": "\n\f".join(
        "\n".join(["De raad: ‘Zo is het.", *running_lines(10), "en daarmee was het klaar.’", "", item])
        for item in ("© Let op de stad.", "® Let op het dorp.")
    ),
    "the last bullet of a list, read otherwise": "\n\f".join(
        "\n".join([*ENDED[:-1], "het was klaar.*", "", "# Let op het plein.", "", "© Let op de straat."])
        for _ in range(3)
    ),
    "text": "\n\f".join("\n".join(running_lines(12, start=n * 9)) for n in range(4)),
    "figures at the foot": "\n\f".join("\n".join([*ENDED, "", "7 12 9"]) for _ in range(3)),
}


def test_a_sign_with_a_figure_opens_a_note_below_a_colon_too() -> None:
    above = [*ENDED[:-1], "het was klaar.*", "De raad wil dit:", ""]
    pages = ["\n".join([*above, f"{mark}De stad wordt dan groen."]) for mark in ('"7 ', "®3 ", "® ")]
    after = fixed(RULE, "\n\f".join(pages) + "\n")
    assert [after.count("]: De stad wordt"), after.count("® De stad wordt")] == [2, 1]


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert outcome(RULE, text) == (text, ())


def addressed(call: str, notes: list[str], *, above: str = "") -> str:
    """Two pages, the first with a call, and with a block of addresses at its foot."""
    lines = running_lines(40)
    lines[4] = f"{lines[4].rstrip('.,')}{call} en"
    lines[19] = above or f"{lines[19].rstrip('.,')}."
    lines[20] = "Daarna " + lines[20]
    return "\n".join([*lines[:20], "", *notes]) + "\n\f" + "\n".join(lines[20:]) + "\n"


@pytest.mark.parametrize(
    ("notes", "numbers"),
    [
        (["? https://voorbeeld.nl/verkenning", "", "3 https://voorbeeld.nl/model"], (2, 3)),
        (["https://voorbeeld.nl/taal", "2 www.voorbeeld.nl/kaart", "* https://www.voorbeeld.nl"], (1, 2, 3)),
        (["1 https://voorbeeld.nl/taal", "° https://www.voorbeeld.nl"], (1, 2)),
        (["™ https://voorbeeld.nl/"], (1,)),
        (["https://een.nl", "www.voorbeeld.nl/twee", "3 https://drie.nl"], (1, 2, 3)),
        (["*https://voorbeeld.nl/"], (1,)),
        (
            [
                "Thttps://voorbeeld.nl/",
                "Shitps://www.een.nl/",
                "* https: //twee.nl/",
                "4 https://www drie.nl",
            ],
            (1, 2, 3, 4),
        ),
        (["7 hetps://voorbeeld.nl/"], (7,)),
        (["1 hetps://voorbeeld.nl/", "® hteps//voorbeeld.nl/kaart"], (1, 2)),
    ],
)
def test_notes_that_are_addresses_are_notes_whatever_their_numbers_became(
    notes: list[str], numbers: tuple[int, ...]
) -> None:
    after = fixed(RULE, addressed("®", notes))
    told = [line.partition(": ") for line in after.splitlines() if line.startswith("[^")]
    assert [mark for mark, _, _ in told] == [f"[^{number}]" for number in numbers]
    bodies = [body for *_, body in told]
    assert all(note.endswith(body) for note, body in zip(filter(None, notes), bodies, strict=True))
    assert all(body.startswith(("h", "www")) for body in bodies)


def test_addresses_may_stand_below_other_notes() -> None:
    notes = ["1 Zie het jaarverslag.", "2 https://voorbeeld.nl/taal", "* https://voorbeeld.nl"]
    after = fixed(RULE, addressed("1 en dat2 en dit3", notes))
    assert [f"\n[^{number}]: " in after for number in (1, 2, 3)] == [True] * 3


def test_an_address_without_a_mark_goes_on_with_its_note() -> None:
    after = fixed(RULE, addressed("1", ["1 Zie het jaarverslag.", "www.voorbeeld.nl/verslag"]))
    assert "\n[^1]: Zie het jaarverslag.\nwww.voorbeeld.nl/verslag" in after


@pytest.mark.parametrize(
    ("call", "notes", "above"),
    [
        ("", ["* https://voorbeeld.nl/taal", "* https://voorbeeld.nl/kaart"], ""),
        ("", ["- https://voorbeeld.nl/taal"], ""),
        ("", ["www.voorbeeld.nl"], ""),
        ("", ["° https://voorbeeld.nl/taal"], "Meer is te vinden op:"),
        ("", ["http-verkeer"], ""),
        ("", ["° hij/zij"], ""),
        ("", ["° thema:wonen"], ""),
    ],
)
def test_addresses_of_the_text_stay(call: str, notes: list[str], above: str) -> None:
    text = addressed(call, notes, above=above)
    assert fixed(RULE, text) == text


WRITTEN = [
    "1 Zie het jaarverslag.\n[^2]: zie de wet.",
    "[^1]: Zie het jaarverslag.\n2 zie de wet.",
    "[^1]: Zie het jaarverslag.\n[^2]: zie de wet.",
    "[^1]: Zie het jaarverslag.\n\n[^2]: zie de wet.",
    "l Zie het jaarverslag.\n[^2]: zie de wet.",
]


@pytest.mark.parametrize("foot", WRITTEN)
def test_notes_that_a_decision_wrote_go_with_the_others(foot: str) -> None:
    text = noted(["[^1] en zo[^2]", "3"], [foot, f"3 {NOTES[2]}"])
    lines = running_lines(28)
    decided = [
        Span(at, text.index(" ", at + 6)) for at in (text.find("[^1]: "), text.find("[^2]: ")) if at > 0
    ]
    after = clean(Source("bron.txt", text), [RULE], dutch(text), protected=decided).text.content
    assert after.partition(lines[13])[2].strip().startswith(lines[14])
    notes = [one for one in after.split("\n\n") if one.startswith("[^")]
    assert [one.split("\n")[0] for one in notes] == [
        "[^1]: Zie het jaarverslag.",
        "[^2]: zie de wet.",
        f"[^3]: {NOTES[2]}",
    ]


def test_the_number_that_a_decision_wrote_stays() -> None:
    after = fixed(
        RULE, noted(["1", "[^40]", "41"], [f"1 {NOTES[0]}", f"[^40]: {NOTES[1]}", f"41 {NOTES[2]}"])
    )
    assert all(f"\n\n[^{number}]: " in after for number in (1, 40, 41))


def test_a_note_that_a_decision_wrote_above_the_foot_stays_there() -> None:
    text = noted(["[^1]", "3"], ["", f"3 {NOTES[2]}"])
    line = running_lines(14)[6]
    text = text.replace(line, f"{line}\n\n[^1]: Zie het jaarverslag.\n\n", 1)
    assert f"{line}\n\n[^1]: Zie het jaarverslag.\n\n" in fixed(RULE, text)


@pytest.mark.parametrize(("call", "asked"), [("[^3]", False), ("", True), ("[^3]:", True), ("[^33]", True)])
def test_a_call_that_a_decision_wrote_may_be_on_the_page_before(call: str, asked: bool) -> None:
    text = noted(["1", f"2 en zo{call}", ""], [f"{n} {note}" for n, note in enumerate(NOTES, 1)])
    found = clean(Source("bron.txt", text), [RULE], dutch(text))
    assert bool(found.doubts) is asked
    assert f"[^3]: {NOTES[2]}" in found.text.content


def test_a_call_on_the_page_before_has_its_note_behind_it() -> None:
    text = noted(["1", "2 en zo[^3]", ""], [f"{n} {note}" for n, note in enumerate(NOTES, 1)])
    after = fixed(RULE, text.replace("zo[^3] en\n", "zo[^3] en meer.\n\n"))
    assert f"[^2]: {NOTES[1]}\n\n[^3]: {NOTES[2]}\n\n" in after


def test_a_page_with_notes_that_a_decision_wrote_shows_what_they_are() -> None:
    foot = "[^1]: Zie het jaarverslag van de\n19 leden van de raad.\n[^2]: zie de wet."
    pages = noted(
        ["[^1] en zo[^2]", "", ""], [foot, "Een zin.", "1 Appels van de boom.\n2 Peren van de buren."]
    )
    after = fixed(RULE, pages)
    lines = running_lines(28)
    assert after.partition(lines[13])[2].strip().startswith(lines[14])
    assert "[^1]: Zie het jaarverslag van de\n19 leden van de raad.\n\n[^2]: zie de wet." in after
    assert "\n1 Appels van de boom.\n2 Peren van de buren." in after


def test_a_note_that_a_decision_wrote_stands_behind_the_block_that_calls_it() -> None:
    lines = [line.rstrip(".,") for line in running_lines(14)]
    page = "\n".join([*lines[:4], "besluit.[^1]", "", *lines[5:9], "plan.", "", "[^1]: Zie de wet.\n"])
    after = fixed(RULE, f"{page}\fDe raad {lines[10]}\n")
    assert "besluit.[^1]\n\n[^1]: Zie de wet.\n\n" in after


def test_items_above_notes_that_a_decision_wrote_are_items() -> None:
    items = "1. De raad besluit.\n\n2. De wijk wordt groen.\n\n"
    text = noted(
        ["[^7] en zo[^8]", ""], [f"{items}[^7]: Zie het jaarverslag.\n\n[^8]: Zie de wet.", "Een zin."]
    )
    after = fixed(RULE, text)
    assert items.rstrip() in after
    assert "[^7]: Zie het jaarverslag.\n\n[^8]: Zie de wet." in after
