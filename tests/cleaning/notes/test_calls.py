from __future__ import annotations

import pytest

from quickscan_build.cleaning.notes.calls import calls_of, numbers_called, strays


def called(text: str, numbers: list[int]) -> dict[int, str]:
    found = calls_of(text, 0, len(text), numbers)
    return {number: text[a:b] for number, (a, b) in found.items()}


@pytest.mark.parametrize(
    ("text", "numbers", "found"),
    [
        ("de raad.3 De wet", [3], {3: "3"}),
        ("de raad.³ De wet", [3], {3: "³"}),
        ("de raad.® De wet4 is", [3, 4], {3: "®", 4: "4"}),
        ("met versie v1.0.1 en v1 van", [1], {}),
        ("de wet1.0.1 van", [1], {}),
        ("de wet1. En", [1], {1: "1"}),
        ("dat vindt u1 in", [1], {1: "1"}),
        ("door de raad’. De wet", [1], {1: "’"}),
        ("van ‘de raad’. De wet", [1], {}),
        ("van de “raad”, en", [1], {}),
        ("van de raad?. De wet", [1], {}),
        ("de raad.* De wet.{ Zo", [1, 2], {1: "*", 2: "{"}),
        ("de raad. De wet", [1], {}),
        ("de raad.* De wet", [1, 2], {}),
        ("de “raad.” De wet", [1], {}),
        ("artikel 3 van", [3], {}),
        ("van stap 2a1. De raad", [1], {}),
        ("van stap a1. De raad", [1], {}),
        ("dat vindt u.5 De raad", [5], {5: "5"}),
        ("een kuil van 40 m³ en 3 km² met Nm3 gas", [2, 3], {}),
        ("in het systeem³ en de raam2 van", [2, 3], {3: "³"}),
        ("hij weet het...1 En", [1], {1: "1"}),
        ("de wet? is nieuw", [3], {3: "?"}),
        ("de raad’ zegt", [4], {4: "’"}),
        ("termen als nuttig’, ‘handig’ en de raad zegt", [4], {}),
        ("foto’s van de raad’ zegt", [4], {}),
        ("de wet? Is dat zo? De raad", [3], {}),
        ("de “wet” is nieuw", [3], {}),
        ("de ‘nieuwe wet’ is er", [3], {}),
        ("de foto’s van de raad", [3], {}),
        ("komt dat (voor de bouw)? Hoe dan", [1], {}),
        ("van belang: 1° de wet; 2° het plan", [2], {}),
        ("het wordt 20° in de kas", [1], {}),
        ("de kas° wordt", [1], {1: "°"}),
        ("komt dat (voor de bouw)? en dan", [1], {1: "?"}),
        ("van de raad.: De wet", [1], {1: ":"}),
        ("van de raad: de wet", [1], {}),
        ("per e-mail (bijv.: de wet) en nr.: 3 o.a.: 4", [1], {}),
        ("om 12.: 3 en om raad.:drie", [1], {}),
        ("zij zei: “Dat is nieuw.” De raad zegt dat men het weet.” De wet* is", [3, 4], {4: "*"}),
        ("zij zei: “Dat is nieuw”, en de raad.” De wet* is", [3, 4], {3: "”", 4: "*"}),
    ],
)
def test_where_the_marks_are(text: str, numbers: list[int], found: dict[int, str]) -> None:
    assert called(text, numbers) == found


@pytest.mark.parametrize(
    "text",
    [
        "Zij zeggen: “zo is het.”",
        "“Zo is het,’ zegt men, dus “wij gaan door.” De",
        "over ‘hulp’ en de foto’ zegt men: “Wij zijn er.”",
        "De raad.\n\n“Dat is een opgave,” dat de raad niet weet, en de buurt nodig heeft.”\n\nHet",
    ],
)
def test_what_closes_a_quotation_is_not_a_mark(text: str) -> None:
    assert not any(place.endswith(".") for place in _places(text, 1))
    assert _places("De raad.” Zo is het.", 1) == ["De raad."]


def _places(text: str, number: int) -> list[str]:
    """The text before each mark of a note."""
    return [text[:start] for start, _ in calls_of(text, 0, len(text), [number]).values()]


def test_what_dots_or_a_letter_lead_to_is_no_mark() -> None:
    text = "Inleiding .....1 en e.5 mg van het plan...2 En"
    assert numbers_called(text, 0, len(text)) == {"2"}


def test_numbers_and_signs_are_counted_apart() -> None:
    text = "de raad.3 De wet.* Het “plan.” En 4 dorpen"
    assert numbers_called(text, 0, len(text)) == {"3"}
    assert strays(text, 0, len(text)) >= 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("de wet? is nieuw, en de raad’ zegt", 2),
        ("de wet? Is dat zo", 0),
        ("de vraag ‘is het oud of nieuw? is lastig", 0),
        ("de “wet” is nieuw", 0),
        ("de ‘nieuwe wet’ is er", 0),
        ("de foto’s van de raad", 0),
    ],
)
def test_signs_behind_a_word_where_the_sentence_runs_on(text: str, count: int) -> None:
    assert strays(text, 0, len(text)) == count
