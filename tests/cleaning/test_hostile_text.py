"""No text makes the rules take more than a few steps a character."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from importlib import import_module
from pkgutil import walk_packages
from types import FrameType
from typing import Any

import pytest

from quickscan_build import cleaning
from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.order import RULES
from quickscan_build.language import dutch
from quickscan_build.reading.plain import parse

HOSTILE: dict[str, Callable[[int], str]] = {
    "hyphens": lambda n: "-" * n,
    "hyphens at line ends": lambda n: "a-\n" * n,
    "hyphens between letters": lambda n: "a-" * n + "\nb",
    "blanks": lambda n: "a" + " " * n + "b\n" * 2,
    "blanks and nothing": lambda n: (" " * 99 + "\n") * (n // 50) + "a",
    "empty lines": lambda n: "a" + "\n" * n + "b",
    "nested quotes": lambda n: "‘“" * n + "a" + "”’" * n,
    "quotes on lines": lambda n: "“a”\n" * n,
    "form feeds": lambda n: "a\f" * n,
    "numbers": lambda n: "1\n\n" * n,
    "numbers that count up": lambda n: "".join(f"{i % 9999}\n\n" for i in range(n)),
    "one word": lambda n: "a" * n,
    "one head": lambda n: "Titel\n\nen zo gaat\n\n" * n,
    "many heads": lambda n: "".join(f"Titel {i:x}\n\nen zo gaat\n\n" for i in range(n)),
    "bars": lambda n: "a | " * 90 * (n // 90) + "\nb | " * n,
    "bullets": lambda n: "* a\n" * n,
    "stops": lambda n: ". " * n + "\n. A" * n,
    "notes": lambda n: "".join(f"woord{i % 900}\n\n{i % 900} Zie\n\f" for i in range(n)),
    "soft hyphens": lambda n: "\u00ad " * n + "a",
    "addresses": lambda n: "www.a/" * n + "\nb",
    "brackets": lambda n: "(" * n + "[" * n,
    "tabs": lambda n: "a\t" * n + "\n" + "a\tb\n" * n,
}
SIZE = 2000


def steps(content: str) -> int:
    """How many lines of Python the rules run through for this text."""
    source, language = parse(content.encode(), where="test"), dutch(content)
    count = 0

    def trace(frame: FrameType, event: str, argument: Any) -> Callable[..., Any]:
        nonlocal count
        count += event == "line"
        return trace

    before = sys.gettrace()
    sys.settrace(trace)
    try:
        clean(source, RULES, language)
    finally:
        sys.settrace(before)
    return count


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_twice_the_text_takes_at_most_about_twice_the_steps(text: Callable[[int], str]) -> None:
    once, twice = steps(text(SIZE)), steps(text(2 * SIZE))
    assert twice <= 2.3 * once + 2000


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every regular expression of the rules and of what they share."""
    for found in walk_packages(cleaning.__path__, f"{cleaning.__name__}."):
        for name, value in vars(import_module(found.name)).items():
            if isinstance(value, re.Pattern):
                yield f"{found.name.rpartition('.')[2]}.{name}", value


def repeats(tree: Any, inside: bool = False) -> Iterator[bool]:
    """For each repetition without an upper bound, whether it stands inside another."""
    for operation, argument in tree:
        name = str(operation)
        if name in {"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"}:
            _least, most, body = argument
            endless = int(most) > 100
            if endless:
                yield inside
            yield from repeats(body, inside or endless)
        elif name == "SUBPATTERN":
            yield from repeats(argument[-1], inside)
        elif name == "BRANCH":
            for branch in argument[1]:
                yield from repeats(branch, inside)
        elif name in {"ASSERT", "ASSERT_NOT"}:
            yield from repeats(argument[1], inside)


def those(fault: Callable[[Any], Iterator[bool]]) -> set[str]:
    """The names of the patterns in which there is such a fault."""
    parsed = {name: re._parser.parse(one.pattern, one.flags) for name, one in patterns()}  # type: ignore[attr-defined]  # no public parser
    return {name for name, tree in parsed.items() if any(fault(tree))}


def test_no_pattern_repeats_a_repetition_without_end() -> None:
    """What is repeated without end holds no endless repetition, unless a fixed sign parts the rounds."""
    assert those(repeats) == PARTED


PARTED = {"line_ends._LINE_END", "line_ends._TOKEN"}
"""Words with signs inside: ``letters (sign letters)*``; the signs are not letters."""


def test_no_pattern_opens_with_a_look_behind() -> None:
    """One that does is tried at every character of a text; after the sign it is about, only at those."""
    assert those(opens_behind) == ON_PIECES


def opens_behind(tree: Any) -> Iterator[bool]:
    """Whether one of the ways to match begins with a look behind."""
    operation, argument = tree[0]
    name = str(operation)
    if name in {"ASSERT", "ASSERT_NOT"}:
        yield argument[0] < 0
    elif name == "SUBPATTERN":
        yield from opens_behind(argument[-1])
    elif name == "BRANCH":
        for branch in argument[1]:
            yield from opens_behind(branch)


ON_PIECES = {
    "misread._SINGLE",
    "lost_hyphens._LAST",
    "margin_specks._CLOSING",
    "odd_characters._TOKEN",
    "odd_characters._WORD_BEFORE",
    "specks._BEFORE_STROKE",
    "specks._WHOLE",
}
"""Patterns that are tried on a line, a page, or at one place."""


@pytest.mark.parametrize(
    "text", ["-" * 100_000, " " * 999_000 + "a", "a" + "\n" * 300_000 + "b", "‘“" * 50_000, "a-\n" * 30_000]
)
def test_a_large_hostile_text_comes_through(text: str) -> None:
    result = clean(parse(text.encode(), where="test"), RULES, dutch(text))
    assert result.text.content.strip()
