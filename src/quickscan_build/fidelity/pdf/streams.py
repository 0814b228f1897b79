"""Streams that unpack to more than any page holds are refused before they are unpacked."""

from __future__ import annotations

import zlib
from typing import Any

import pikepdf

LARGEST = 16_000_000
"""Bytes of one stream, or of the streams of a page, unpacked; a page of text has a hundredth of it."""
_STEP = 1 << 20
_KNOWN = frozenset({"/FlateDecode", "/ASCIIHexDecode", "/ASCII85Decode"})


def checked(stream: Any) -> Any:
    """The stream itself (or each of an array of them). ``ValueError`` for one that is a trap."""
    parts = list(stream) if isinstance(stream, pikepdf.Array) else [stream]
    # A page's content may be the same stream many times over.
    total = 0
    for one in parts:
        total += _check(one) if isinstance(one, pikepdf.Stream) else 0
        if total > LARGEST:
            raise ValueError(f"streams of a page unpack to more than {LARGEST:,} bytes")
    return stream


def _check(stream: pikepdf.Stream) -> int:
    """How many bytes a stream unpacks to, at most."""
    filters = stream.get("/Filter")
    names = [] if filters is None else list(filters) if isinstance(filters, pikepdf.Array) else [filters]
    packed = [name for name in names if str(name) == "/FlateDecode"]
    if len(packed) > 1 or not {str(name) for name in names} <= _KNOWN:
        raise ValueError("it packs its pages in a way no publication does")
    raw = stream.read_raw_bytes()
    if len(raw) > LARGEST:
        raise ValueError(f"a stream has more than {LARGEST:,} bytes")
    if names == packed and packed:
        return _unpack(raw)
    if packed and len(raw) > LARGEST // 1_100:
        # Deflate makes at most some thousand bytes of one.
        raise ValueError("it packs its pages in a way no publication does")
    return len(raw)


def _unpack(raw: bytes) -> int:
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
    return size
