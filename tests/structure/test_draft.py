"""What looks like a title is proposed as one, and nothing else is."""

from collections.abc import Callable

import pytest
from tests.growth import grows_evenly

from quickscan_build.structure.draft import propose, slugs
from quickscan_build.text import Source, Text

BODY = "Een zin die doorloopt tot het einde van de regel, en verder dan een kop." * 3


def proposed(*titles: str, pages: tuple[int, ...] = ()) -> list[tuple[str, int]]:
    content = "Voorpagina\n\n" + "".join(f"{title}\n\n{BODY}\n\n" for title in titles)
    labels = tuple(str(number) for number, _ in enumerate(pages, 1))
    text = Text.of(Source("bron.txt", content, pages, labels))
    return [(one.opens, one.level) for one in propose(text)][1:]


TITLES = [("Inleiding", 2), ("Wat valt op?", 2), ("1 Inleiding", 1), ("1. Inleiding", 1), ("2.3 Opzet", 2)]
TITLES += [(one, 2) for one in ("Wat valt op", "Waar gaat het om", "Hoe werkt het", "Wat nu ... en later")]
TITLES += [
    (one, 2) for one in ("Nu", "ICT", "Groep 4", "Wijk (en stad)", "Doel: samen leven", "Rood, wit en blauw")
]
TITLES += [(one, 1) for one in ("Hoofdstuk Aanpak en doel", "Bijlage: Bronnen")]
TITLES += [("Hoofdstuk over geld", 2)]
TITLES += [("1.6 Laat standaarden toe op lijsten " + "van het Forum Standaardisatie " * 3 + "te Den Haag", 2)]


@pytest.mark.parametrize(("title", "level"), TITLES)
def test_a_title_is_proposed(title: str, level: int) -> None:
    assert proposed(title) == [(title, level)]


NO_TITLES = [
    "Een korte zin.",
    "en zo verder",
    "De volgende onderwerpen komen aan bod:",
    "een, twee",
    "‘Een citaat’",
    "Beslisboom 12 € 8.000",
    "De Spil 41.000",
    "Voldaan 37%",
    "Sport 1.127 1.350 14 leden",
    "Tabel 1 Wie doet mee",
    "Kosten en baten.... ieee",
    "Kosten en baten . . . . . 1z",
    "Bewoners verdienen meer aandacht in de",
    "12",
    "EN",
    "WN AN A A",
    "2 https://www.voorbeeld.nl/wijk",
    "Amsterdam) (Markermeer",
    "Zeeland)",
    "Noord-Holland (excl",
    "- een punt\n- nog een punt",
    "6 Laat standaarden toe op de lijst " + "van het Forum Standaardisatie " * 3 + "te Den Haag",
    "1.6 laat standaarden toe op de lijst " + "van het Forum Standaardisatie " * 3 + "te Den Haag",
    "1.6 Laat standaarden toe op de lijst " + "van het Forum Standaardisatie " * 4 + "te Den Haag",
    "Veel langer dan een kop in een rapport ooit is, want hier staat een hele zin, maar dan zonder punt",
]


@pytest.mark.parametrize("block", NO_TITLES)
def test_no_title_is_proposed(block: str) -> None:
    assert proposed(block) == []


RUNS: list[tuple[tuple[str, ...], tuple[str, ...]]] = [
    # Rows whose columns OCR lost, facts, who said it: none is a title.
    (("Ik had invloed 1", "Mijn invloed is klein 4"), ()),
    (("Er was een goede opkomst 12", "Dat wist ik niet 7", "Het duurde lang 3"), ()),
    (("Ik had een lage opkomst", "Er waren veel belangen vertegenwoordigd 10", "De wijk was er 6"), ()),
    (("WML Limburg 540.000 Grondwater", "WMD Drenthe 500.000 Grondwater"), ()),
    (("Bron: BAG", "Niveau: pand", "Update: jaarlijks"), ()),
    (("Deel I: Het plan", "Deel II: De kosten ervan"), ()),
    (("‘Wij houden het samen heel.’", "Een voorzitter"), ()),
    (("“Wij houden het samen heel”.", "Karin de Vries, wethouder"), ()),
    (("“Wij houden het heel.”", "Karin de Vries"), ()),
    # As short, but titles.
    (("Groep 4", BODY, "Groep 5"), ("Groep 4", "Groep 5")),
    (("Wat kost het", BODY, "Groep 5"), ("Wat kost het", "Groep 5")),
    (("Subsidie van 750.000 euro", BODY), ("Subsidie van 750.000 euro",)),
    (("Doel: samen leven", BODY, "Wat kost het"), ("Doel: samen leven", "Wat kost het")),
    (("“Wij houden het heel.”", "Wat kost het"), ("Wat kost het",)),
    (("“Wij houden het heel.”", "3 Karin de Vries"), ("3 Karin de Vries",)),
    (("Dat zei “de wijk”.", "Karin de Vries"), ("Karin de Vries",)),
    (("Een zin zonder aanhaling.", "Een voorzitter"), ("Een voorzitter",)),
    (("Wat kost het", "Wat de buurt eraan heeft"), ("Wat kost het", "Wat de buurt eraan heeft")),
    (("4.1 Gasverbruik", "Niveau: per postcode 6 gebied", "Update: elk jaar"), ("4.1 Gasverbruik",)),
    (("Wat kost het", "De wijk en de stad " * 5 + "en meer", "Kort"), ("Wat kost het", "Kort")),
    (("Hoofdstuk Wat het kost", "Doel"), ("Hoofdstuk Wat het kost", "Doel")),
]


@pytest.mark.parametrize(("blocks", "titles"), RUNS)
def test_what_stands_beside_it_tells_what_a_short_block_is(
    blocks: tuple[str, ...], titles: tuple[str, ...]
) -> None:
    content = "\n\n".join(("Voorpagina", *blocks, BODY, "")).rstrip() + "\n"
    text = Text.of(Source("bron.txt", content, (), ()))
    assert tuple(one.opens for one in propose(text)[1:]) == titles


def test_an_entry_of_the_contents_is_no_title() -> None:
    assert proposed("1 Inleiding 5", "Kosten in 2024", "1 Inleiding") == [
        ("Kosten in 2024", 2),
        ("1 Inleiding", 1),
    ]


def test_an_entry_whose_number_was_read_apart_is_no_title() -> None:
    front = "Voorpagina\n\n"
    listed = f"Inhoud\n\nDoel\n\nKosten\n\n3\n\n{BODY}\n\n"
    content = f"{front}{listed}Doel\n\n{BODY}\n\nKosten\n\n{BODY}\n\nKosten\n\n{BODY}\n"
    starts = (0, len(front), len(front + listed))
    text = Text.of(Source("bron.txt", content, starts, ("1", "2", "3")))
    assert [(one.opens, one.page) for one in propose(text)] == [
        ("Voorpagina", "1"),
        ("Doel", "3"),
        ("Kosten", "3"),
        ("Kosten", "3"),
    ]


def test_the_front_of_the_print_is_one_chapter() -> None:
    pages = ["Voorpagina\n\nEen bureau\n\n", f"Colofon\n\n{BODY}\n\n", f"Inhoud\n\nDoel\n\n{BODY}\n\n"]
    pages += [f"Doel\n\n{BODY}\n\n", f"Colofon\n\n{BODY}\n"]
    starts = tuple(len("".join(pages[:n])) for n in range(5))
    text = Text.of(Source("bron.txt", "".join(pages), starts, ("1", "2", "3", "4", "5")))
    assert [(one.opens, one.level, one.kind) for one in propose(text)] == [
        ("Voorpagina", 1, "colophon"),
        ("Colofon", 2, ""),
        ("Inhoud", 2, ""),
        ("Doel", 1, ""),
        ("Colofon", 1, ""),
    ]


def test_a_title_that_somebody_said_opens_a_page() -> None:
    at = len("Voorpagina\n\n")
    assert proposed("‘Ik hoorde het’", "‘Ik zag het’", pages=(0, at)) == [("‘Ik hoorde het’", 1)]


def test_a_title_above_a_shorter_one_is_proposed() -> None:
    at = len("Voorpagina\n\n")
    titles = ("Alles over het water", "Kort", "Wat er in de wijk gebeurt", "Nu", "3 Conclusies", "3.1 Slot")
    content = "Voorpagina\n\n" + "".join(
        f"{a}\n\n{b}\n\n{BODY}\n\n" for a, b in zip(titles[::2], titles[1::2], strict=True)
    )
    text = Text.of(Source("bron.txt", content, (0, at), ("1", "2")))
    assert [one.opens for one in propose(text)][1:] == [titles[0], titles[1], *titles[3:]]


def test_no_level_is_skipped() -> None:
    assert proposed("1 Inleiding", "1.1.1 Opzet", "1.1.2 Doel") == [
        ("1 Inleiding", 1),
        ("1.1.1 Opzet", 2),
        ("1.1.2 Doel", 2),
    ]


def test_the_last_block_is_not_a_title() -> None:
    text = Text.of(Source("bron.txt", f"Kop\n\n{BODY}\n\nSlot\n"))
    assert [one.opens for one in propose(text)] == ["Kop"]


def test_a_title_that_opens_a_page_opens_a_chapter() -> None:
    at = len("Voorpagina\n\n")
    assert proposed("Inleiding", "Kop", pages=(0, at)) == [("Inleiding", 1), ("Kop", 2)]


def test_no_slug_is_that_of_a_page_of_ours() -> None:
    assert list(slugs(["Verantwoording", "Index", "Zoeken"])) == ["verantwoording-2", "index-2", "zoeken"]


def test_slugs_are_file_names_and_no_two_alike() -> None:
    assert list(slugs(["Eén, twee & drie!", "Een twee drie", "…", "…"])) == [
        "een-twee-drie",
        "een-twee-drie-2",
        "hoofdstuk",
        "hoofdstuk-2",
    ]
    assert max(map(len, slugs(["verantwoordelijkheids" * 30] * 2))) < 70


def test_many_titles_alike_take_no_longer_each() -> None:
    def prepare(titles: int) -> Callable[[], object]:
        return lambda: list(slugs(["Bijlage"] * titles))

    assert grows_evenly(prepare, 500)
