"""The command line: one line and a number for whatever goes wrong."""

from __future__ import annotations

import argparse
import errno
import os
import shlex
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.waiting import PATIENCE

from quickscan_build import __version__, cli
from quickscan_build.cli import COMMANDS, main
from quickscan_build.exits import DataError, ExitCode

SRC = Path(cli.__file__).parents[2]
COMMAND = [sys.executable, "-m", "quickscan_build"]


def says(monkeypatch: pytest.MonkeyPatch, error: BaseException | None, code: ExitCode = ExitCode.GOOD) -> int:
    """What ``main`` answers when the command behind it does this."""

    def run(args: argparse.Namespace) -> ExitCode:
        if error is not None:
            raise error
        return code

    parser = argparse.ArgumentParser()
    parser.set_defaults(run=run)
    monkeypatch.setattr(cli, "parser", lambda names: parser)
    return main([])


@pytest.mark.parametrize("code", list(ExitCode))
def test_what_a_command_answers_is_the_exit_code(monkeypatch: pytest.MonkeyPatch, code: ExitCode) -> None:
    assert says(monkeypatch, None, code) == int(code)


def test_an_error_of_the_user_is_one_line_and_its_code(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert says(monkeypatch, DataError("is wrong", where="a.toml:3", remedy="Mend it.")) == 4
    out, err = capsys.readouterr()
    assert (out, err) == ("", "quickscan-build: a.toml:3: is wrong. Mend it.\n")


def test_our_own_fault_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("QUICKSCAN_DEBUG", raising=False)
    assert says(monkeypatch, RuntimeError("first\nsecond\x1b[0m")) == 70
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert err[:-1].isprintable()
    assert "fault of quickscan-build (RuntimeError: first second" in err
    assert "QUICKSCAN_DEBUG=1" in err


def after(cause: BaseException) -> BaseException:
    """An error while another one was dealt with."""
    error = RuntimeError("cannot join thread before it is started")
    error.__context__ = cause
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (MemoryError(), 5),
        (OSError(errno.ENOMEM, "Cannot allocate memory"), 5),
        (OSError("cannot load library 'libpango-1.0.so.0': failed to map segment from shared object"), 5),
        (ImportError("_harfbuzz.abi3.so: failed to map segment from shared object"), 5),
        (RuntimeError("can't start new thread"), 5),
        (after(RuntimeError("can't start new thread")), 5),
        (ImportError("No module named 'failed'"), 70),
        (OSError(errno.ENOENT, "No such file"), 70),
        (ValueError("can't start new thread"), 70),
        (RuntimeError("cannot join thread before it is started"), 70),
        (after(ValueError("memory")), 70),
    ],
    ids=repr,
)
def test_lack_of_memory_is_not_our_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: BaseException, code: int
) -> None:
    monkeypatch.delenv("QUICKSCAN_DEBUG", raising=False)
    assert says(monkeypatch, error) == code
    err = capsys.readouterr().err
    assert err.count("\n") == 1
    assert ("not enough memory" in err) == (code == 5)


def test_debug_shows_where_a_fault_of_ours_happened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUICKSCAN_DEBUG", "1")
    with pytest.raises(RuntimeError, match="first"):
        says(monkeypatch, RuntimeError("first"))


def test_an_error_about_a_file_we_should_have_looked_after_is_our_fault(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delenv("QUICKSCAN_DEBUG", raising=False)
    assert says(monkeypatch, FileNotFoundError(2, "No such file", "forgotten.toml")) == 70


@pytest.mark.parametrize(
    "number",
    [errno.EACCES, errno.EPERM, errno.EROFS, errno.ELOOP, errno.ENAMETOOLONG],
    ids=errno.errorcode.get,
)
def test_a_file_that_may_not_be_opened_is_not_our_fault(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], number: int
) -> None:
    monkeypatch.delenv("QUICKSCAN_DEBUG", raising=False)
    assert says(monkeypatch, OSError(number, os.strerror(number), "docs/a.md")) == 6
    said = f"quickscan-build: docs/a.md: cannot be opened ({os.strerror(number)}). Check its permissions"
    assert capsys.readouterr().err.startswith(said)


@pytest.mark.parametrize(
    ("argv", "of"),
    [
        (["no-such-command"], ""),
        (["--no-such-option"], ""),
        (["clean", "x.txt", "--no-such-option"], " clean"),
        (["pdf", "x"], " pdf"),
        (["bench", "grow", "2", "--no-such-option"], " bench"),
    ],
)
def test_a_wrong_command_line_is_a_usage_error(
    argv: list[str], of: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(argv)
    assert stopped.value.code == ExitCode.USAGE
    assert capsys.readouterr().err.startswith(f"usage: quickscan-build{of} [-h]")


def test_the_version_is_printed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main(["--version"])
    assert stopped.value.code == 0
    assert capsys.readouterr().out == f"quickscan-build {__version__}\n"


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_worth_reading(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stopped:
        main([command, "--help"])
    assert stopped.value.code == 0
    help_text = capsys.readouterr().out
    assert f"usage: quickscan-build {command}" in help_text
    assert len(help_text.split()) > 30
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = [line.split() for line in capsys.readouterr().out.splitlines() if line.startswith("    ")]
    assert any(words[0] == command and len(words) > 3 for words in listed)


def test_start_up_brings_in_nothing_heavy() -> None:
    code = (
        "import sys; from quickscan_build.cli import parser; parser(); "
        "print(*({m.split('.')[0] for m in sys.modules} & set(sys.argv[1:])))"
    )
    heavy = ["sphinx", "docutils", "weasyprint", "lxml", "pikepdf", "marisa_trie", "rapidfuzz", "pypdfium2"]
    done = subprocess.run([sys.executable, "-c", code, *heavy], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []


def test_a_command_does_not_wait_for_the_others() -> None:
    code = (
        "import sys; from quickscan_build.cli import main; main(['verify', '/'])\n"
        "print(*(m.rpartition('.')[2] for m in sys.modules if m.startswith('quickscan_build.cli.')))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert {*COMMANDS} & {*done.stdout.split()} == {"verify"}


# ---------------------------------------------------------------- as a shell sees it

PRINTS = """
import argparse, sys
from quickscan_build import cli, exits
def run(args):
    print(sys.argv[1].encode().decode("unicode_escape") * int(sys.argv[2]))
    return exits.ExitCode.GOOD
parser = argparse.ArgumentParser()
parser.set_defaults(run=run)
cli.parser = lambda names: parser
sys.exit(cli.main([]))
"""
"""A command that prints a text so many times."""

BUFFERED = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}


def test_as_a_module_it_is_the_same_command(tmp_path: Path) -> None:
    done = subprocess.run(
        [*COMMAND, "clean", tmp_path / "weg.txt"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 3
    assert done.stderr.startswith("quickscan-build: ")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("times", [1000, 1_000_000])
def test_a_reader_that_goes_away_is_not_an_error(tmp_path: Path, times: int) -> None:
    script = tmp_path / "prints.py"
    script.write_text(PRINTS)
    line = f"{shlex.quote(sys.executable)} '{script}' 'een ' {times} | true; echo ${{PIPESTATUS[0]}}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=True, env=BUFFERED)
    assert done.stdout == "0\n"
    assert done.stderr == ""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="only Linux has a device that is always full")
@pytest.mark.parametrize("times", [1, 1_000_000])
def test_a_full_disk_behind_stdout_is_one_line(times: int) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [sys.executable, "-c", PRINTS, "een ", str(times)],
            stdout=full,
            stderr=subprocess.PIPE,
            env=BUFFERED,
            text=True,
            check=False,
        )
    assert done.returncode == 6
    assert done.stderr == "quickscan-build: the output cannot be written (No space left on device).\n"


@pytest.mark.parametrize(
    ("closed", "code", "said"),
    [
        ("<&-", 3, "quickscan-build: standard input: is empty. It must be the OCR text.\n"),
        (">&-", 6, "quickscan-build: the output cannot be written (Bad file descriptor).\n"),
        ("2>&-", 0, ""),
        ("<&- >&- 2>&-", 3, ""),
    ],
)
def test_a_stream_that_the_shell_closed_is_not_our_fault(
    tmp_path: Path, closed: str, code: int, said: str
) -> None:
    text = tmp_path / "verslag.txt"
    text.write_text("De raad beslist.\n", "utf-8")
    source = "-" if "<" in closed else text
    line = f"{shlex.join([*COMMAND, 'clean', str(source)])} {closed}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert done.stderr.removeprefix("Cleaning verslag.txt …\n") == said
    assert done.stdout == ("De raad beslist.\n" if closed == "2>&-" else "")


def test_help_that_cannot_be_written_is_one_line() -> None:
    line = f"{shlex.join([*COMMAND, 'clean', '--help'])} >&-"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode == 6
    assert done.stderr == "quickscan-build: the output cannot be written (Bad file descriptor).\n"


def test_results_are_utf8_whatever_the_locale() -> None:
    env = {**BUFFERED, "PYTHONIOENCODING": "ascii", "LC_ALL": "C", "PYTHONPATH": str(SRC)}
    # Without site-packages (-S): in this locale Python cannot read their paths if there is an é in them.
    code = [sys.executable, "-S", "-X", "utf8=0", "-c", PRINTS, "\\u201cge\\u00efnterviewde\\u201d", "1"]
    done = subprocess.run(code, capture_output=True, env=env, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode("utf-8") == "“geïnterviewde”\n"


def test_ctrl_c_is_one_line_and_leaves_what_was_there(tmp_path: Path) -> None:
    source = tmp_path / "pipe"
    os.mkfifo(source)
    out = tmp_path / "out.txt"
    out.write_text("earlier")
    # A shell that runs the tests in the background has told them to ignore Ctrl-C: the command must not.
    heed = (
        "from signal import *; import os, sys; signal(SIGINT, SIG_DFL); os.execv(sys.argv[1], sys.argv[1:])"
    )
    command = [sys.executable, "-c", heed, *COMMAND, "clean", str(source), "-o", str(out)]
    child = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with source.open("w"):  # opens when the command has: from here on it waits for text
        time.sleep(0.1)
        child.send_signal(signal.SIGINT)
        time.sleep(0.1)
    # A signal between opening and reading is seen when the read returns: so the pipe is closed first.
    _, err = child.communicate(timeout=PATIENCE)
    assert child.returncode == 130
    assert err.splitlines()[-1] == "quickscan-build: stopped; earlier output is untouched."
    assert "Traceback" not in err
    assert out.read_text() == "earlier"
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out.txt", "pipe"]


def test_ctrl_c_while_it_starts_is_one_line_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(names: object) -> argparse.ArgumentParser:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "parser", interrupted)
    assert main([]) == ExitCode.INTERRUPTED
    assert capsys.readouterr().err == "quickscan-build: stopped; earlier output is untouched.\n"


def test_ctrl_c_before_anything_is_loaded_is_one_line_too() -> None:
    early = (
        "import builtins, sys; from quickscan_build.start import main; found = builtins.__import__\n"
        "def loaded(name, *more):\n"
        "    if name == 'cli': raise KeyboardInterrupt\n"
        "    return found(name, *more)\n"
        "builtins.__import__ = loaded; sys.exit(main())"
    )
    run = subprocess.run([sys.executable, "-c", early], capture_output=True, text=True, check=False)
    assert run.returncode == ExitCode.INTERRUPTED
    assert run.stderr == "quickscan-build: stopped; earlier output is untouched.\n"


def test_no_command_at_all_shows_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == ExitCode.USAGE
    told = capsys.readouterr()
    assert not told.out
    assert all(f"    {name} " in told.err for name in COMMANDS)
