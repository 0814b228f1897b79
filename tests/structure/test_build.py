"""The outline and the text make the document; what does not fit is one line with its place."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from tests.growth import grows_evenly

from quickscan_build.exits import DataError
from quickscan_build.ledger import Change, Kind, Pass
from quickscan_build.publication.model import BlockSpec, ChapterSpec, Foreign, Outline, Sic
from quickscan_build.publication.resolve import SicPlace
from quickscan_build.structure.build import build
from quickscan_build.structure.model import (
    Box,
    Chapter,
    Heading,
    Inline,
    Item,
    Lines,
    List,
    PageMark,
    PageStart,
    Paragraph,
    Quotation,
    SicMark,
    Table,
    Words,
)
from quickscan_build.text import Source, Span, Text

PLAIN = """Vooraf

Eerste zin van de druk. Tweede zin.

- een
- twee

Kader

1. raad
2. daad

Label

Hoofdstuk

‘Een citaat.’

Wie het zei

Regel een

Regel twee

Kop

a | b
c | d
"""


def chapter(slug: str, opens: str, label: str = "") -> ChapterSpec:
    return ChapterSpec(slug, opens, "chapter", "", "", label, "", f"outline.toml: {slug}")


def block(where: str, kind: str, opens: str, until: str = "", page: str = "") -> BlockSpec:
    return BlockSpec(where, opens, kind, until, "advies", 2, page, f"outline.toml: {opens}")


OUTLINE = Outline(
    (),
    (chapter("vooraf", "Vooraf"), chapter("een", "Hoofdstuk", "Label")),
    (
        block("vooraf", "box", "Kader"),
        block("een", "quotation", "‘Een…"),
        block("een", "attribution", "Wie het zei"),
        block("een", "lines", "Regel een", "Regel twee"),
        block("een", "heading", "Kop"),
    ),
)


def made(
    plain: str = PLAIN,
    outline: Outline = OUTLINE,
    pages: tuple[int, ...] = (0,),
    sics: tuple[SicPlace, ...] = (),
    foreign: tuple[Foreign, ...] = (),
) -> tuple[Chapter, ...]:
    labels = tuple(str(4 + number) for number in range(len(pages)))
    source = Source("bron.txt", plain, pages, labels)
    text = Text.of(source).after(Pass("decisions", Kind.DECISION, ()))
    return build(text, outline, sics, foreign).chapters


def words(*texts: str) -> tuple[Inline, ...]:
    return tuple(map(Words, texts))


BC, D, E = List((Item(words("b")), Item(words("c")))), List((Item(words("d")),), 1), (Item(words("e")),)


def test_chapters_and_blocks() -> None:
    first, second = made()
    assert first.title == words("Vooraf")
    assert first.pages == ("4",)
    assert [type(one) for one in first.blocks] == [Paragraph, List, Box]
    box = first.blocks[2]
    assert isinstance(box, Box)
    assert box.title == words("Kader")
    assert [type(one) for one in box.blocks] == [List]
    assert (second.label, second.title, second.pages) == (words("Label"), words("Hoofdstuk"), ())
    assert [type(one) for one in second.blocks] == [Quotation, Lines, Heading, Table]
    quotation = second.blocks[0]
    assert isinstance(quotation, Quotation)
    assert quotation.attribution == words("Wie het zei")


@pytest.mark.parametrize(
    ("at", "expected"),
    [
        ("Tweede zin", (Words("Eerste zin van de druk. "), PageMark("5"), Words("Tweede zin."))),
        # Inside a word or at the blank before one, the page is marked before the next whole word.
        (" Tweede", (Words("Eerste zin van de druk. "), PageMark("5"), Words("Tweede zin."))),
        ("uk. Tweede", (Words("Eerste zin van de druk. "), PageMark("5"), Words("Tweede zin."))),
    ],
)
def test_a_page_that_starts_inside_a_paragraph(at: str, expected: tuple[Inline, ...]) -> None:
    paragraph = made(pages=(0, PLAIN.index(at)))[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == expected


def test_a_page_that_starts_between_blocks_and_between_items() -> None:
    first = made(pages=(0, PLAIN.index("- een"), PLAIN.index("- twee")))[0]
    assert first.blocks[1] == PageStart("5")
    items = first.blocks[2]
    assert isinstance(items, List)
    assert [item.content for item in items.items] == [words("een"), (PageMark("6"), Words("twee"))]


def test_a_page_that_starts_with_a_chapter_or_its_label() -> None:
    assert made(pages=(0, PLAIN.index("Label")))[1].pages == ("5",)


def test_a_fault_of_the_print_is_marked_behind_its_reading() -> None:
    at = PLAIN.index("Tweede")
    sic = Sic("4", 0, "r", "e", "sic.toml", "Tweede", "Zo gedrukt.")
    first = made(sics=(SicPlace(Span(at, at + 6), sic),))[0]
    paragraph = first.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Words("Eerste zin van de druk. Tweede"), SicMark("sic-1"), Words(" zin."))
    assert [(note.id, note.text) for note in first.notes] == [("sic-1", "Zo gedrukt.")]
    assert made(sics=(SicPlace(Span(at, at + 6), sic),))[1].notes == ()


def test_a_foreign_phrase_is_marked_as_a_whole_word_only() -> None:
    foreign = (Foreign("van de druk", "en"),)
    paragraph = made(foreign=foreign)[0].blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (Words("Eerste zin "), Words("van de druk", "en"), Words(". Tweede zin."))


@pytest.mark.parametrize("header", ["row", "column", "none"])
def test_the_outline_says_what_the_headers_of_a_table_are(header: str) -> None:
    named = replace(block("een", "table", "a | b"), header=header)
    second = made(outline=replace(OUTLINE, blocks=(*OUTLINE.blocks, named)))[1]
    assert second.blocks[-1] == Table(((words("a"), words("b")), (words("c"), words("d"))), header)


def test_a_box_may_end_with_a_table() -> None:
    box = block("een", "box", "Kop", "c | d")
    second = made(outline=replace(OUTLINE, blocks=(*OUTLINE.blocks[:-1], box)))[1]
    assert isinstance(second.blocks[-1], Box)
    assert [type(one) for one in second.blocks[-1].blocks] == [Table]


def test_what_is_called_a_table_is_one() -> None:
    named = block("een", "table", "Regel een")
    with pytest.raises(
        DataError,
        match=r"a table cannot hold a paragraph \(from “Regel een”\)\. A correction writes its rows",
    ):
        made(outline=replace(OUTLINE, blocks=(named,)))


def test_a_page_that_starts_with_an_empty_cell_starts_in_the_table() -> None:
    plain = "Kop\n\na | b\n[^] | d\n"
    outline = Outline((), (chapter("kop", "Kop"),), ())
    (only,) = made(plain, outline, pages=(0, plain.index("[^]")))
    assert only.blocks == (Table(((words("a"), words("b")), ((), (PageMark("5"), *words("d"))))),)


def test_numbering_that_starts_anew_is_another_list() -> None:
    plain = "Vooraf\n\n1. een\n2. twee\n1. drie\n\nHoofdstuk\n"
    outline = Outline((), (chapter("vooraf", "Vooraf"), chapter("een", "Hoofdstuk")), ())
    lists = made(plain, outline)[0].blocks
    assert [(one.start, len(one.items)) for one in lists if isinstance(one, List)] == [(1, 2), (1, 1)]


@pytest.mark.parametrize(
    ("plain", "lists"),
    [
        ("- b\n- c\n1. d", [BC, D]),
        ("- a\n  - b\n  - c\n- e", [List((Item(words("a"), (BC,)), *E))]),
        ("- a\n  - b\n  - c\n  1. d\n- e", [List((Item(words("a"), (BC, D)), *E))]),
        ("  - b\n  - c\n- e", [BC, List(E)]),
    ],
)
def test_lists_in_lists(plain: str, lists: list[List]) -> None:
    (only,) = made(f"Kop\n\n{plain}\n", Outline((), (chapter("kop", "Kop"),)))
    assert list(only.blocks) == lists


def test_a_block_in_a_box() -> None:
    outline = Outline(
        (), (chapter("kop", "Kop"),), (block("kop", "box", "Kader"), block("kop", "heading", "Tussenkop"))
    )
    (only,) = made("Kop\n\nKader\n\nEen.\n\nTussenkop\n\nTwee.\n", outline)
    inner = (Paragraph(words("Een.")), Heading(2, words("Tussenkop")), Paragraph(words("Twee.")))
    assert only.blocks == (Box("advies", words("Kader"), inner),)


def test_a_box_in_a_box_and_what_follows_it() -> None:
    inside = (block("kop", "box", "Binnen", "Een."), block("kop", "lines", "Twee."))
    outline = Outline((), (chapter("kop", "Kop"),), (block("kop", "box", "Kader", "Twee."), *inside))
    (only,) = made("Kop\n\nKader\n\nBinnen\n\nEen.\n\nTwee.\n\nDrie.\n", outline)
    inner = Box("advies", words("Binnen"), (Paragraph(words("Een.")),))
    box = Box("advies", words("Kader"), (inner, Lines((words("Twee."),))))
    assert only.blocks == (box, Paragraph(words("Drie.")))


def test_a_quotation_that_ends_its_box_has_no_attribution_outside() -> None:
    inside = (block("kop", "quotation", "‘Een.’"), block("kop", "attribution", "Wie"))
    outline = Outline((), (chapter("kop", "Kop"),), (block("kop", "box", "Kader", "‘Een.’"), *inside))
    with pytest.raises(DataError, match="'attribution' cannot stand here"):
        made("Kop\n\nKader\n\n‘Een.’\n\nWie\n", outline)


def test_many_blocks_of_a_chapter_take_no_longer_each() -> None:
    def prepare(blocks: int) -> Callable[[], object]:
        plain = "Titel\n\n" + "".join(f"Kop {at}\n\nEen alinea.\n\n" for at in range(blocks))
        heads = tuple(block("titel", "heading", f"Kop {at}") for at in range(blocks))
        return lambda: made(plain, Outline((), (chapter("titel", "Titel"),), heads))

    assert grows_evenly(prepare, 800)


@pytest.mark.parametrize("phrase", ["evidence", "wee", "(druk", "zin van\n\nTweede"])
def test_a_foreign_phrase_that_is_not_there_as_whole_words(phrase: str) -> None:
    with pytest.raises(DataError, match=r"^publication\.toml: 1: phrase: “.+” is not in the text"):
        made(foreign=(Foreign(phrase, "en", at="publication.toml: 1"),))


def test_words_that_occur_twice_are_distinguished_by_their_page() -> None:
    plain = "Kop\n\nInhoud\n\nTekst.\n\nInhoud\n\nTekst.\n"
    outline = Outline((), (chapter("kop", "Kop"),), (block("kop", "heading", "Inhoud", page="5"),))
    (only,) = made(plain, outline, pages=(0, plain.rindex("Inhoud")))
    assert [type(one) for one in only.blocks] == [Paragraph, Paragraph, PageStart, Heading, Paragraph]


def test_a_list_that_names_the_titles_to_come_is_not_a_title() -> None:
    plain = "Kop\n\n1. Eerst\n2. Dan\n\nEerst\n\nTekst.\n"
    outline = Outline((), (chapter("kop", "Kop"),), (block("kop", "heading", "Eerst"),))
    (only,) = made(plain, outline)
    assert [type(one) for one in only.blocks] == [List, Heading, Paragraph]


MISTAKES = [
    (Outline((), (chapter("x", "Ontbreekt"),)), "opens: no block reads “Ontbreekt”"),
    (
        Outline((), (chapter("x", "Hoofdstuk"),)),
        "the text before the first chapter is in no chapter: “Vooraf”",
    ),
    (
        Outline((), (chapter("vooraf", "Vooraf"), chapter("een", "Hoofdstuk", "Ander label"))),
        "label: “Ander label” is not directly before “Hoofdstuk”",
    ),
    (
        Outline((), (chapter("v", "Vooraf"),), (block("v", "heading", "Nergens"),)),
        "opens: no block reads “Nergens”",
    ),
    (
        Outline((), (chapter("v", "Vooraf"),), (block("v", "lines", "Regel een", "Regel drie"),)),
        "until: no block reads “Regel drie”",
    ),
    (
        Outline(
            (),
            (chapter("v", "Vooraf"),),
            (block("v", "box", "Kader", "Regel een"), block("v", "lines", "Regel een", "Regel twee")),
        ),
        "until: “Regel twee” is not in the box that holds “Regel een”",
    ),
    (
        Outline((), (chapter("v", "Vooraf"),), (block("v", "attribution", "Wie het zei"),)),
        "kind: 'attribution'",
    ),
]


@pytest.mark.parametrize(("outline", "said"), MISTAKES)
def test_an_outline_that_does_not_fit(outline: Outline, said: str) -> None:
    with pytest.raises(DataError) as caught:
        made(outline=outline)
    assert said in str(caught.value)
    assert str(caught.value).startswith("outline.toml: ")


def test_offsets_follow_the_ledger() -> None:
    """A page start and a sic found in the source stand where later passes have moved them."""
    source = Source("bron.txt", "Kop\n\noud en\n fout woord\n", (0, 12), ("4", "5"))
    text = Text.of(source).after(Pass("decisions", Kind.DECISION, ()))
    text = text.after(Pass("oud", Kind.LETTER, (Change(5, "oud", "nieuwer", ""),)))
    text = text.after(Pass("regels", Kind.LAYOUT, (Change(15, "\n ", " ", ""),)))
    sic = Sic("5", 0, "r", "e", "sic.toml", "fout", "Zo gedrukt.")
    (only,) = build(text, Outline((), (chapter("k", "Kop"),)), [SicPlace(Span(13, 17), sic)], ()).chapters
    paragraph = only.blocks[0]
    assert isinstance(paragraph, Paragraph)
    assert paragraph.content == (
        Words("nieuwer en "),
        PageMark("5"),
        Words("fout"),
        SicMark("sic-1"),
        Words(" woord"),
    )


@pytest.mark.parametrize(
    ("kind", "opens", "what"),
    [("quotation", "een", "list"), ("heading", "een", "list"), ("box", "twee", "list")],
)
def test_a_block_that_would_lose_words_or_lines_is_refused(kind: str, opens: str, what: str) -> None:
    with pytest.raises(DataError, match=what):
        made(
            "Titel\n\nTekst.\n\n- een\n- twee\n\na | b\nc | d\n",
            Outline((), (chapter("titel", "Titel"),), (block("titel", kind, opens),)),
        )
