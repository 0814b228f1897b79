"""What lays sheets out beside the process that the user started."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from tests.waiting import PATIENCE, gone, until

from quickscan_build.exits import ToolError
from quickscan_build.sphinx_ext.pdf import setting
from quickscan_build.sphinx_ext.pdf.model import LaidOut, Sheet
from quickscan_build.sphinx_ext.pdf.setting import Setting, styles_for
from quickscan_build.sphinx_ext.pdf.watcher import Watcher
from quickscan_build.sphinx_ext.pdf.workshop import Workshop

WARM = """
import os, sys
from pathlib import Path
from quickscan_build.sphinx_ext.pdf.workshop import warm

def told(process, name):
    return Path("/proc", process, name).read_bytes()

warm(Path(sys.argv[1]))
server = ""
while not server:
    # Until it has begun to run a program of its own, a child goes by the name of this one.
    for child in told("self", f"task/{os.getpid()}/children").decode().split():
        name = told(child, "cmdline")
        if name != told("self", "cmdline") and b"forkserver" in name:
            server = child
for kind, process in (("server", server), ("self", "self")):
    print(kind, told(process, "status").partition(b"SigBlk:")[2].split()[0].decode())
"""


def test_ctrl_c_does_not_reach_what_loads_the_workers(tmp_path: Path) -> None:
    """Python guards it only once it has loaded; before that it would print a traceback."""
    done = subprocess.run(
        [sys.executable, "-c", WARM, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    blocked = {kind: int(mask, 16) for kind, mask in map(str.split, done.stdout.splitlines())}
    interrupt = 1 << (signal.SIGINT - 1)
    assert blocked["server"] & interrupt
    assert not blocked["self"] & interrupt


LEFT = """
import os, signal, sys
from pathlib import Path
from quickscan_build.sphinx_ext.pdf import workshop
from quickscan_build.sphinx_ext.pdf.model import Sheet
from quickscan_build.sphinx_ext.pdf.setting import Setting, styles_for

page = '<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body><p>{}</p></body></html>'
if __name__ == "__main__":
    setting = Setting(Path(sys.argv[1]), styles_for("A4", []), ())
    with workshop.Workshop(setting, workshop.Watcher(), jobs=2) as shop:
        shop.lay_out([Sheet(name, page.format(name)) for name in ("een", "twee")])
        print(*(worker.pid for worker in shop._pool._processes.values()), flush=True)
        os.kill(os.getpid(), signal.SIGKILL)
"""


def test_workers_go_with_whoever_started_them_however_it_ended(tmp_path: Path) -> None:
    """They hold its output open: were one left, this would not come to an end."""
    script = tmp_path / "left.py"
    script.write_text(LEFT, "utf-8")
    done = subprocess.run(
        [sys.executable, str(script), str(tmp_path / "workshop")],
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    assert done.returncode == -signal.SIGKILL
    assert done.stdout.split()
    for pid in done.stdout.split():
        # It closes its output, which this waited for, a moment before it is gone.
        until(partial(gone, pid), "the end of a worker")


DYING = """
import os, signal, sys
from pathlib import Path
from quickscan_build.exits import QuickscanError
from quickscan_build.sphinx_ext.pdf import workshop
from quickscan_build.sphinx_ext.pdf.model import Sheet
from quickscan_build.sphinx_ext.pdf.setting import Setting, styles_for

folder, deaths = Path(sys.argv[1]), int(sys.argv[2])
page = '<!DOCTYPE html><html lang="nl"><head><title>Proef</title></head><body><p>{}</p></body></html>'
real = workshop._work

def work(setting, key, sheet, furniture):
    if sheet.name == "drie":
        with (folder / "deaths").open("a+") as file:
            file.seek(0)
            if len(file.read()) < deaths:
                file.write("x")
                file.flush()
                os.kill(os.getpid(), signal.SIGKILL)
    real(setting, key, sheet, furniture)

workshop._work = work
if __name__ == "__main__":
    setting = Setting(folder, styles_for("A4", []), ())
    sheets = [Sheet(name, page.format(name)) for name in ("een", "twee", "drie", "vier")]
    try:
        with workshop.Workshop(setting, workshop.Watcher(), jobs=2) as shop:
            print([sheet.name for sheet in shop.lay_out(sheets)])
    except QuickscanError as error:
        print(error, int(error.code))
"""


@pytest.mark.parametrize(
    ("deaths", "says"),
    [
        (1, "['een', 'twee', 'drie', 'vier']"),
        (2, "drie: the process that laid out this chapter was killed, most likely for lack of memory. "),
    ],
    ids=["somebody ended it", "whenever it is laid out"],
)
def test_a_worker_that_dies(tmp_path: Path, deaths: int, says: str) -> None:
    """Once is chance, and the build goes on; the chapter that takes its worker with it alone is named."""
    program = tmp_path / "program.py"
    program.write_text(DYING, "utf-8")
    done = subprocess.run(
        [sys.executable, str(program), str(tmp_path), str(deaths)],
        capture_output=True,
        text=True,
        check=True,
        timeout=PATIENCE,
    )
    assert done.stdout.startswith(says)
    assert "Traceback" not in done.stderr


def test_want_of_memory_names_the_chapter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lay_out(*_args: object, **_more: object) -> None:
        raise MemoryError

    monkeypatch.setattr("quickscan_build.sphinx_ext.pdf.layout.engine.Engine.lay_out", lay_out)
    setting = Setting(tmp_path, styles_for("A4", []), ())
    with Workshop(setting, Watcher(), jobs=1) as shop, pytest.raises(ToolError, match=r"^lang: .* memory"):
        shop.lay_out([Sheet("lang", "<p>x</p>")])


def other_library(monkeypatch: pytest.MonkeyPatch, _folder: Path) -> None:
    monkeypatch.setattr(setting, "version", lambda name: f"{name} of tomorrow")


def other_code(monkeypatch: pytest.MonkeyPatch, folder: Path) -> None:
    code = folder / "code"
    shutil.copytree(Path(setting.__file__).parent, code)
    with (code / "file" / "part.py").open("a") as file:
        file.write("# of tomorrow\n")
    monkeypatch.setattr(setting, "__file__", str(code / "setting.py"))


@pytest.mark.parametrize("change", [other_library, other_code])
def test_what_another_version_kept_is_not_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, change: Callable[[pytest.MonkeyPatch, Path], None]
) -> None:
    laid_out: list[str] = []

    def lay_out(_self: object, sheet: Sheet, furniture: bool) -> LaidOut:
        laid_out.append(sheet.html)
        return LaidOut(sheet.name, b"", (), (), (), {}, ())

    def build() -> int:
        with Workshop(Setting(tmp_path / "kept", styles_for("A4", []), ()), Watcher(), jobs=1) as shop:
            shop.lay_out([Sheet("een", "<p>x</p>")])
        return len(laid_out)

    monkeypatch.setattr("quickscan_build.sphinx_ext.pdf.layout.engine.Engine.lay_out", lay_out)
    assert [build(), build()] == [1, 1]
    change(monkeypatch, tmp_path)
    assert [build(), build()] == [2, 2]


@pytest.mark.parametrize(("length", "notes"), [(1_000, 0), (1_000_000, 1)])
def test_a_very_long_chapter_is_worth_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, length: int, notes: int
) -> None:
    said: list[str] = []

    monkeypatch.setattr(
        "quickscan_build.sphinx_ext.pdf.layout.engine.Engine.lay_out",
        lambda _self, sheet, furniture: LaidOut(sheet.name, b"", (), (), (), {}, ()),
    )
    setting = Setting(tmp_path, styles_for("A4", []), ())
    with Workshop(setting, Watcher(notes=said.append), jobs=1) as shop:
        shop.lay_out([Sheet("lang", "x" * length)])
    assert len(said) == notes
    assert all("lang is one chapter of some 200 pages" in line for line in said)
