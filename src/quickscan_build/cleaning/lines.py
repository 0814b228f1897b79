"""The lines of print in a text: where they stand, what is blank around them, how wide they are set."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from functools import cached_property

from ..text import Text

MEASURE_QUANTILE = 0.9
"""Share of the lines around that are not wider than the measure; the rest stick out by OCR's errors."""
CHUNK = 24
"""Lines for which one measure is taken; it looks a chunk back and a chunk ahead."""


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
    return sum(text.encode("latin-1", "replace").translate(WEIGHTS))


class Lines:
    """All lines that are not blank, as columns of numbers, so that a hundred megabytes fit.

    ``starts`` and ``ends`` are offsets of the text without the blanks around it; ``gaps`` counts the
    blank lines before a line (at most 255); ``indents`` the blanks it opens with (at most 255);
    ``tops`` is 1 where a page starts between the line before and this one.
    """

    def __init__(self, text: Text) -> None:
        self.content = content = text.content
        self.starts = starts = array("q")
        self.ends = ends = array("q")
        self.gaps = gaps = bytearray()
        self.indents = indents = bytearray()
        self.tops = tops = bytearray()
        marks = text.page_starts
        mark = 0
        offset = 0
        for number, page in enumerate(content.split("\f")):
            blank_lines = 0
            new_page = number > 0
            for row in page.split("\n"):
                stripped = row.strip()
                if stripped:
                    start = offset + row.index(stripped)
                    indent = start - offset
                    while mark < len(marks) and marks[mark] <= start:
                        new_page = True
                        # A page mark that is a blank is no indent.
                        indent -= marks[mark] == offset and row[0] == " "
                        mark += 1
                    starts.append(start)
                    ends.append(start + len(stripped))
                    gaps.append(min(blank_lines, 255))
                    indents.append(min(indent, 255))
                    tops.append(new_page and len(starts) > 1)
                    blank_lines = 0
                    new_page = False
                else:
                    blank_lines += 1
                offset += len(row) + 1

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, index: int) -> str:
        return self.content[self.starts[index] : self.ends[index]]

    def at(self, offset: int) -> int:
        """The line that holds ``offset``, or the last one before it."""
        return max(bisect_right(self.starts, offset) - 1, 0)

    @cached_property
    def widths(self) -> array[int]:
        """How wide each line is set."""
        weights = self.content.encode("latin-1", "replace").translate(WEIGHTS)
        return array("q", (sum(weights[s:e]) for s, e in zip(self.starts, self.ends, strict=True)))

    @cached_property
    def measures(self) -> array[int]:
        """The measure each line is set to: what the full lines around it have in common.

        Where the lines around agree on none (a list of names, a title page) it is that of the whole.
        """
        widths = self.widths
        chunks = [sorted(widths[at : at + CHUNK]) for at in range(0, len(widths), CHUNK)]
        general = _quantile(sorted(_quantile(chunk) for chunk in chunks)) if chunks else 0
        measures = array("q")
        for index, chunk in enumerate(chunks):
            around = sorted(w for c in chunks[max(index - 1, 0) : index + 2] for w in c)
            local = _quantile(around)
            full = len(around) - bisect_right(around, local * 0.92)
            measures.extend([local if full * 4 >= len(around) else max(general, local)] * len(chunk))
        return measures

    def fill(self, index: int) -> float:
        """How much of its measure a line fills: about 1.0 for a full line."""
        return self.widths[index] / max(self.measures[index], 1)


def _quantile(ordered: list[int]) -> int:
    return ordered[min(int(len(ordered) * MEASURE_QUANTILE), len(ordered) - 1)]
