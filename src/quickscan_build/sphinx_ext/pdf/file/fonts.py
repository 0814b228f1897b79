"""Embed each face once, cut down to the glyphs the book shows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

import pikepdf
import uharfbuzz
from pikepdf import Array, Dictionary, Name, String

from ..model import FontUse

_DROPPED = ("BASE", "DSIG", "GPOS", "GSUB", "JSTF", "LTSH", "PCLT", "GDEF", "STAT", "kern", "meta", "name")
"""Tables that a PDF reader does not use: the text is already shaped."""


def embed(pdf: pikepdf.Pdf, uses: Iterable[FontUse], face: Callable[[str], bytes]) -> Dictionary:
    """Put every face into ``pdf``; returns the fonts' resource dictionary: key → font.

    ``face``: hash of a font file → the file.
    """
    together: dict[str, FontUse] = {}
    for use in uses:
        known = together.get(use.key)
        together[use.key] = use if known is None else _merge(known, use)
    fonts = Dictionary()
    for key, use in sorted(together.items()):
        fonts[f"/{key}"] = _font(pdf, use, _subset(face(use.face), use.index, use.widths))
    return fonts


def _merge(one: FontUse, other: FontUse) -> FontUse:
    if one.face != other.face:
        raise ValueError(f"two font files have the same name {one.key}: {one.name}, {other.name}")
    return replace(one, widths=other.widths | one.widths, text=other.text | one.text)


def _subset(file: bytes, index: int, glyphs: Iterable[int]) -> bytes:
    """The font file with only ``glyphs``, each under its own number."""
    face = uharfbuzz.Face(file, index)
    wanted = uharfbuzz.SubsetInput()
    wanted.glyph_set.update(glyphs)
    wanted.drop_table_tag_set.update(_tag(tag) for tag in _DROPPED)
    wanted.flags = (
        uharfbuzz.SubsetFlags.RETAIN_GIDS
        | uharfbuzz.SubsetFlags.NO_HINTING
        | uharfbuzz.SubsetFlags.NOTDEF_OUTLINE
    )
    subset: bytes = wanted.subset(face).blob.data
    return subset


def _tag(tag: str) -> int:
    """HarfBuzz' number for a table's tag."""
    return int.from_bytes(tag.ljust(4).encode("ascii"), "big")


def _font(pdf: pikepdf.Pdf, use: FontUse, file: bytes) -> pikepdf.Object:
    opentype = file[:4] == b"OTTO"
    stream = pdf.make_stream(file)
    if opentype:
        stream.Subtype = Name.OpenType
    else:
        stream.Length1 = len(file)
    name = Name("/" + re.sub(r"[^A-Za-z0-9+.-]", "-", use.name))
    descriptor = Dictionary(
        Type=Name.FontDescriptor,
        FontName=name,
        FontFamily=String(use.family),
        Flags=use.flags,
        FontBBox=[0, use.descent, max(use.widths.values(), default=0), use.ascent],
        ItalicAngle=-12 if use.flags & 64 else 0,
        Ascent=use.ascent,
        Descent=use.descent,
        CapHeight=use.ascent,
        StemV=80,
    )
    descriptor[Name.FontFile3 if opentype else Name.FontFile2] = stream
    descendant = Dictionary(
        Type=Name.Font,
        Subtype=Name.CIDFontType0 if opentype else Name.CIDFontType2,
        BaseFont=name,
        CIDSystemInfo=Dictionary(Registry=String("Adobe"), Ordering=String("Identity"), Supplement=0),
        CIDToGIDMap=Name.Identity,
        W=_widths(use.widths),
        FontDescriptor=pdf.make_indirect(descriptor),
    )
    return pdf.make_indirect(
        Dictionary(
            Type=Name.Font,
            Subtype=Name.Type0,
            BaseFont=name,
            Encoding=Name("/Identity-H"),
            DescendantFonts=[pdf.make_indirect(descendant)],
            ToUnicode=pdf.make_stream(_to_unicode(use.text)),
        )
    )


def _widths(widths: Mapping[int, int]) -> Array:
    """A ``W`` array: a run of glyphs one after another, then their widths."""
    array = Array()
    run: list[int] = []
    for glyph in sorted(widths):
        if glyph - 1 not in widths:
            if run:
                array.append(Array(run))
            array.append(glyph)
            run = []
        run.append(widths[glyph])
    if run:
        array.append(Array(run))
    return array


def _to_unicode(text: Mapping[int, str]) -> bytes:
    """The CMap from glyphs to text."""
    lines = [
        "/CIDInit /ProcSet findresource begin",
        "12 dict begin",
        "begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def",
        "/CMapType 2 def",
        "1 begincodespacerange",
        "<0000> <ffff>",
        "endcodespacerange",
    ]
    items = sorted(text.items())
    for start in range(0, len(items), 100):
        batch = items[start : start + 100]
        lines.append(f"{len(batch)} beginbfchar")
        lines += [f"<{glyph:04x}> <{shown.encode('utf-16-be').hex()}>" for glyph, shown in batch]
        lines.append("endbfchar")
    lines += ["endcmap", "CMapName currentdict /CMap defineresource pop", "end", "end"]
    return "\n".join(lines).encode("ascii")
