"""A TOML table read with care."""

from pathlib import Path

import pytest

from quickscan_build.exits import DataError, ExitCode
from quickscan_build.publication.table import Table, read_table

MISTAKES = [
    ({}, "the key 'title' is missing"),
    ({"title": 3}, "title must be a string"),
    ({"title": "  "}, "title is empty"),
]


@pytest.mark.parametrize(("values", "said"), MISTAKES)
def test_a_mistake_names_file_and_key(values: dict[str, object], said: str) -> None:
    with pytest.raises(DataError) as caught:
        Table(values, "publication.toml: [publication]").text("title")
    assert said in str(caught.value)
    assert str(caught.value).startswith("publication.toml: [publication]")
    assert caught.value.code is ExitCode.DATA


def test_a_key_nobody_asked_for_is_an_error() -> None:
    table = Table({"title": "Een", "titel": "Twee"}, "x.toml")
    assert table.text("title") == "Een"
    with pytest.raises(DataError, match="does not know the key 'titel'"):
        table.done()


@pytest.mark.parametrize(
    ("content", "said"),
    [(b"a = ", "is not TOML"), (b"a = '\xff'", "is not UTF-8"), (None, "there is no such file")],
)
def test_a_file_that_cannot_be_read_is_one_line(tmp_path: Path, content: bytes | None, said: str) -> None:
    path = tmp_path / "outline.toml"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(DataError) as caught:
        read_table(path)
    assert said in str(caught.value)
    assert "\n" not in str(caught.value)
