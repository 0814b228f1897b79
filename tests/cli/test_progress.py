"""Progress: a bar on a terminal, a line in a log."""

from __future__ import annotations

import io
import re

import pytest

from quickscan_build.cli.progress import Progress


@pytest.fixture(autouse=True)
def wide_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever the terminal of those who run the tests is."""
    monkeypatch.setenv("COLUMNS", "80")


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def drawn(stream: Terminal) -> list[str]:
    """Each state of the line on the terminal."""
    return re.split(r"\r\x1b\[K", stream.getvalue())[1:]


def test_a_log_holds_one_line_a_task() -> None:
    stream = io.StringIO()
    with Progress("Cleaning", total=3, stream=stream) as progress:
        for step in "abc":
            progress.step(step)
    assert stream.getvalue() == "Cleaning …\n"


def test_a_name_does_nothing_to_the_terminal() -> None:
    log, terminal = io.StringIO(), Terminal()
    for stream in (log, terminal):
        with Progress("Cleaning a\nb\x1b[31m.txt", stream=stream) as progress:
            progress.step("c\x1b]0;d\x07")
            progress.note("e\x1b[2J\u202e")
    assert log.getvalue() == "Cleaning a b\\x1b[31m.txt …\ne\\x1b[2J\\u202e\n"
    assert all("\x1b" not in state for state in drawn(terminal))


def test_a_terminal_shows_a_bar_that_fills_and_goes() -> None:
    stream = Terminal()
    with Progress("Cleaning", total=2, stream=stream) as progress:
        progress.step("page 1")
        progress.step("page 2")
    start, half, full, last = drawn(stream)
    assert [state.count("█") for state in (start, half, full)] == [0, 14, 28]
    assert "1/2 page 1" in half
    assert last == "Cleaning: done\n"


def test_more_steps_than_foretold_do_not_overflow_the_bar() -> None:
    stream = Terminal()
    with Progress("Cleaning", total=1, stream=stream) as progress:
        progress.step()
        progress.step()
    assert drawn(stream)[2].count("█") == 28


def test_without_a_total_the_step_is_named() -> None:
    stream = Terminal()
    with Progress("Cleaning", stream=stream) as progress:
        progress.step("a rule")
    assert drawn(stream)[1] == "Cleaning … a rule"


def test_no_line_is_wider_than_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    stream = Terminal()
    with Progress("A task with a name of its own", total=9, stream=stream) as progress:
        progress.step("and a step with a long name, too")
    assert max(len(state) for state in drawn(stream)[:-1]) < 40


def test_when_it_fails_the_bar_goes_and_nothing_is_called_done() -> None:
    stream = Terminal()
    with pytest.raises(ValueError, match="x"), Progress("Cleaning", total=2, stream=stream):
        raise ValueError("x")
    assert drawn(stream)[-1] == ""
