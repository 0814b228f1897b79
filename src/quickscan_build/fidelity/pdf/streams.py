"""Streams that unpack to more than any page holds are refused before they are unpacked."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf

LARGEST = 64_000_000
"""Bytes of one stream, unpacked; a page of text has a thousandth of it."""
_STEP = 1 << 20
_KNOWN = frozenset({"/FlateDecode", "/ASCIIHexDecode", "/ASCII85Decode"})


def checked(stream: Any) -> Any:
    """The stream itself (or each of an array of them). ``ValueError`` for one that is a trap."""
    for one in stream if isinstance(stream, pikepdf.Array) else [stream]:
        if isinstance(one, pikepdf.Stream):
            _check(one)
    return stream


def _check(stream: pikepdf.Stream) -> None:
    filters = stream.get("/Filter")
    names = [] if filters is None else list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    packed = [name for name in names if str(name) == "/FlateDecode"]
    if len(packed) > 1 or not {str(name) for name in names} <= _KNOWN:
        raise ValueError("it packs its pages in a way no publication does")
    raw = stream.read_raw_bytes()
    if len(raw) > LARGEST:
        raise ValueError(f"a stream has more than {LARGEST:,} bytes")
    if names == packed and packed:
        _unpack(raw)
    elif packed and len(raw) > LARGEST // 1_100:
        # Deflate makes at most some thousand bytes of one.
        raise ValueError("it packs its pages in a way no publication does")


def _unpack(raw: bytes) -> None:
    unpacker = zlib.decompressobj()
    size = 0
    try:
        while raw and not unpacker.eof:
            size += len(unpacker.decompress(raw, _STEP))
            raw = unpacker.unconsumed_tail
            if size > LARGEST:
                raise ValueError(f"a stream unpacks to more than {LARGEST:,} bytes")
    except zlib.error as error:
        raise ValueError(f"a stream cannot be unpacked ({error})") from None
