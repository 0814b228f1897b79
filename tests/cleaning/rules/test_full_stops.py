from __future__ import annotations

import pytest

from quickscan_build.cleaning.rules.full_stops import RULE

from .bench import fixed

PROSE = (
    "Een alinea van enige lengte, zoals een rapport die heeft, eindigt met een punt en niet met een komma,"
)
FIXES = [
    (f"{PROSE}\n\nDe volgende begint.", f"{PROSE[:-1]}.\n\nDe volgende begint."),
    (f"{PROSE}\n\n2. Ontwikkelen en meten\n", f"{PROSE[:-1]}.\n\n2. Ontwikkelen en meten\n"),
    (f"{PROSE}\n\n2.1 Organisatie\n", f"{PROSE[:-1]}.\n\n2.1 Organisatie\n"),
    (f"Zie de volgende lijst. {PROSE}\n\nDe stad", f"Zie de volgende lijst. {PROSE[:-1]}.\n\nDe stad"),
]
FIXES += [
    (
        "Zij zegt: “Dat komt de raad niet ten goede” De raad ziet dat zo.",
        "Zij zegt: “Dat komt de raad niet ten goede.” De raad ziet dat zo.",
    ),
    (
        'Zij zegt: "Dat is niet goed gegaan" Het plan is toch klaar.',
        'Zij zegt: "Dat is niet goed gegaan." Het plan is toch klaar.',
    ),
    (
        "Zij zegt: ‘Dat komt niet ten goede’ Daarom is het plan klaar.",
        "Zij zegt: ‘Dat komt niet ten goede.’ Daarom is het plan klaar.",
    ),
]
LEAVES = [
    "De minister van Financiën, de staatssecretaris van Sociale Zaken en Werkgelegenheid,\n\nGelet op de wet",
    "De minister van Binnenlandse Zaken en Koninkrijksrelaties, voor deze,\n\nDe directeur",
    "het boek “Dat komt niet ten goede” De Vries van de stad",
    "het boek “Dat komt niet ten goede” van de raad, De raad",
    "het boek “niet ten goede van de raad” De raad ziet dat zo",
    "het plan “Wonen” De raad ziet dat zo, en meer",
    "het plan “Dat is het.” De raad ziet dat zo, en meer",
    "goed voor de dorpen’ De raad ziet dat zo, en meer",
    "“Dat is zo” en “dat komt niet ten goede” De raad ziet dat zo",
    "“Dat is zo\n\nEn dat komt niet ten goede” De raad ziet dat zo",
    "het boek “Dat komt niet ten goede” Van der Velde ziet dat zo",
    "Geachte heer,\n\nDe brief begint hier.",
    f"- {PROSE}\n\nDe volgende begint.",
    f"1. {PROSE}\n\nDe volgende begint.",
    f"{PROSE}\n\nen gaat verder.",
    f"{PROSE}\n\nAmsterdam is groot.",
    f"{PROSE}\n\n- een lijst",
    f"{PROSE} De zin gaat zo verder.",
    f"{PROSE}\n\nMijnPlan begint.",
    f"{PROSE[:-1]}. Wij hebben onderstaande punten verwerkt, zie bijlage 4,\n\nDe lijst",
    f"{PROSE[:-1]}. Dat gaat als volgt, zie bijlage 4 van het verslag,\n\nDe lijst",
    PROSE,
    ",",
]


@pytest.mark.parametrize(("before", "after"), FIXES)
def test_fixes(before: str, after: str) -> None:
    assert fixed(RULE, before) == after


@pytest.mark.parametrize("text", LEAVES)
def test_leaves_alone(text: str) -> None:
    assert fixed(RULE, text) == text


@pytest.mark.parametrize(
    ("marks", "ends", "right"),
    [
        ("1. 2. 3.", ".,.", "..."),
        ("1. 2. 3.", "..,", "..."),
        ("- - -", ",..", "..."),
        ("a. b. c.", ".,.", "..."),
        # What stays: a list of commas, of both, of one item, or one whose last has the only stop.
        ("- - -", ",,.", ",,."),
        ("1. 2. 3.", ",,,", ",,,"),
        ("1. 2.", ",;", ",;"),
        ("- - - -", ",.;;", ",.;;"),
        ("1.", ",", ","),
        ("- -", ", ", ", "),
    ],
)
def test_an_item_ends_as_those_beside_it(marks: str, ends: str, right: str) -> None:
    def listed(stops: str) -> str:
        items = zip(marks.split(), stops, strict=True)
        rows = "\n".join(
            f"{mark} De raad wil dat de wijken groen worden{stop.strip()}" for mark, stop in items
        )
        return f"De doelen zijn:\n\n{rows}\n\nDe raad is blij.\n"

    assert fixed(RULE, listed(ends)) == listed(right)


def test_what_is_longer_than_an_item_is_none() -> None:
    text = f"- De raad wil dat.\n\n{'de raad wil dat en ' * 100}de wijk,\n- De stad.\n"
    assert fixed(RULE, text) == text


def test_an_item_that_opens_small_ends_as_it_does() -> None:
    text = "De doelen:\n\n- groene wijken.\n- ruime wegen,\n- een plein.\n\nDe raad.\n"
    assert fixed(RULE, text) == text


def test_a_scan_that_confuses_the_two_does_so_within_paragraphs() -> None:
    paragraph = (
        "Dit is een alinea van enige lengte, van een matige scan, Het gaat hier om de tekens daarin,\n\n"
    )
    after = fixed(RULE, paragraph * 5)
    assert after.count("scan. Het") == 5
    assert after.count("daarin.") == 4


def test_a_year_or_a_question_may_open_the_sentence() -> None:
    text = (
        "Deze mensen hadden in dat jaar nog geen woning, In 2009 waren dit er minder dan in het jaar daarna. "
        "De cijfers zijn natuurlijk heel erg schrikbarend, Hoe kan het dat er zo veel zijn in dit land? "
    )
    more = "Dat is voor de hele stad zo, Het geldt voor elk dorp.\n"
    after = fixed(RULE, text + more)
    assert "woning. In 2009" in after
    assert "schrikbarend. Hoe" in after
    assert fixed(RULE, text.replace("In 2009", "In 2009:") + more).count("woning,") == 1


@pytest.mark.parametrize(("end", "count"), [(".", 0), (",", 2)])
def test_two_commas_are_the_authors_unless_one_of_them_ends_a_paragraph(end: str, count: int) -> None:
    sentence = "De cijfers zijn natuurlijk heel erg schrikbarend, Hoe kan het dat het zo is in dit land"
    last = f"Deze mensen hebben in dat jaar nog altijd geen woning in hun dorp{end}\n\nDe raad wil dat."
    text = f"{sentence}.\n\n{sentence}.\n\n{last}\n"
    assert fixed(RULE, text).count("schrikbarend. Hoe") == count


@pytest.mark.parametrize(
    "part",
    [
        "de wegen naar de dorpen Zeist, De Bilt en de rest van de oude provincie",
        "op voorstel van mevrouw Jansen van het bureau, Van der Velde en de rest van het college",
        "het gaat om drie doelen van beleid: een schone stad die leeft, Een veilige wijk met bomen en meer",
        "hij zei “wij gaan daar nu echt niet over, De raad besluit daar zelf over",
        "Beste lezer, De raad wil dat de wijken groener worden",
        "de nota’s van het college over wonen, Zorg dichtbij huis en meer van dat alles",
    ],
)
def test_leaves_commas_alone_within_paragraphs(part: str) -> None:
    paragraph = f"Het is zo dat de zin al begon. {part}.\n\n"
    assert fixed(RULE, paragraph * 5) == paragraph * 5


WORN = (
    " De gemecnte weet wanncer. Het is geregetd en opgestagen."
    " Zij besiuiten over het averleg van de onathankelijke."
)
"""What a coarse scan leaves of two sentences."""


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- een architectuur,\n- Een dienst", "- een architectuur.\n- Een dienst"),
        ("Het werk is klaar, Velen doen mee.", "Het werk is klaar. Velen doen mee."),
        (
            "Het werk is nu klaar, De AI-architectuur is af.",
            "Het werk is nu klaar. De AI-architectuur is af.",
        ),
        (
            "Zo gaat dat: De raad wil dat de wijken rond het dorp groen en veilig blijven, De stad wil dat.",
            "Zo gaat dat: De raad wil dat de wijken rond het dorp groen en veilig blijven. De stad wil dat.",
        ),
        ("Zo noemt men “de dienst”, De dienst is er.", "Zo noemt men “de dienst”. De dienst is er."),
    ],
)
def test_a_coarse_scan_makes_most_of_them(before: str, after: str) -> None:
    assert fixed(RULE, before) == before
    assert fixed(RULE, before + WORN) == after + WORN


@pytest.mark.parametrize(
    "text",
    [
        "- een architectuur,\n- een dienst",
        "Geachte heer,\n\nDe brief begint.",
        "Drie doelen: Een stad, Een dorp en Een wijk.",
        "Zij woont in Zeist, Utrecht of Soest.",
        "Het verhaal van Geonovum, Stichting Voorbeeld en",
        "Dat was in mei, De Bilt is",
        "Dat was in mei van dit jaar, De Zuid-Hollander is",
        "Dat was in mei van dit jaar, De Vries is",
        "Dat was in mei van dit jaar, Voorbeeldstad is",
    ],
)
def test_a_coarse_scan_keeps_the_commas_of_lists_and_names(text: str) -> None:
    assert fixed(RULE, text + WORN) == text + WORN
