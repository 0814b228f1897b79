"""A text with a blank line after every line is set close, so that a blank line parts blocks again.

    De doelen van het                De doelen van het
                                →    programma stemmen hen vrolijk.
    programma stemmen hen vrolijk.

Only where nearly all lines are set this way, and sentences run on across the blank lines.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule
from ..setting.line_edges import ends_sentence, starts_low
from ..setting.shared import lines_of

FEWEST = 12
"""Lines that are enough to show a custom."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    lines = lines_of(text)
    if lines.tops.count(0, 1) < max(FEWEST, lines.clear.count(0) * 10):
        return
    inner = [index for index in range(1, len(lines)) if not lines.tops[index]]
    running = sum(starts_low(lines[index]) and not ends_sentence(lines[index - 1]) for index in inner)
    if running * 4 < len(inner):
        return
    usual = Counter(lines.gaps[index] for index in inner).most_common(1)[0][0]
    for index in inner:
        gap = lines.gaps[index]
        after = "\n" if gap <= usual else "\n\n"
        start, end = lines.ends[index - 1], lines.starts[index] - lines.indents[index]
        if text.content[start:end] != after:
            yield Edit(start, end, after, "the text has a blank line after every line")


RULE = Rule("double_spacing", Kind.LAYOUT, "witregels tussen alle regels", find)
