"""The last line of a heading or of what is quoted large is never a single word, and that of a paragraph never
a very short one; nor is the sign of an amount the last on its line.

Words are tied with no-break spaces, which every face has, and which are read back as blanks.
"""

from __future__ import annotations

import re

from docutils import nodes

from .. import nodes as qb

SHORTEST = 12
"""Characters that a last line should have at least."""
SHORT = 3
"""Characters of a word that is not left alone on the last line of a paragraph."""
LONGEST = 24
"""Characters that are tied at most: what cannot break must fit on the smallest page."""
TIE = "\N{NO-BREAK SPACE}"
_AMOUNT = re.compile(r"(?<=€) (?=\d)")


def tied(title: str) -> str:
    """The title with its last words kept together: at least two, if there are two more before them.

    >>> tied("Een eigen huis in de stad").split(" ")
    ['Een', 'eigen', 'huis\\xa0in\\xa0de\\xa0stad']
    """
    *words, tail = title.split(" ")
    alone = True
    while len(words) > 2 and (alone or len(tail) < SHORTEST):
        longer = f"{words[-1]}{TIE}{tail}"
        if len(longer) > LONGEST:
            break
        words.pop()
        tail, alone = longer, False
    return " ".join([*words, tail])


def ended(text: str) -> str:
    """The text with its last word kept with the one before, if it is as short as an indent is wide.

    >>> ended("Dit is groep 4"), ended("Dit is groep vier")
    ('Dit is groep\\xa04', 'Dit is groep vier')
    """
    rest, _, tail = text.rpartition(" ")
    before = rest.rpartition(" ")[2]
    if before and len(tail) <= SHORT and len(before) + len(tail) < LONGEST:
        return f"{rest}{TIE}{tail}"
    return text


def tie_words(doctree: nodes.document) -> None:
    """Tie amounts, and the last words of headings and paragraphs unless markup or a cell ends with them."""
    for text in [one for one in doctree.findall(nodes.Text) if _AMOUNT.search(one)]:
        text.parent.replace(text, nodes.Text(_AMOUNT.sub(TIE, text)))
    for block in doctree.findall(nodes.TextElement):
        last = block.children[-1] if block.children else None
        if not isinstance(last, nodes.Text):
            continue
        if isinstance(block, nodes.title) or isinstance(block.parent, qb.quotation):
            block.replace(last, nodes.Text(tied(str(last))))
        elif isinstance(block, nodes.paragraph) and not isinstance(block.parent, nodes.entry):
            block.replace(last, nodes.Text(ended(str(last))))
