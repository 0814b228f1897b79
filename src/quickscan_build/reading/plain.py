"""Read a UTF-8 text file as it stands, find its pages, and refuse what is not text in one line."""

from __future__ import annotations

import re
import unicodedata
from enum import StrEnum
from pathlib import Path

from ..exits import SourceError
from ..text import Source

LONGEST_LINE = 1_000_000
"""Characters. A line of OCR is a line of print; a longer one is not OCR text with lines."""

BINARY_SHARE = 8
"""One NUL in so many bytes is not a stray one in a text: the file is UTF-16 or binary."""

_NOT_IN_TEXT = re.compile(rb"[\x00-\x08\x0e-\x1a]")

NOT_TEXT = re.compile(
    "[\x00-\x08\x0b\x0e-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]"
)
"""Control characters, of the computer's and of writing directions; form feed and line ends are text."""
_PLAIN = b"\t\n" + bytes(range(0x20, 0x7F))
_LINE_ENDS = {True: ("Windows", r"sed 's/\r$//'"), False: ("old Mac", r"tr '\r' '\n' <")}
"""Whether a line feed follows the carriage return → whose line ends these are, and what converts them."""
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_BOMS = {
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
    b"\xef\xbb\xbf": "UTF-8 with a byte order mark",
}


class PageMarks(StrEnum):
    """How a source shows where a page of the print starts."""

    FORM_FEED = "form-feed"
    """A form feed opens each page but the first (Tesseract, pdftotext)."""
    LEADING_BLANK = "leading-blank"
    """A line that starts with one blank opens a page."""
    NONE = "none"
    """Pages are unknown."""


def read(path: Path, *, marks: PageMarks | None = None, first_page: int = 1) -> Source:
    """The source in ``path``, character for character.

    ``marks`` is how pages are marked; by default form feeds where there are any. ``first_page`` is the
    folio of the first page. ``SourceError`` says in one line why a file is not readable text.
    """
    where = str(path)
    try:
        if path.is_char_device():
            # Some never end.
            raise SourceError("is a device, not a file", where=where, remedy="Name the text file.")
        data = path.read_bytes()
    except IsADirectoryError:
        raise SourceError("is a folder", where=where, remedy="Name the text file in it.") from None
    except FileNotFoundError:
        raise SourceError("there is no such file", where=where, remedy="Check the path.") from None
    except OSError as error:
        raise SourceError(f"cannot be read ({error.strerror})", where=where) from error
    return parse(data, where=where, marks=marks, first_page=first_page, name=path.name)


def parse(
    data: bytes, *, where: str, marks: PageMarks | None = None, first_page: int = 1, name: str = ""
) -> Source:
    """``read`` for bytes that are already in memory."""
    content = _decode(data, where)
    _check(content, data, where)
    if marks is None:
        marks = PageMarks.FORM_FEED if "\f" in content else PageMarks.NONE
    starts = _page_starts(content, marks)
    labels = tuple(str(first_page + i) for i in range(len(starts)))
    return Source(name or where, content, starts, labels)


def _decode(data: bytes, where: str) -> str:
    if not data.strip():
        raise SourceError("is empty", where=where, remedy="It must be the OCR text.")
    for bom, encoding in _BOMS.items():
        if data.startswith(bom):
            raise SourceError(
                f"is {encoding}, not plain UTF-8",
                where=where,
                remedy="Convert it with: "
                + ("iconv -f utf-16 -t utf-8" if "16" in encoding else "tail -c +4")
                + " FILE > NEW",
            )
    if data.count(0) > len(data) // BINARY_SHARE:
        raise SourceError("is binary or UTF-16, not text", where=where, remedy="It must be UTF-8 text.")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        if _NOT_IN_TEXT.search(data):
            raise SourceError("is binary, not text", where=where, remedy="It must be UTF-8 text.") from None
        raise SourceError(
            f"is not UTF-8 (byte 0x{data[error.start]:02x})",
            where=f"{where}:{line}",
            remedy="It may be Latin-1 or cp1252: convert it with: iconv -f cp1252 -t utf-8 FILE > NEW",
        ) from None


def _check(content: str, data: bytes, where: str) -> None:
    # Without the plain characters little is left of most texts.
    if NOT_TEXT.search(data.translate(None, _PLAIN).decode()) and (found := NOT_TEXT.search(content)):
        char = found.group()
        line = content.count("\n", 0, found.start()) + 1
        column = found.start() - content.rfind("\n", 0, found.start())
        sort = "bidirectional control" if char in _BIDI else "control character"
        name = unicodedata.name(char, "")
        raise SourceError(
            f"holds a {sort} U+{ord(char):04X}{' ' + name if name else ''} in column {column}",
            where=f"{where}:{line}",
            remedy="It is not text: remove it from the source, or use the file as OCR wrote it.",
        )
    if "\r" in content:
        line = content.count("\n", 0, content.index("\r")) + 1
        system, convert = _LINE_ENDS["\r\n" in content]
        raise SourceError(
            f"has carriage returns ({system} line ends)",
            where=f"{where}:{line}",
            remedy=f"Convert it with: {convert} FILE > NEW",
        )
    if content.isspace():
        raise SourceError("holds nothing but white space", where=where, remedy="It must be the OCR text.")
    start = 0
    while len(content) - start > LONGEST_LINE:
        end = content.rfind("\n", start, start + LONGEST_LINE + 1)
        if end < 0:
            end = content.find("\n", start)
            line = content.count("\n", 0, start)
            length = (end if end >= 0 else len(content)) - start
            raise SourceError(
                f"has a line of {length:,} characters (at most {LONGEST_LINE:,})",
                where=f"{where}:{line + 1}",
                remedy="OCR text has a line for each line of print: is this the right file?",
            )
        start = end + 1


def _page_starts(content: str, marks: PageMarks) -> tuple[int, ...]:
    if marks is PageMarks.NONE:
        return ()
    if marks is PageMarks.FORM_FEED:
        starts = [0, *(found.start() for found in re.finditer("\f", content))]
    else:
        starts = [found.start() for found in re.finditer(r"(?m)^ (?=\S)", content)]
        if not starts or starts[0] != 0:
            starts.insert(0, 0)
    # A mark with no text after it ends the last page, and opens none.
    end = len(content.rstrip())
    while len(starts) > 1 and starts[-1] >= end:
        starts.pop()
    return tuple(starts)
