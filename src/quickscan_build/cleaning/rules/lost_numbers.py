"""Numbers of a list that OCR lost or misread come back where the sequence proves them.

    . Bepaal de regels       →  3. Bepaal de regels      (it stands third; 6 and 7 stand sixth, seventh)
    4, Gesprekken            →  4. Gesprekken            (after 3., before 5.)
    l. Eerst dit             →  1. Eerst dit             (before 2.; so is "L_ Eerst")
    z. Dan dat               →  2. Dan dat               (after 1., before 3.)
    §. Ten slotte            →  5. Ten slotte            (after 4., before 6.)
    3 Tot slot               →  3. Tot slot              (among three, one of which has its stop)
    a, Welke doelen          →  a. Welke doelen          (before b.)
    ¢. Op welke momenten     →  c. Op welke momenten     (after b., before d.)

An underscore between the mark of an item and its first word goes (``1. _Stel``, ``4._ Hanteer``), unless the
document writes the two elsewhere. A number that left no trace comes back where there is just room for it
(``a.``, a line that opens an item, ``c.``). A blank that OCR lost after the number of an item comes back
(``6.Maak``) where the numbers around it are in sequence. Behind a block without a mark, which may be an
item or go on with one, numbers stay lost unless the next one that was read tells which it is. A row of lost
numbers without a single known one cannot be told from bullets: a Doubt asks.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate
from string import ascii_lowercase, digits

from ...language import Language
from ...language.lexicon import MONTHS, PARTS
from ...ledger import Kind
from ...text import Text
from ..rule import Doubt, Edit, Finding, Rule
from ..setting.flow import Flow
from ..setting.line_edges import ends_sentence, ends_unfinished
from ..setting.lines import Lines
from ..setting.shared import flow_of
from ..unnumbered import unnumbered

_ENTRY = re.compile(
    r"(?:(\d{1,2})(?:[.,)]|-?(?= [\"'‘“(]?[A-ZÀ-Ý]))|[.,]|[lI|zsSL§$][.,]|L_)[ ]+(?=_?[^\W_]|[\"'‘“(])"
)
_OPENS = digits + ".,lI|zsSL§$"
"""The signs that such a mark opens with."""
_MEANT = {"z": 2, "s": 5, "S": 5, "§": 5, "$": 5, "L": 1}
"""What old-style figures are read as."""
_ONE = frozenset("lI|")
"""What only a 1 is read as."""
ENOUGH = 3
"""Items from which a list may have one whose number lacks its stop."""
_NUMBER = re.compile(r"(\d{1,2})[.)](?=\s|[^\W\d_]|[\"'‘“(])")
_GLUED = re.compile(r"\d{1,2}[.)](?=[\"'‘“(]?[A-ZÀ-Ý][^\W\d_]*[ ,\n])")
_LETTER = re.compile(r"([a-z¢©])([.,)]) +(?=[^\W_]|[\"'‘“(])")
_SCORED = re.compile(r"(?:\d{1,3}|[a-z])[.)]( ?_{1,2} ?)(?=([^\W\d_]{2,}+)(?!\w|\.\w))")
"""A mark with an underscore behind it, and the first word of its item."""
_AFTER_SCORE = re.compile(r"_([^\W\d_]{2,}+)")
_BEFORE_NUMBER = re.compile(rf"\b(?i:{PARTS}|{MONTHS}|artikelen|leden|lid|onderdeel|onderdelen|onder)\Z")
"""What a number or letter belongs to that opens the next line."""
_FOR_C = "¢©e"
"""What a c is read as."""
NEAR = 12
"""Lines from one item of a list to the next, at most."""
CUSTOM = 4
"""Numbers with their item right behind them, from which it may be how the author writes them."""


@dataclass(frozen=True, slots=True)
class _Entry:
    line: int
    number: int
    """0 if it was lost."""
    read: str
    blocks: int
    """Blocks without a mark that open between the entry before it and this one: paragraphs of the item
    above, or items whose number left no trace."""

    @property
    def sure(self) -> bool:
        """Whether the number was read, with its stop."""
        return self.number > 0 and self.read[-1] in ".)"

    @property
    def meant(self) -> int:
        """The only number that it can be: a figure without its stop, or one read as a letter; 0 for any."""
        return _MEANT.get(self.read[0], 0 if self.sure or self.read[-1] == "," else self.number)


def find(text: Text, language: Language) -> Iterator[Finding]:
    flow = flow_of(text)
    lines = flow.lines
    run: list[_Entry] = []
    # The number with which the run starts, computed from a known one; 0 while none is known.
    first = 0
    for index, found in lines.opening(_ENTRY, _OPENS):
        if run and index - run[-1].line > NEAR:
            yield from _settle(lines, run)
            run, first = [], 0
        if found[0].rstrip()[-1] == "," and _runs_on(flow, index):
            continue
        blocks = _blocks(lines, run[-1].line, index) if run else 0
        entry = _Entry(index, int(found.group(1) or 0), found.group(0).rstrip(), blocks)
        if entry.meant and ((first and entry.meant != first + len(run)) or not _opens_item(lines, index)):
            continue
        if entry.read[0] in _ONE and first and first + len(run) > 1:
            # The number of a chapter: "I. De wijk".
            continue
        if run and run[-1].meant == entry.number and entry.sure:
            # What seemed to be an item was a line of the one before.
            run.pop()
        fits = not first or not entry.number or entry.number - len(run) == first
        if not fits and not any(other.sure for other in run):
            # What had no stop was not an item: "8 adviezen" above ". Water", "2. Wegen".
            run, first, fits = [other for other in run if not other.meant], 0, True
        if run and not fits:
            between = sum(other.blocks for other in (*_unproven(run), entry))
            yield from _settle(lines, run, items=entry.number - len(run) == first + between)
            run, first = [], 0
        if entry.number and not first:
            first = entry.number - len(run)
        run.append(entry)
    yield from _settle(lines, run)
    yield from _glued(lines)
    yield from _lettered(flow)
    for index, mark in unnumbered(flow):
        at = lines.starts[index]
        yield Edit(at, at, mark, "an item whose number is missing: there is just room for it")
    opening = lines.opening(_SCORED, digits + ascii_lowercase) if "_" in lines.content else ()
    marked = [found for _, found in opening]
    scored = Counter(_AFTER_SCORE.findall(lines.content))
    scored.subtract(found[2] for found in marked)
    for found in marked:
        if scored[found[2]] <= 0:
            yield Edit(found.start(1), found.end(1), " ", "an underscore between an item's mark and its word")


def _opens_item(lines: Lines, index: int) -> bool:
    """Whether a line may open an item: nothing runs on into it."""
    return bool(lines.clear[index]) or lines.tails[index - 1] in ".;:!?"


def _runs_on(flow: Flow, index: int) -> bool:
    """Whether the line above runs on into a line: ``artikel / 4, eerste lid``."""
    if _opens_item(flow.lines, index):
        return False
    above = flow.lines[index - 1]
    return flow.full(index - 1) or ends_unfinished(above) or _BEFORE_NUMBER.search(above) is not None


def _blocks(lines: Lines, above: int, index: int) -> int:
    """How many blocks open between two lines as a sentence does."""
    return sum(
        lines.clear[at] and lines.heads[at].isupper() and ends_sentence(lines[at - 1])
        for at in range(above + 1, index)
    )


def _unproven(run: list[_Entry]) -> list[_Entry]:
    """The entries behind the last whose number was read."""
    return run[max((place for place, entry in enumerate(run) if entry.sure), default=0) + 1 :]


def _glued(lines: Lines) -> Iterator[Edit]:
    """A blank between a number and its item, if the items around it are in sequence.

    Where most items have none there, it is how the author writes them.
    """
    numbers = {index: int(found.group(1)) for index, found in lines.opening(_NUMBER, digits)}
    known = sorted(numbers)
    glued = {index: stop for index in known if (stop := _GLUED.match(lines.content, lines.starts[index]))}
    if len(glued) >= CUSTOM and len(glued) * 2 > len(known):
        return
    for place, index in enumerate(known):
        if not (stop := glued.get(index)):
            continue
        near = [other for other in known[max(place - 1, 0) : place + 2] if abs(other - index) <= NEAR]
        steps = [(numbers[other] - numbers[index]) * (1 if other > index else -1) for other in near]
        if 1 in steps or (len(steps) == 3 and steps[0] > 0 < steps[2]):
            yield Edit(stop.end(), stop.end(), " ", "the number of an item, as those beside it")


def _lettered(flow: Flow) -> Iterator[Edit]:
    """The letters of items, and the stops behind them, if those beside them are in sequence."""
    lines = flow.lines
    opened = lines.opening(_LETTER, f"{ascii_lowercase}¢©")
    known = [
        (index, found[1], found[2]) for index, found in opened if found[2] != "," or not _runs_on(flow, index)
    ]
    for place, (index, read, stop) in enumerate(known):
        near = [one for one in known[max(place - 1, 0) : place + 2] if abs(one[0] - index) <= NEAR]
        amid = [one[1] for one in near] == ["b", read, "d"]
        letter = "c" if amid and read in _FOR_C else read
        stops = [sign for _, other, sign in near if abs(ord(other) - ord(letter)) == 1 and sign != ","]
        if stops and (letter != read or stop == ","):
            at = lines.starts[index]
            beside = ", ".join(one[1] for one in near if one[0] != index)
            yield Edit(at, at + 2, f"{letter}{stops[0]}", f"sequence of the list: beside {beside}")


def _settle(lines: Lines, run: list[_Entry], *, items: bool = False) -> Iterator[Finding]:
    """Restore what the known numbers of one run prove.

    Behind the last of them a block without a mark leaves open what comes next, unless the number that
    follows shows that such blocks are ``items``.
    """
    wrong = [place for place, entry in enumerate(run) if not entry.sure]
    if not wrong or len(run) < 2:
        return
    known = [(place, entry.number) for place, entry in enumerate(run) if entry.sure]
    if not known and (run[0].number == 1 or run[0].meant == 1) and any(entry.read == "." for entry in run):
        known = [(0, 1)]
    if not known and len(run) >= ENOUGH and all(entry.meant for entry in run):
        known = [(0, run[0].meant)] if any(entry.read[-1] == "." for entry in run) else []
    if not known:
        if all(entry.read == "." for entry in run):
            start = lines.starts[run[0].line]
            yield Doubt(start, start + 1, ("1.", "-"), f"a list of {len(run)} items whose marks were lost")
        return
    place, number = known[0]
    first = number - place
    if first < 1 or (first != 1 and len(known) < 2):
        return
    if len(run) < ENOUGH:
        wrong = [place for place in wrong if not run[place].meant]
    told = ", ".join(str(n) for _, n in known[:3])
    open_from = known[-1][0] + 1
    passed = list(accumulate((entry.blocks for entry in run[open_from:]), initial=0))
    for place in wrong:
        entry = run[place]
        blocks = passed[max(place + 1 - open_from, 0)]
        if blocks and not items:
            break
        start = lines.starts[entry.line]
        yield Edit(
            start,
            start + len(entry.read),
            f"{first + place + blocks}.",
            f"sequence of the list: beside {told}",
        )


RULE = Rule("lost_numbers", Kind.MARK, "nummers van opsommingen", find)
