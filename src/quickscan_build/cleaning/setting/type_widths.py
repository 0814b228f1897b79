"""How wide text is set."""

from __future__ import annotations

from zlib import adler32


def _weights() -> bytes:
    """Advance widths of the Latin-1 characters, in tenths of a narrow letter.

    Averages over a grotesque, an antiqua and a humanist sans: near enough for any text face.
    """
    table = bytearray([13] * 256)
    for width, chars in {
        5: "'",
        6: " ,.ijl",
        7: "!:;I[]ft|",
        8: "()-/\\`r",
        9: '"{}',
        10: "Js",
        11: "*^cxz",
        12: "#$0123456789?_aegkvyéèëàáäç",
        14: "EPT",
        15: "BCKRXY",
        16: "ADHV",
        17: "&GNOQUw",
        19: "%m",
        21: "M",
        22: "@W",
    }.items():
        for char in chars:
            table[ord(char)] = width
    return bytes(table)


WEIGHTS = _weights()
BLANK_WIDTH = 6


def width_of(text: str) -> int:
    """The width of ``text`` as set, in the unit of ``Lines.widths``."""
    return sum_of(text.encode("latin-1", "replace").translate(WEIGHTS))


def sum_of(weights: bytes) -> int:
    """The sum of weights: the low half of their Adler-32 is that, modulo 65521, in a sixth of the time."""
    return (adler32(weights) & 0xFFFF) - 1 if len(weights) <= _SUMMED else sum(weights)


_SUMMED = 65519 // max(WEIGHTS)
