"""A number on the command line is what it must be, or one line says so."""

from __future__ import annotations

import pytest

from quickscan_build.cli import main
from quickscan_build.cli.arguments import number
from quickscan_build.exits import ExitCode

PORT = ["serve", "--port"]
PAGE = ["init", "x.txt", "--root", "x", "--title", "X", "--publisher", "X", "--date", "2024", "--first-page"]
JOBS = ["pdf", "--jobs"]
CHAPTERS = ["bench", "grow", "--"]
WRONG = [
    (PORT, ["99999", "65536", "-1", "http"], "a port: a number from 0 to 65535"),
    (PAGE, ["-1", "vijf", "1.5", "²", "9" * 5000], "the number of a page: 0 or more"),
    (JOBS, ["0", "-1", "two", "²"], "a number of processes: 1 or more"),
    (CHAPTERS, ["0", "-1", "x", "1.5", "٣"], "a number of chapters: 1 or more"),
]


@pytest.mark.parametrize(
    ("command", "given", "must_be"),
    [(command, given, must_be) for command, all_given, must_be in WRONG for given in all_given],
    ids=lambda value: value[0] if isinstance(value, list) else value[:9],
)
def test_what_is_no_such_number_is_refused(
    command: list[str], given: str, must_be: str, capsys: pytest.CaptureFixture[str]
) -> None:
    option = [f"{command[-1]}={given}"] if command[-1] != "--" else ["--", given]
    with pytest.raises(SystemExit) as stopped:
        main([*command[:-1], *option])
    assert stopped.value.code == ExitCode.USAGE
    assert capsys.readouterr().err.endswith(f": {given!r} is not {must_be}\n")


@pytest.mark.parametrize(
    ("least", "most", "given"),
    [(0, 65_535, "0"), (0, 65_535, "65535"), (1, None, "1"), (1, None, "123456789")],
)
def test_what_is_one_is_read(least: int, most: int | None, given: str) -> None:
    assert number("a number", least, most)(given) == int(given)
