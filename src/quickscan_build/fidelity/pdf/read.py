"""Open a PDF and read it back: its text in the order of its tags, and what of it cannot be seen."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path

import pikepdf
import pypdfium2

from ..aside import Hands
from ..findings import UnreadableError
from .ink import Renderer
from .model import PdfText
from .pages import Leaf, Pages, leaves
from .tags import Tags

LARGEST = 1_000_000_000
MOST_PAGES = 20_000

_STREAM = re.compile(r"stream <[^>]*>[:\s]*")
"""What qpdf calls a file that it was handed as bytes."""
_UNSOUND = (
    pikepdf.PdfError, pypdfium2.PdfiumError, ArithmeticError, AttributeError, IndexError, KeyError,
    MemoryError, RecursionError, TypeError, ValueError,
)  # fmt: skip
"""What the libraries, and we, make of a file that is not as it should be."""

Parts = Sequence[Callable[[], list[Leaf]]]
"""The pages of a PDF in stretches, each read when it is asked for."""


def read(path: Path, *, ink: bool = True) -> PdfText:
    """Read a tagged PDF back. ``UnreadableError`` for what is none, or has no text.

    ``ink=False`` leaves out the question whether glyphs can be seen.
    """
    return parse(_bytes(path), str(path), ink=ink)


def begin(path: Path, hands: Hands) -> Callable[[], PdfText]:
    """``read``, in two steps: its pages are read aside from now on; the call waits for them."""
    try:
        data = _bytes(path)
    except UnreadableError:
        return partial(read, path)
    tasks = [partial(_part, data, str(path), part, hands.count) for part in range(hands.count)]
    return partial(parse, data, str(path), parts=[hands.start(task) for task in tasks])


def parse(data: bytes, where: str, *, ink: bool = True, parts: Parts = ()) -> PdfText:
    """``read`` for bytes already at hand, and for pages that others read."""
    try:
        with _opened(data, where) as pdf:
            tree = pdf.Root.get("/StructTreeRoot")
            if tree is None:
                raise UnreadableError("has no tags: a scan, or not made for readers", where=where)
            read_already = [leaf for part in parts for leaf in part()]
            every = read_already if parts else _leaves(pdf, data, range(len(pdf.pages)), ink=ink)
            _unmended(pdf)
            text = Tags(pdf, Pages(pdf, every), tree).read()
            _unmended(pdf)
            return text
    except pikepdf.PasswordError:
        raise UnreadableError(
            "is locked with a password", where=where, remedy="Check the file before it is."
        ) from None
    except _UNSOUND as error:
        raise UnreadableError(f"is no sound PDF ({_STREAM.sub('', str(error))})", where=where) from None


def _unmended(pdf: pikepdf.Pdf) -> None:
    """``ValueError`` where qpdf has mended the file: what one program mends, another reads otherwise."""
    if warnings := pdf.get_warnings():
        raise ValueError(str(warnings[0]).partition("): ")[2] or str(warnings[0]))


def _bytes(path: Path) -> bytes:
    where = str(path)
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableError(f"is larger than {LARGEST:,} bytes", where=where)
        data = path.read_bytes()
    except OSError as error:
        raise UnreadableError(f"cannot be read ({error.strerror})", where=where) from None
    if not data.startswith(b"%PDF-"):
        raise UnreadableError("is no PDF", where=where)
    if not data.rstrip().endswith(b"%%EOF"):
        raise UnreadableError("is no whole PDF: its end is missing", where=where)
    return data


@contextmanager
def _opened(data: bytes, where: str) -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        if pdf.is_encrypted:
            raise UnreadableError("is encrypted", where=where, remedy="Check the file before it is.")
        if len(pdf.pages) > MOST_PAGES:
            raise UnreadableError(f"has more than {MOST_PAGES:,} pages", where=where)
        yield pdf


def _part(data: bytes, where: str, part: int, of: int) -> list[Leaf]:
    with _opened(data, where) as pdf:
        count = len(pdf.pages)
        return _leaves(pdf, data, range(count * part // of, count * (part + 1) // of), ink=True)


def _leaves(pdf: pikepdf.Pdf, data: bytes, numbers: range, *, ink: bool) -> list[Leaf]:
    if not ink:
        return list(leaves(pdf, None, numbers))
    with closing(Renderer(data)) as renderer:
        return list(leaves(pdf, renderer, numbers))
