"""The one kind of error a user reads: one line, whatever went into it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.exits import (
    DataError,
    ExitCode,
    OutputError,
    QuickscanError,
    SourceError,
    ToolError,
    UsageError,
)


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (SourceError("is empty"), "is empty"),
        (SourceError("is empty", where="a.txt"), "a.txt: is empty"),
        (SourceError("is empty", where="a.txt", remedy="Fill it."), "a.txt: is empty. Fill it."),
        (SourceError("is empty.", remedy="Fill it."), "is empty. Fill it."),
        (SourceError("holds\n  two\tlines"), "holds two lines"),
        (SourceError("is \x1b[31mred", where="a\u202eb"), "a\\u202eb: is \\x1b[31mred"),
        (SourceError("één “woord” – hier"), "één “woord” – hier"),
    ],
)
def test_an_error_says_where_what_and_what_to_do(error: QuickscanError, line: str) -> None:
    assert str(error) == line


@given(st.text(), st.text(), st.text())
def test_an_error_is_one_line_that_cannot_touch_the_terminal(what: str, where: str, remedy: str) -> None:
    assert str(SourceError(what, where=where, remedy=remedy)).isprintable()


def test_each_sort_of_error_has_its_exit_code() -> None:
    kinds = {UsageError: 2, SourceError: 3, DataError: 4, ToolError: 5, OutputError: 6, QuickscanError: 70}
    assert {kind: int(kind("x").code) for kind in kinds} == kinds


def test_a_shell_can_tell_exit_codes_apart() -> None:
    assert len({int(code) for code in ExitCode}) == len(ExitCode)
    assert all(0 <= code < 256 for code in ExitCode)
