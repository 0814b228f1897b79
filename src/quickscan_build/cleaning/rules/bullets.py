"""Whatever OCR made of a bullet becomes "- " again; a lost one comes back where others prove it.

    ¢ Kijk naar de outcome         →  - Kijk naar de outcome
    e Wat kost het?                →  - Wat kost het?
    " taken die ik kan uitvoeren   →  - taken die ik kan uitvoeren

A dash, or a sign with which a line of running text may start, is a mark only in a row of marks, and a letter
or an ampersand that OCR made of a square (``m Water``, ``& Groen``) only amid items. A line that
lost its mark is an item when the items around it prove it: it begins and ends as they do.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import islice, pairwise
from string import ascii_uppercase

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..lost_marks import lost_marks
from ..rule import Edit, Rule
from ..setting.flow import ITEM, NESTED, Flow
from ..setting.line_edges import ends_sentence
from ..setting.shared import own_flow_of
from ..signs import places_of

_GLYPHS = "•·∙‣▪■□●○◦►➢✓*+«»®©°¢#§¥£@~=<>\"“”‘'-–—eo"
"""What OCR makes of a bullet; two of them are letters."""
_GLYPH = re.compile(
    rf"([{re.escape(_GLYPHS)}]|[‘'][*+¢«©®°•\"“-]|[*+«»•][*+«»•])[ \u00a0]+"
    r"(?:[_—–] |—(?=[^\W\d_]))?(?=([^\W_]|[(‘’“\"'\[\\]))"
)
"""The mark of an item, at times with what OCR read of the line below it."""
_GLUED = re.compile(r"[•·∙▪■●»«®©¢*+](?=[^\W\d_]{2})")
"""A bullet that OCR set against its word; only counted near other items."""
_QUOTE = re.compile(r"[\"“'‘](?=[^\W\d_]{2})(?!.(?:[st] |n |s-))")
_CLOSING = re.compile(r"[\"”’'](?<=\S.)(?!\w)")
"""What closes a quotation mark that opens a line; one that nothing closes may be a bullet amid items."""
_SCORED = re.compile(
    r"_{1,2} ?(?=[A-ZÀ-Ý(])|[^\s\w] ?_{1,3} ?(?=[^\W_]|\()"
    r"|[^\W\d](?:_(?=[A-ZÀ-Ý][a-zà-ÿ])|(?: _{1,3}|_{2,3}) ?(?=[^\W\d_]{2}))"
)
"""A bullet that was read as the line it stands on."""
_LETTER = re.compile(
    r"(?!(?:Om|U|OP|IN) )([A-ZÀÂ]|[A-Z][A-Zm](?!_\w))(?: ?_{1,3} ?| )(?=[^\W\d_])|([1itw]?m=?) (?=[A-Z][a-z])"
)
"""A bullet read as a capital, with the line it stands on, or as ``m``; it must open item after item, and not
be a word.
"""
_SMUDGE = re.compile(r"(?:[amuw]|[1‘']?[&#]|[‘'][=@8]) (?=[A-ZÀ-Ý][a-zà-ÿ])")
"""A square read as a sign or a letter with which no sentence opens; it must stand amid items."""
_BARE = str.maketrans("ÀÂ", "AA")
_DASHES = frozenset("-–—")
_CLOSES = {"«": "»", '"': '"', "“": "”"}
_IN_TEXT = frozenset("+=<>~«»\"“”‘'")
"""Signs that may open a line in mid-sentence."""
FEWEST = 3
"""Items that open with one capital, from which it is their bullet."""
NEAR = 12
"""Lines between two marks of one list."""
FAR = 5
"""Lines from one first line to the next that are more than an item has."""
_BEFORE_NUMBERS = frozenset("+*©°#§£~=<>")
"""Signs that may precede a number in running text: ``© 2017``, ``§ 3``, ``+ 18``."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    flow = own_flow_of(text)
    lines = flow.lines
    # In a worn scan such marks are dirt, wherever they are.
    marks = _Marks(flow, known=len(text.page_starts) > 1, quotes=not language.worn)
    for index, length in marks.glyphs.items():
        # By its indentation `paragraphs` knows how deep an item is; a single blank was a bullet.
        indent = lines.indents[index]
        start = lines.starts[index] - (indent if indent < NESTED or not length else 0)
        end = lines.starts[index] + length
        if text.content[start:end] != "- ":
            yield Edit(
                start, end, "- ", f"list mark, read as {text.content[start:end].strip() or 'a blank'!r}"
            )
    for index in lost_marks(flow, marks.glyphs):
        start = lines.starts[index]
        yield Edit(start - lines.indents[index], start, "- ", "lost list mark: the items beside it")


class _Marks:
    """The list marks of a text: line → length of the mark as read.

    Where OCR saw a bullet but read none, it leaves one blank (length 0); if the pages are not ``known``, a
    blank may also mark a page: such blanks are far apart. A quotation mark is a list mark only if
    ``quotes`` allows it.
    """

    def __init__(self, flow: Flow, *, known: bool, quotes: bool) -> None:
        self.flow = flow
        self.lines = lines = flow.lines
        self.glyphs: dict[int, int] = {}
        faint: list[int] = []
        maybe: dict[int, int] = {}
        opening = list(lines.opening(_GLYPH, _GLYPHS))
        for place, (index, found) in enumerate(opening):
            beside = (*opening[max(place - 1, 0) : place], *opening[place + 1 : place + 2])
            # Alone, it says whose the text is.
            owned = found[1] == "©" and not any(abs(other - index) <= NEAR for other, _ in beside)
            if not owned and self._sure(index, found):
                self.glyphs[index] = found.end() - found.start()
            else:
                maybe[index] = found.end() - found.start()
        if (len(lines) - lines.indents.count(0) - lines.indents.count(1)) * 8 < len(lines):
            faint = [
                index
                for index in map(re.Match.start, re.finditer(b"\x01", lines.indents))
                if index not in self.glyphs
                and index not in maybe
                and not _GLUED.match(lines.content, lines.starts[index])
                and not ITEM.match(lines[index])
            ]
        for mark in (self._scored, self._letters):
            self.glyphs.update(list(mark()))
        if known or _close(faint):
            self.glyphs.update(dict.fromkeys(faint, 0))
        likely = sorted([*self.glyphs, *maybe])
        for position, index in enumerate(likely):
            if index in maybe and self._in_list(index, likely[max(position - 1, 0) : position + 2]):
                self.glyphs[index] = maybe[index]
        glued = [index for index, _ in lines.opening(_GLUED, "•·∙▪■●»«®©¢*+")]
        marked = sorted([*self.glyphs, *glued])
        for index in glued:
            if index - 1 in self.glyphs or index + 1 in self.glyphs or self._opens_near(index, marked):
                self.glyphs[index] = 1
        self._take_smudges()
        self.glyphs.update(dict.fromkeys(self._quotes() if quotes else (), 1))
        for index in self.glyphs:
            flow.items[index] = 1

    def _opens_near(self, index: int, known: list[int]) -> bool:
        """Whether a line opens a block, and nearby, above or below, others that may be items do so too."""
        lines = self.lines
        if not index or not (lines.gaps[index] or ends_sentence(lines[index - 1])):
            return False
        place = bisect_left(known, index)
        beside = (*known[max(place - 1, 0) : place], *known[place + 1 : place + 2])
        return any(abs(other - index) <= NEAR // 2 for other in beside)

    def _take_smudges(self) -> None:
        """Take the squares read as something else that open a block amid items, or right below one."""
        lines, known = self.lines, sorted(self.glyphs)
        for index, found in lines.opening(_SMUDGE, "amuw1&#‘'"):
            if not index or index in self.glyphs or (found[0] == "a " and self._lettered(index)):
                continue
            apart = lines.gaps[index] or (
                found[0] != "u " and (ends_sentence(lines[index - 1]) or not self.flow.full(index - 1))
            )
            place = bisect_left(known, index)
            above = place > 0 and index - known[place - 1] <= NEAR // 2
            below = place < len(known) and known[place] - index <= NEAR // 2
            led = above or lines.tails[index - 1] == ":"
            if apart and (index - 1 in self.glyphs or (below and led)):
                self.glyphs[index] = found.end() - found.start()

    def _lettered(self, index: int) -> bool:
        """Whether b opens a line soon after one that a opens."""
        lines = self.lines
        follow = range(index + 1, min(index + NEAR, len(lines)))
        return any(lines.content.startswith("b ", lines.starts[at]) for at in follow)

    def _quotes(self) -> list[int]:
        """The lines that a quotation mark opens amid items, where nothing closes it."""
        lines = self.lines
        known = sorted(self.glyphs)
        return [
            index
            for index in places_of(lines.heads, "\"“'‘")
            if _QUOTE.match(lines.content, lines.starts[index])
            and index not in self.glyphs
            and self._opens_amid(index, known)
            and not self._closes(index)
        ]

    def _opens_amid(self, index: int, known: list[int]) -> bool:
        """Whether a line opens a block, with items nearby, above and below."""
        lines = self.lines
        if not index or not (lines.gaps[index] or (index - 1 in self.glyphs and lines[index][1].isupper())):
            return False
        place = bisect_left(known, index)
        return (
            0 < place < len(known)
            and index - known[place - 1] <= NEAR // 2
            and known[place] - index <= NEAR // 2
        )

    def _closes(self, index: int) -> bool:
        """Whether a quotation mark that opens a line is closed in the block."""
        lines = self.lines
        for at in range(index, min(index + NEAR, len(lines))):
            if at > index and (lines.clear[at] or at in self.glyphs):
                break
            if _CLOSING.search(lines.content, lines.starts[at] + 1, lines.ends[at]):
                return True
        return False

    def _scored(self) -> Iterator[tuple[int, int]]:
        """Marks with an underscore, unless a second one shows that a pair of them sets words off."""
        lines = self.lines
        for index in sorted(set(map(lines.at, places_of(lines.content, "_")))):
            found = _SCORED.match(lines.content, lines.starts[index], lines.ends[index])
            if not found:
                continue
            letter = found[0][0].isalpha() and not any(0 < abs(o - index) <= NEAR for o in self.glyphs)
            if not letter and "_" not in lines.content[found.end() : lines.ends[index]]:
                yield index, found.end() - found.start()

    def _letters(self) -> Iterator[tuple[int, int]]:
        """Capitals that open line after line and are hardly anywhere else."""
        lines = self.lines
        at: dict[str, list[tuple[int, int]]] = {}
        for index, found in lines.opening(_LETTER, ascii_uppercase + "ÀÂ1itwm"):
            above = lines[index - 1] if index else ""
            small = found[2] and not above[-1:].isdecimal()
            if small or "_" in found[0] or lines.clear[index] or above[-1:] in ",;" or ends_sentence(above):
                letter = (found[1] or "m").translate(_BARE)
                at.setdefault(letter, []).append((index, found.end() - found.start()))
        for letter, marks in at.items():
            if len(marks) >= FEWEST:
                # First the letter: it is sought in a tenth of the time that a look at all words takes.
                alone = re.finditer(rf"{letter}(?!\S)(?<!\S{'.' * len(letter)})", lines.content)
                most = len(marks) * 4 // 3
                if len([*islice(alone, most + 1)]) <= most:
                    yield from marks

    def _in_list(self, index: int, around: list[int]) -> bool:
        """Whether a dash is in a row of marks or follows the words before a list, or a sign an item."""
        if self.lines.content[self.lines.starts[index]] not in _DASHES:
            return index - 1 in self.glyphs
        if index and self.lines[index - 1][-1] in '”’"':
            # The name below a quotation.
            return False
        near = any(0 < abs(index - other) <= NEAR for other in around)
        return near or (index > 0 and self.lines[index - 1].endswith(":"))

    def _sure(self, index: int, found: re.Match[str]) -> bool:
        glyph, follows = found.groups()
        lines, flow = self.lines, self.flow
        if follows.isdigit() and glyph in _BEFORE_NUMBERS:
            return False
        if glyph in _CLOSES and _CLOSES[glyph] in lines[index][2:]:
            return False
        if index == 0 or lines.gaps[index] or lines.tops[index]:
            return glyph not in _DASHES or glyph == "-"
        before = lines[index - 1]
        if glyph in _DASHES:
            return glyph == "-" and (ends_sentence(before) or not flow.full(index - 1))
        return ends_sentence(before) or not flow.full(index - 1) or glyph not in _IN_TEXT


def _close(faint: list[int]) -> bool:
    """Whether lines are as close as items of lists, not as the first lines of pages or paragraphs."""
    near = [b - a < FAR for a, b in pairwise(faint)]
    beside = sum(one or other for one, other in zip([False, *near], [*near, False], strict=True))
    return beside * 4 >= len(faint) > 1


RULE = Rule("bullets", Kind.MARK, "opsommingstekens", find)
