"""The hash of a sheet: it changes with all that the sheet is made of, and with nothing else."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from quickscan_build.exits import DataError
from quickscan_build.sphinx_ext.pdf.model import Sheet
from quickscan_build.sphinx_ext.pdf.setting import Setting, styles_for

SHEET = Sheet("een", '<p>tekst <img src="images/a.png">')


@pytest.fixture
def setting(tmp_path: Path) -> Setting:
    (tmp_path / "onder").mkdir()
    (tmp_path / "eigen.css").write_text('@import "onder/b.css"; p { background: url(logo.svg) }', "utf-8")
    (tmp_path / "onder" / "b.css").write_text("@font-face { src: url('c.otf') }", "utf-8")
    for name in ("logo.svg", "onder/c.otf", "a.png", "b.png", "los.css"):
        (tmp_path / name).write_text(name, "utf-8")
    files = (("images/a.png", tmp_path / "a.png"), ("images/b.png", tmp_path / "b.png"))
    return Setting(tmp_path, styles_for("A4", [tmp_path / "eigen.css"]), files)


def key(setting: Setting) -> str:
    return setting.grounded().key(SHEET, furniture=False)


def rewritten(name: str) -> Callable[[Setting], Setting]:
    """With a file that was changed."""

    def change(setting: Setting) -> Setting:
        path = setting.folder / name
        path.write_text(path.read_text("utf-8") + " ", "utf-8")
        return setting

    return change


@pytest.mark.parametrize(
    "change",
    [
        rewritten("eigen.css"),
        rewritten("onder/b.css"),
        rewritten("onder/c.otf"),
        rewritten("logo.svg"),
        rewritten("a.png"),
        lambda setting: replace(setting, styles=styles_for("A5", setting.styles[-1:])),
        lambda setting: replace(setting, styles=setting.styles[:-1]),
    ],
)
def test_what_a_sheet_is_made_of_changes_its_hash(
    setting: Setting, change: Callable[[Setting], Setting]
) -> None:
    before = key(setting)
    assert key(change(setting)) != before


@pytest.mark.parametrize(
    "change",
    [
        lambda setting: setting,
        rewritten("b.png"),
        rewritten("los.css"),
        lambda setting: replace(setting, files=setting.files[:1]),
        lambda setting: replace(setting, folder=Path("/elders")),
    ],
)
def test_what_it_does_not_show_leaves_the_hash_alone(
    setting: Setting, change: Callable[[Setting], Setting]
) -> None:
    before = key(setting)
    assert key(change(setting)) == before


@pytest.mark.parametrize(
    "other", [replace(SHEET, name="twee"), replace(SHEET, html="<p>anders"), replace(SHEET, html="")]
)
def test_two_sheets_never_share_a_hash(setting: Setting, other: Sheet) -> None:
    keys = {
        setting.key(sheet, furniture=furniture) for sheet in (SHEET, other) for furniture in (True, False)
    }
    assert len(keys) == 4


@pytest.mark.parametrize(
    ("paper", "own", "said"),
    [
        ("A6", (), "there is no paper 'A6'"),
        ("", (), "there is no paper ''"),
        ("A4", ("weg.css",), r"weg\.css: there is no such style sheet"),
        ("A4", ("onder",), "onder: there is no such style sheet"),
        ("A4", ("latin.css",), r"latin\.css: is not UTF-8"),
    ],
)
def test_what_cannot_be_laid_out_with_is_refused(
    setting: Setting, paper: str, own: tuple[str, ...], said: str
) -> None:
    (setting.folder / "latin.css").write_bytes(b"/* \xe9 */")
    with pytest.raises(DataError, match=said):
        styles_for(paper, [setting.folder / name for name in own])


def test_a_print_shop_gets_a_sheet_more_and_the_publishers_comes_last(tmp_path: Path) -> None:
    own = tmp_path / "eigen.css"
    own.write_text("", "utf-8")
    plain, press = styles_for("a5", [own]), styles_for("A5", [own], press=True)
    assert [path.name for path in press if path not in plain] == ["press.css"]
    assert plain[-1] == press[-1] == own
    assert plain[-2].name == "a5.css"
