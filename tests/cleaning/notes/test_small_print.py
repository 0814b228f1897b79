from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.footnotes import RULE

from ..rules.bench import fixed
from ..rules.layouts import running_lines

LONG = (
    "Bijzondere gegevens: de gegevens van inwoners die zijn bedoeld in artikel 9, eerste lid, van de wet en\n"
    "in de artikelen die daarop volgen."
)
LAW = "Artikel 6, eerste lid, van de wet."


def pages(feet: list[str], *, call: str = ".*", last: tuple[str, ...] = ()) -> str:
    """A page for each foot, its text running on; each has a mark of a note of which OCR left ``call``."""
    rows = running_lines(14 * len(feet))
    out = []
    for number, foot in enumerate(feet):
        body = rows[number * 14 : number * 14 + 14]
        body[4] = f"{body[4].rstrip('.,')}{call} En"
        out.append("\n".join([*body, *last, "", foot]) + "\n")
    return "\n\f".join(out)


@pytest.mark.parametrize("mark", ["* ", "®", "+ ", ": ", "> ", "4 ", "2? ", "*8 ", "t ", "S ", ""])
def test_what_is_set_small_at_the_foot_is_a_note_whatever_its_number_became(mark: str) -> None:
    after = fixed(RULE, pages([mark + LONG, mark + LONG, "* " + LONG]))
    assert after.count(f"]: {LONG}") == 3


def test_notes_are_below_one_another_in_one_block_or_apart() -> None:
    after = fixed(RULE, pages([f"* {LONG}\n+ {LAW}", f"2 {LAW}\n\n® {LONG}\n\n# {LAW}"]))
    assert [after.count(f"]: {LONG}"), after.count(f"]: {LAW}")] == [2, 3]


def test_a_short_note_is_one_where_others_of_the_text_are_set_small() -> None:
    after = fixed(RULE, pages([f"* {LONG}", f"> {LAW}", f"* {LONG}", f"* {LAW}"]))
    assert [after.count(f"]: {LONG}"), after.count(f"]: {LAW}")] == [2, 2]


def test_what_follows_a_note_on_the_next_page_is_not_part_of_it() -> None:
    after = fixed(RULE, pages([f"* {LONG[:-1]}", f"* {LONG}"]))
    assert f"]: {LONG[:-1]}\n" in after


ROWS = running_lines(20, width=84, start=97)[:14]
"""Small print of many lines."""
ROWS[0] = f"Zie {ROWS[0]}"
ROWS[-1] = "tot in de dorpen."


def columns(foot: str, *, mark: str = ".", right: str = "bijeenkomst ", ended: str = "") -> str:
    """A page of two columns, of which the first has ``mark`` in its text and a foot, and a page of one."""
    left, below = running_lines(30), running_lines(20, start=285)
    left[4] = f"{left[4].rstrip('.,')}{mark} En"
    left[-1] += ended
    below[0] = right + below[0]
    page = "\n".join([*left, "", foot, "", *below]) + "\n"
    return "\f".join([page, "\n".join(running_lines(30)) + "\n"])


def test_a_note_may_be_long_where_all_its_lines_are_small() -> None:
    long = "\n".join(ROWS)
    after = fixed(RULE, pages([f"* {LONG}", f"2 {long}", f"* {LONG}"]))
    assert f"\n\n[^2]: {long}\n" in after
    mixed = "\n".join([*ROWS[:3], *running_lines(11)])
    assert f"\n\n2 {mixed}\n" in fixed(RULE, pages([f"* {LONG}", f"2 {mixed}", f"* {LONG}"], last=ENDED))


ADDRESS = "www.voorbeeld.nl/verslagen"
FIRST, REST = LONG.split("\n")


@pytest.mark.parametrize("foot", [f"* {LONG}\n\n{ADDRESS}", f"* {FIRST}\n\n{REST}\n\n{ADDRESS}"])
def test_an_address_that_lost_its_number_is_a_note_below_small_print(foot: str) -> None:
    """So is the last line of a note that a blank line parts from it in mid-sentence a part of it."""
    after = fixed(RULE, pages([foot, f"* {LONG}"], call=".*®"))
    assert after.count("[^1]: Bijzondere") == after.count(f"\n\n[^2]: {ADDRESS}\n") == 1


def test_a_short_note_that_lost_its_mark_is_one_between_others() -> None:
    after = fixed(RULE, pages([f"1 {LONG}\n\n{LAW}\n\n3 {LAW}", f"* {LONG}"]))
    assert [after.count(f"]: {LONG}"), after.count(f"]: {LAW}")] == [2, 2]
    kept = [
        f"* {LONG}\n\n{LAW}",
        f"* {LONG}\n\n{LAW}\nZo is het.\n\n3 {LAW}",
        f"* Het plein.\n\n{LAW}\n\n3 {LONG}",
        f"Zo is het.\n\n{LAW}\n\n3 {LONG}",
    ]
    after = fixed(RULE, pages([f"* {LONG}", *kept, f"* {LONG}"], last=ENDED))
    assert after.count(f"\n\n{LAW}") == len(kept)


def test_a_short_sentence_below_a_page_of_small_print_is_no_note() -> None:
    foreword = "\n".join([*ROWS[:-1], *ROWS[:-1], *ENDED])
    note = LONG.replace("\n", " ")
    after = fixed(RULE, f"{foreword}\n\n{LAW}\n\n3 {note}\n\n\f{pages([f'* {LONG}'] * 4)}")
    assert f"{ENDED[0]}\n\n{LAW}\n\n[^3]: {note}" in after
    assert after.count(f"]: {LONG}") == 4


def test_what_stands_below_small_print_without_a_mark_is_no_note() -> None:
    low = "zo is het in de dorpen."
    kept = [
        f"* {FIRST[:-3]}.\n\n{low}",
        f"* {LONG}\n\n{ADDRESS} en nog meer",
        f"* {LONG}\n\n{ADDRESS}\nen daarna.",
        f"Zie ook\n\n{low}",
        f"* het plein\n\n{low}",
    ]
    after = fixed(RULE, pages([f"* {LONG}", *kept, f"* {LONG}"], last=ENDED))
    assert all(foot in after for foot in kept)
    assert after.count(f"]: {LONG}") == 2


@pytest.mark.parametrize("mark", ["1 ", "® ", "? "])
def test_small_print_at_the_foot_of_a_column_that_cuts_a_sentence_is_all_notes(mark: str) -> None:
    """However many blocks, and though one lost its mark."""
    long = "\n".join(ROWS)
    foot = f"{mark}{long}\n\nH {LONG}\n\n{LONG}\n\n4 {LONG}"
    after = fixed(RULE, columns(foot, mark=".*"))
    assert f"\n\n[^1]: {long}\n" in after
    assert all(f"\n\n[^{number}]: {LONG}" in after for number in (2, 3, 4))


def test_small_print_that_cuts_a_sentence_need_not_be_called_where_others_are() -> None:
    after = fixed(RULE, f"{columns(f'® {LONG}')}\f{pages([f'* {LONG}'] * 3)}")
    assert after.count(f"]: {LONG}") == 4


def test_small_print_at_the_foot_of_a_column_is_a_note_if_it_is_called() -> None:
    after = fixed(RULE, columns(f"1 {LONG}", mark=".1", right="Daarna. ", ended=" plein."))
    assert f"\n\n[^1]: {LONG}\n" in after


@pytest.mark.parametrize("stop", ".,")
def test_a_bare_number_above_small_print_opens_a_note_even_below_words_that_announce(stop: str) -> None:
    listed = ["Het plan:", "- het dorp;", "- de stad, en wel om:"]
    for law, count in ((f"7 {LAW[:-1]}{stop}", 1), (f"7. {LAW}", 0), ("7 Het plan van mei", 0)):
        after = fixed(RULE, pages([f"* {LONG}", f"{law}\n\n§ {LONG}"], last=(*ENDED, *listed)))
        assert after.count(f"]: {law.partition(' ')[2]}") == count
        assert after.count(f"]: {LONG}") == 2


ENDED = ("en daarmee was het plan klaar.",)
LEAVES = {
    "a list at the foot": pages([f"Het plan:\n\n* {LAW}\n\n* {LAW}"] * 3, call=""),
    "rows of cells that blanks keep apart": pages([LONG.replace(" de ", "  De ")] * 3, last=ENDED),
    "a short item": pages([f"* {LAW}"] * 3, call="", last=ENDED),
    "items in the type of the text": pages(["* Het plein.\n\n* De straat."] * 3, last=ENDED),
    "rows of a table": pages([f"1 | {LONG.partition(chr(10))[0]} | nee\n2 | {LAW} | nee"] * 3),
    "a short paragraph without mark": pages([*ENDED] * 3),
    "a word of one letter": pages(["U kunt ons daarover bellen."] * 3, last=ENDED),
    "small print that nothing calls": pages([f"* {LONG}"] * 3, call="", last=ENDED),
    "small print above the end of a page": pages([f"* {LONG}\n\n{ENDED[0]}"] * 3),
    "small print between columns that nothing calls and that cuts no sentence": columns(
        f"1 {LONG}", right="Daarna. ", ended=" plein."
    ),
    "small print between columns that opens as a quotation": columns(f"“{LONG}"),
    "small print between columns above an item": columns(f"1 {LONG}", mark=".*", right="b. "),
    "small print below a sentence that nothing calls": columns(f"1 {LONG}", mark=".*", ended=" plein."),
    "type of the text below a sentence, though called": columns(
        "1 Brief van mei.", mark=".1", right="Daarna. ", ended=" plein."
    ),
    "more small print than a note has": columns("1 " + "\n".join([*ROWS[:-1] * 3, ROWS[-1]]), mark=".*"),
    "more blocks of small print than a page has notes": columns(
        "\n\n".join(f"{number} {LONG}" for number in range(1, 20)), mark=".*"
    ),
    "lines of two columns read as one": columns(
        "® " + "\n".join(" ".join(ROWS[at : at + 2]) for at in range(1, 11, 2)), mark=".*"
    ),
    "small print between columns with no mark": columns(LONG),
    "type of the text between columns": columns("1 " + "\n".join(["Zie ook", *running_lines(3)[1:], "dat."])),
    "small print on the only page": pages([f"* {LONG}"]),
}


@pytest.mark.parametrize("text", LEAVES.values(), ids=LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text


def test_the_last_item_of_a_list_is_not_a_note_even_next_to_notes() -> None:
    listed = f"* Het plein.\n* De straat.\n\n* {LAW}"
    after = fixed(RULE, pages([f"* {LONG}", listed, f"* {LONG}"]))
    assert listed in after


def test_notes_that_are_most_of_what_is_wide_on_their_pages() -> None:
    # A line of text in three, as between many headings: the notes seem to be what the page is set to.
    short = ("Het plein", "De straat", "Het water", "De school", "Het bos", "De brug")
    rows = running_lines(60)
    whole = "\n\f".join("\n".join(rows[n * 12 : n * 12 + 12]) + "\n" for n in range(5))
    sparse = "\n\f".join(
        "\n".join(
            f"{head}\n\n{rows[at]}\nzo is het{call}"
            for at, (head, call) in enumerate(zip(short, calls, strict=True))
        )
        + f"\n\n{sign} {LONG}\n{LONG}\n"
        for sign, calls in (("“", ["."] * 6), ("*", [".*", *["."] * 5]), ("®", [".®", *["."] * 5]))
    )
    after = fixed(RULE, f"{whole}\n\f{sparse}")
    assert after.count(f"]: {LONG}") == 3


@pytest.mark.parametrize("columns", [1, 2])
def test_what_is_set_as_small_as_much_of_its_page_is_no_note(columns: int) -> None:
    wide = [" ".join(ROWS[at : at + columns]) for at in range(1, 9)]
    page = "\n".join([*wide * 4, *running_lines(4), *ENDED, "", f"* {ROWS[2]} dit."])
    after = fixed(RULE, f"{pages([f'* {LONG}'] * 4)}\n\f{page}\n")
    assert after.endswith(f"\n\n* {ROWS[2]} dit.\n")
    assert after.count(f"]: {LONG}") == 4


@pytest.mark.parametrize(
    "line",
    [
        "‘Opslaan’ ziet u onderaan, maar het blijft daarna stil en wat",
        "“Het is stil.”",
        "* het water krijgt meer ruimte langs de rivier, en wie een tuin heeft, kan",
    ],
)
def test_a_line_of_the_text_above_small_print_is_not_a_note(line: str) -> None:
    after = fixed(RULE, pages([f"{line}\n\n* {LONG}", f"* {LONG}"]))
    assert f"]: {line[2:]}" not in after.replace(f"]: {line[1:]}", f"]: {line[2:]}")
    assert after.count(f"]: {LONG}") == 2


def test_the_first_item_of_a_list_above_small_print_is_not_a_note() -> None:
    listed = "Zo is het:\n+ het plein\n+ de straat\n+ het bos\n+ de brug\n\n\f"
    after = fixed(RULE, listed + pages([f"+ Het plan is af\n\n* {LONG}", f"* {LONG}"]))
    assert "\n+ Het plan is af" in after
    assert after.count(f"]: {LONG}") == 2


def test_a_quotation_in_the_type_of_the_text_is_not_a_note_where_notes_are_small() -> None:
    quoted = (
        "“Bent u ondernemer in de gemeente en heeft u vragen over uw eigen bedrijf,\ndan staan wij klaar."
    )
    after = fixed(RULE, pages([f"* {LONG}", quoted, f"* {LONG}"]))
    assert f"\n{quoted}" in after
    assert after.count(f"]: {LONG}") == 2
