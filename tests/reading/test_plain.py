"""What is text is read as it is; what is not is refused in one line."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from functools import partial
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.growth import grows_evenly

from quickscan_build.exits import ExitCode, SourceError
from quickscan_build.reading.plain import LONGEST_LINE, PageMarks, parse, read
from quickscan_build.text import Source

GOOD = [
    "een",
    "een\n",
    "\n\n een regel\n",
    "geïnterviewd – één “citaat” … €\n",
    "tab\tin een regel\n",
    "een\f\ntwee\n",
    "zachte\u00adkoppeling en harde\u00a0spatie\n",
    "gecombineerd e\u0308 en ﬁ en \ufffd\n",
    "😀 buiten het basisvlak\n",
    "x" * LONGEST_LINE + "\n",
    "{include} <script> ``` $ | ::: %PDF\n",
]


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_no_text(tmp_path: Path, device: str) -> None:
    """One of them never ends; what is named by a link is no other."""
    link = tmp_path / "rapport.txt"
    link.symlink_to(device)
    for path in (Path(device), link):
        with pytest.raises(SourceError, match="is a device, not a file"):
            read(path)


@pytest.mark.parametrize("content", GOOD, ids=lambda text: repr(text[:20]))
def test_text_is_read_character_for_character(tmp_path: Path, content: str) -> None:
    path = tmp_path / "rapport.ocr.txt"
    path.write_bytes(content.encode())
    source = read(path)
    assert source.content == content
    assert source.name == "rapport.ocr.txt"


BAD = [
    (b"", "x.txt: is empty"),
    (b"  \n\t\n", "x.txt: is empty"),
    ("\u00a0\u2003\n".encode(), "x.txt: holds nothing but white space"),
    ("één\n".encode("utf-16"), "x.txt: is UTF-16"),
    ("één\n".encode("utf-16-be"), "x.txt: is binary or UTF-16"),
    ("een\ntwee\n".encode("utf-16-le"), "x.txt: is binary or UTF-16"),
    ("een\n".encode("utf-32"), "x.txt: is UTF-16"),
    (b"\xef\xbb\xbfeen\n", "x.txt: is UTF-8 with a byte order mark"),
    ("een\nge\u00efnterviewd\n".encode("latin-1"), "x.txt:2: is not UTF-8 (byte 0xef). It may be Latin-1"),
    ("een\n\ntwee \u2013\n".encode("cp1252"), "x.txt:3: is not UTF-8 (byte 0x96). It may be"),
    (b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< >>\nstream\nx\x9c\x00", "x.txt: is binary, not text"),
    (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "x.txt: is binary"),
    (b"PK\x03\x04\x14\x00\x08\x08\xc4\xd5", "is binary"),
    ("een\x00 lange regel met één nul\n", "x.txt:1: holds a control character U+0000 in column 4"),
    ("een\ntw\x07ee\n", "x.txt:2: holds a control character U+0007 in column 3"),
    ("een\x1b[31m\n", "U+001B"),
    ("een\x0b\n", "U+000B"),
    ("een\x7f\n", "U+007F"),
    ("een\x85twee\n", "U+0085"),
    ("een\n\ntwee\u202edrie\n", "x.txt:3: holds a bidirectional control U+202E RIGHT-TO-LEFT"),
    ("\u2066een\u2069\n", "U+2066 LEFT-TO-RIGHT ISOLATE in column 1."),
    ("een\u200f\n", "U+200F"),
    ("een\u2028twee\n", "U+2028 LINE SEPARATOR"),
    ("een\uffff\n", "U+FFFF"),
    ("een\r\ntwee\r\n", "x.txt:1: has carriage returns (Windows line ends)"),
    ("een\ntwee\rdrie\n", "x.txt:2: has carriage returns (old Mac line ends)"),
    (b"een\n" + b"x" * 10_000_000, "x.txt:2: has a line of 10,000,000 characters"),
]  # fmt: skip


@pytest.mark.parametrize(("data", "said"), BAD, ids=lambda value: repr(value[:30]))
def test_what_is_not_text_is_refused_with_its_place(data: bytes | str, said: str) -> None:
    with pytest.raises(SourceError) as caught:
        parse(data.encode() if isinstance(data, str) else data, where="x.txt")
    line = str(caught.value)
    assert said in line
    assert "\n" not in line
    assert line.startswith("x.txt")
    assert caught.value.code is ExitCode.SOURCE
    assert caught.value.remedy


@pytest.mark.parametrize("data", [b"een\r\ntwee\r\n", b"een\rtwee\r", b"\xef\xbb\xbfeen\ntwee\n"])
def test_the_remedy_makes_a_text_of_it(tmp_path: Path, data: bytes) -> None:
    (tmp_path / "FILE").write_bytes(data)
    with pytest.raises(SourceError) as caught:
        read(tmp_path / "FILE")
    remedy = caught.value.remedy.removeprefix("Convert it with: ")
    subprocess.run(["bash", "-c", remedy], cwd=tmp_path, check=True)
    assert read(tmp_path / "NEW").content == "een\ntwee\n"


def test_a_path_that_is_not_a_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="is a folder"):
        read(tmp_path)
    with pytest.raises(SourceError, match="there is no such file"):
        read(tmp_path / "weg.txt")
    with pytest.raises(SourceError, match="cannot be read"):
        read(tmp_path / ("x" * 300))


def test_a_file_nobody_may_read_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(self: Path) -> bytes:
        raise PermissionError(13, "Permission denied", str(self))

    path = tmp_path / "x.txt"
    path.touch()
    monkeypatch.setattr(Path, "read_bytes", refuse)
    with pytest.raises(SourceError, match=r"x\.txt: cannot be read \(Permission denied\)"):
        read(path)


@given(st.binary(max_size=200))
def test_any_bytes_are_text_or_a_source_error(data: bytes) -> None:
    try:
        source = parse(data, where="x.txt")
    except SourceError:
        return
    assert source.content.encode() == data
    assert "\x00" not in source.content


# ---------------------------------------------------------------- pages


@pytest.mark.parametrize(
    ("content", "marks", "pages"),
    [
        ("een\ntwee\n", None, []),
        ("een\n\ftwee\n\fdrie\n", None, ["een\n", "\ftwee\n", "\fdrie\n"]),
        ("een\n\ftwee\n\f", None, ["een\n", "\ftwee\n\f"]),
        ("een\ftwee\f", None, ["een", "\ftwee\f"]),
        ("een\n\f\n\f\n \n", None, ["een\n\f\n\f\n \n"]),
        ("een\n\f\n\ftwee\n", None, ["een\n", "\f\n", "\ftwee\n"]),
        ("een\n\ftwee\n", PageMarks.NONE, []),
        (" een\ntwee\n drie\n", PageMarks.LEADING_BLANK, [" een\ntwee\n", " drie\n"]),
        ("een\n twee\n", PageMarks.LEADING_BLANK, ["een\n", " twee\n"]),
        ("een\n  ingesprongen\n \n\ttab\n", PageMarks.LEADING_BLANK, ["een\n  ingesprongen\n \n\ttab\n"]),
        (" een\ntwee\n", None, []),
    ],
)
def test_pages_start_at_their_marks(content: str, marks: PageMarks | None, pages: list[str]) -> None:
    source = parse(content.encode(), where="x", marks=marks, first_page=4)
    bounds = [*source.page_starts, len(content)]
    assert [content[a:b] for a, b in pairwise(bounds)] == pages
    assert source.page_labels == tuple(str(4 + at) for at in range(len(pages)))


def test_empty_pages_at_the_end_cost_no_more_than_reading_them() -> None:
    def reading(pages: int) -> Callable[[], Source]:
        return partial(parse, b"een\n" + b"\f" * pages, where="x")

    assert reading(1_000_000)().page_starts == (0,)
    assert grows_evenly(reading, 10_000)
