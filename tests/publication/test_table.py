"""A TOML table read with care."""

from collections.abc import Callable
from pathlib import Path

import pytest

from quickscan_build.exits import DataError, ExitCode
from quickscan_build.publication.table import Table, read_table

MISTAKES = [
    ({}, "the key 'title' is missing"),
    ({"title": 3}, 'title must be text, in quotes: title = "3"'),
    ({"title": "  "}, "title is empty"),
]


@pytest.mark.parametrize(("values", "said"), MISTAKES)
def test_a_mistake_names_file_and_key(values: dict[str, object], said: str) -> None:
    with pytest.raises(DataError) as caught:
        Table(values, "publication.toml: [publication]").text("title")
    assert said in str(caught.value)
    assert str(caught.value).startswith("publication.toml: [publication]")
    assert caught.value.code is ExitCode.DATA


ASKED: list[tuple[object, Callable[[Table], object], str]] = [
    ("1", lambda table: table.integer("key", 0), "must be a whole number, without quotes"),
    (True, lambda table: table.integer("key", 0), "must be a whole number, without quotes"),
    ("true", lambda table: table.flag("key"), "must be true or false, without quotes"),
    ("een", lambda table: table.texts("key"), "must be texts between square brackets"),
    ([1], lambda table: table.texts("key"), "must be texts between square brackets"),
    ("een", lambda table: table.table("key"), "must be a table, in single brackets"),
    ([], lambda table: table.table("key"), "must be a table, in single brackets"),
    ({}, lambda table: list(table.tables("key")), "must be in double brackets"),
]


@pytest.mark.parametrize(("value", "ask", "said"), ASKED)
def test_a_value_of_another_kind_is_told_what_it_must_be(
    value: object, ask: Callable[[Table], object], said: str
) -> None:
    with pytest.raises(DataError, match=f"^x\\.toml: key {said}"):
        ask(Table({"key": value}, "x.toml"))


def test_a_key_that_nobody_reads_is_an_error() -> None:
    table = Table({"title": "Een", "titel": "Twee"}, "x.toml")
    assert table.text("title") == "Een"
    with pytest.raises(DataError, match="has an unknown key 'titel'"):
        table.done()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"a = ", "is not TOML"),
        (b"a = " + b"[" * 9_999, "is not TOML"),
        (b"[a]\n[a]\n", ":2: is not TOML: Cannot declare ('a',) twice. That header is there twice"),
        (b"# de uitgave\ra = 1\r", "is not TOML: Found invalid character '\\r'. Save it with line ends"),
        (b"a = '\xff'", "is not UTF-8"),
        (None, "there is no such file"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "outline.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_table(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_file_where_a_folder_must_be_is_told_with_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "uitgave").write_text("een tekst")
    with pytest.raises(DataError, match=r"there is no such file\. Name the folder"):
        read_table(tmp_path / "uitgave" / "publication.toml", absent="Name the folder.")


def test_a_mistake_names_the_line_of_its_table(tmp_path: Path) -> None:
    path = tmp_path / "sic.toml"
    path.write_text(
        '# [[sic]]\n[[sic]]\nnote = "a"\n\n[[sic]]\nnote = """\n[[sic]]\n"""\n[[ sic ]]\nnota = "c"\n',
        "utf-8",
    )
    one, two, three = read_table(path).tables("sic")
    assert [table.at for table in (one, two, three)] == [
        f"{path}:2: [[sic]] number 1",
        f"{path}:5: [[sic]] number 2",
        f"{path}:9: [[sic]] number 3",
    ]
    assert three.where == "sic.toml: [[sic]] number 3", (
        "the name that the ledger keeps has no path and no line"
    )
    with pytest.raises(DataError, match=r"sic\.toml:9: .*'note' is missing\. The keys there are: nota"):
        three.text("note")


def test_a_line_that_is_not_sure_is_not_named(tmp_path: Path) -> None:
    path = tmp_path / "sic.toml"
    path.write_text('sic = [{note = "a"}, {note = "b"}]\n', "utf-8")
    assert [table.at for table in read_table(path).tables("sic")] == [
        f"{path}: [[sic]] number 1",
        f"{path}: [[sic]] number 2",
    ]


def test_a_byte_order_mark_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "sic.toml"
    path.write_bytes(b"\xef\xbb\xbf[[sic]]\r\nnote = 'a'\r\n")
    (one,) = read_table(path).tables("sic")
    assert one.text("note") == "a"
