"""A PDF file written object by object, read back with pikepdf."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pikepdf
import pytest
from pikepdf import NameTree, NumberTree

from quickscan_build.sphinx_ext.pdf.file.pdf_file import PdfFile, add_tree
from quickscan_build.sphinx_ext.pdf.file.syntax import Template

OBJECTS = 1_000
"""More than one object stream holds."""


def written(fill: Callable[[PdfFile], bytes]) -> bytes:
    """A file without pages; ``fill`` adds objects and tells what the catalog says more."""
    file = io.BytesIO()
    out = PdfFile(file, "1.7")
    pages = out.add(b"<</Type/Pages/Kids[]/Count 0>>")
    root = out.add(b"<</Type/Catalog/Pages %d 0 R%b>>" % (pages, fill(out)))
    out.end(root, out.add(b"<</Title(Proef)>>"))
    return file.getvalue()


def opened(fill: Callable[[PdfFile], bytes]) -> pikepdf.Pdf:
    """The same, opened and sound."""
    pdf = pikepdf.open(io.BytesIO(written(fill)))
    assert pdf.check_pdf_syntax() == []
    return pdf


def test_every_object_is_found() -> None:
    def fill(out: PdfFile) -> bytes:
        last = out.reserve()
        numbers = [out.add(b"<</N %d>>" % index) for index in range(OBJECTS)]
        bare, packed = out.stream(b"bare\nendstream\n", b"/K/V"), out.pack(b"packed" * 99)
        out.add(b"(last)", last)
        every = b" ".join(b"%d 0 R" % number for number in numbers)
        return b"/Every[%b]/Bare %d 0 R/Packed %d 0 R/Last %d 0 R" % (every, bare, packed, last)

    with opened(fill) as pdf:
        assert [int(obj.N) for obj in pdf.Root.Every] == list(range(OBJECTS))
        assert pdf.Root.Bare.read_raw_bytes() == b"bare\nendstream\n"
        assert pdf.Root.Bare.K == pikepdf.Name.V
        assert pdf.Root.Packed.read_bytes() == b"packed" * 99
        assert str(pdf.Root.Last) == "last"
        assert str(pdf.docinfo["/Title"]) == "Proef"


def test_the_objects_of_a_template_get_numbers_in_a_row() -> None:
    def fill(out: PdfFile) -> bytes:
        first = out.reserve(2)
        out.add_all(first, Template(b"<</Next %d 0 R>>\n(%%)", (2,)), (0, first, first + 1))
        out.add_all(first, Template(b""), ())
        return b"/First %d 0 R" % first

    with opened(fill) as pdf:
        assert str(pdf.Root.First.Next) == "%"


@pytest.mark.parametrize("size", [1, 64, 65, 10_000])
def test_a_tree_finds_every_key(size: int) -> None:
    def fill(out: PdfFile) -> bytes:
        names = add_tree(out, b"Names", [(b"(%06d)" % key, b"%d" % key) for key in range(size)])
        numbers = add_tree(out, b"Nums", [(b"%d" % key, b"(%d)" % key) for key in range(size)])
        return b"/A %d 0 R/B %d 0 R" % (names, numbers)

    with opened(fill) as pdf:
        names, numbers = NameTree(pdf.Root.A), NumberTree(pdf.Root.B)
        assert len(list(names)) == len(list(numbers)) == size
        for key in {0, size // 2, size - 1}:
            assert int(names[f"{key:06}"]) == key
            assert str(numbers[key]) == str(key)


@pytest.mark.parametrize("data", [b"", b"x", b"x\r", b"x\n", b"x\r\n", b"x\n\r"])
def test_a_stream_is_as_long_as_it_says_and_ends_where_readers_look_for_its_end(data: bytes) -> None:
    """A validator of PDF/A counts what stands before the last line end."""
    file = written(lambda out: b"/A %d 0 R" % out.stream(data, b"/K/V"))
    found = re.search(rb"/K/V/Length (\d+)>>\nstream\n(.*?)(?:\r\n|\r|\n)endstream", file, re.DOTALL)
    assert found is not None
    assert (int(found[1]), found[2]) == (len(data), data)


def test_the_same_objects_are_the_same_file_and_others_have_another_identifier() -> None:
    one, same = written(lambda _: b"/A 1"), written(lambda _: b"/A 1")
    other = written(lambda _: b"/A 2")
    assert one == same
    with pikepdf.open(io.BytesIO(one)) as pdf, pikepdf.open(io.BytesIO(other)) as another:
        assert bytes(pdf.trailer.ID[0]) != bytes(another.trailer.ID[0])


def test_an_object_is_written_once() -> None:
    with pytest.raises(ValueError, match="twice"):
        written(lambda out: b"%d" % out.stream(b"", number=out.stream(b"")))
