"""Pages of print made for the tests: running text set in lines, with heads, feet and notes where asked."""

from __future__ import annotations

from collections.abc import Sequence

from quickscan_build.cleaning.setting.type_widths import width_of

SENTENCES = """
De raad wil dat de wijken groener worden en vraagt het college om een plan. In elk dorp praten inwoners mee
over de inrichting van het plein. Het water krijgt meer ruimte langs de rivier. Wie een tuin heeft, kan
regenwater opvangen in een ton. De school plant samen met de buurt een rij bomen. Op warme dagen is het daar
vijf graden koeler dan in het centrum. De kosten zijn verdeeld over drie jaren en over vier partijen. Na de
zomer volgt een evaluatie door een bureau van buiten. Daarin komen ook de klachten aan de orde die via het
loket zijn binnengekomen. Niet elke straat is even geschikt voor een bredere stoep. Soms ligt er een kabel,
soms staat er een monument.
"""
WORDS = SENTENCES.split()


def set_lines(text: str, width: int) -> list[str]:
    """``text`` in lines of about ``width`` letters, ragged, as type of unequal width falls."""
    measure = width * 12
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if width_of(longer) > measure and lines[-1]:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def running_lines(count: int, *, width: int = 66, start: int = 0) -> list[str]:
    """``count`` lines of one long paragraph, set to ``width``; ``start`` tells where its text begins."""
    words = [WORDS[(start + i) % len(WORDS)] for i in range(count * 14)]
    return set_lines(" ".join(words), width)[:count]


def pages(heads: Sequence[str], feet: Sequence[str] = (), *, lines: int = 20, mark: str = "\n\f") -> str:
    """One page for each head, the paragraph running on from page to page; an empty head or foot is none."""
    text = running_lines(lines * len(heads))
    out = []
    for number, head in enumerate(heads):
        body = text[number * lines : (number + 1) * lines]
        foot = feet[number] if feet else ""
        out.append("\n".join([*([head, ""] if head else []), *body, *(["", foot] if foot else [])]) + "\n")
    return mark.join(out)


def body(count: int, *, lines: int = 20) -> str:
    """The text that ``pages`` of so many pages holds, as one paragraph."""
    return " ".join(running_lines(lines * count))
