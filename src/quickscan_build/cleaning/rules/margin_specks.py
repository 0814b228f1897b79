"""Specks in the left margin that were read as opening quotation marks or as bullets go.

    een mensenrechtentoets zoals het Impact Assess-       … zoals het Impact Assess-
    ‘ment Mensenrechten toe te passen                 →   ment Mensenrechten toe te passen

A quotation mark goes before the second half of a broken word, if that is no word by itself or nothing
closes the mark; and before a sentence that runs on, if nothing closes the mark and the scan has such marks
again and again there and hardly anywhere else. A bullet goes in mid-sentence, below a full line, if there
is no other nearby. What opens a quotation or an item stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule
from ..setting.flow import Flow
from ..setting.line_edges import ends_broken, ends_sentence
from ..setting.lines import Lines
from ..setting.shared import flow_of

_MARK = re.compile(r"[‘'“\"](?=([^\W\d_]+))")
_BULLET = re.compile(r"[*•·+¢°®©~] (?=[a-zà-ÿ]{2})")
_ANY_BULLET = re.compile(r"[*•·+¢°®©~«»eo-] ")
_HALF = re.compile(r"[^\W\d_]+(?=[-\u00ad\u2010¬]\Z)")
_CLOSING = re.compile(r"(?<!\s)[’”'\"](?![^\W_])")
"""An apostrophe within a word closes nothing."""
_ELIDED = frozenset(("s", "t", "n", "m", "k", "r"))
"""What an apostrophe may stand before: ’s avonds."""
LONGEST_QUOTE = 8
"""Lines of a quotation, at most; a longer one is a paragraph of its own."""
NEAR = 12
"""Lines around a bullet within which others show a list."""
FEWEST = 4
"""Unclosed marks at line starts in mid-sentence that show them to be specks."""
LONGEST_HALF = 40
"""Characters looked back for the first half of a word."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    flow = flow_of(text)
    lines = flow.lines
    yield from _bullets(flow)
    specks: list[int] = []
    closed = 0
    for index, found in lines.opening(_MARK, "‘'“\""):
        if lines.clear[index]:
            continue
        word = found[1]
        above = lines[index - 1]
        if word in _ELIDED or ends_sentence(above):
            continue
        ends = _is_closed(lines, index)
        if ends_broken(above):
            half = _HALF.search(above[-LONGEST_HALF:])
            whole = half[0] + word if half else ""
            half_only = language.lexical(whole) and not language.lexical(word)
            if word.islower() and (not ends or half_only):
                yield _gone(lines, index, f"the second half of {whole} has no quotation mark")
        elif ends:
            closed += 1
        elif word.islower():
            specks.append(index)
    if len(specks) >= FEWEST and len(specks) > closed:
        for index in specks:
            yield _gone(
                lines, index, f"a speck: {len(specks)} marks at line starts are not closed, {closed} are"
            )


def _bullets(flow: Flow) -> Iterator[Edit]:
    """Bullets by themselves in mid-sentence."""
    lines = flow.lines
    for index, found in lines.opening(_BULLET, "*•·+¢°®©~"):
        if lines.clear[index]:
            continue
        above = lines[index - 1]
        if not (above[-1].isalpha() or above[-1] == ",") or not flow.full(index - 1):
            continue
        around = (*range(max(index - NEAR, 0), index), *range(index + 1, min(index + NEAR, len(lines))))
        if not any(_ANY_BULLET.match(lines[other]) for other in around):
            start = lines.starts[index]
            yield Edit(
                start, start + len(found[0]), "", "no list is near, and the sentence runs on around it"
            )


def _is_closed(lines: Lines, index: int) -> bool:
    """Whether a quotation that a line opens is closed in this block."""
    for at in range(index, min(index + LONGEST_QUOTE, len(lines))):
        if at > index and (lines.gaps[at] or lines.tops[at]):
            return False
        if _CLOSING.search(lines.content, lines.starts[at] + 1, lines.ends[at]):
            return True
    return False


def _gone(lines: Lines, index: int, evidence: str) -> Edit:
    return Edit(lines.starts[index], lines.starts[index] + 1, "", evidence)


RULE = Rule("margin_specks", Kind.MARK, "spikkels in de marge die als aanhalingsteken waren gelezen", find)
