"""Headings of more than one line: the last line is never a single word.

Words are tied with no-break spaces, which every face has, and which are read back as blanks.
"""

from __future__ import annotations

from docutils import nodes

SHORTEST = 12
"""Characters that a last line should have at least."""
LONGEST = 24
"""Characters that are tied at most: what cannot break must fit on the smallest page."""
TIE = "\N{NO-BREAK SPACE}"


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


def tie_headings(doctree: nodes.document) -> None:
    """Tie the last words of every heading, except one that ends in markup."""
    for heading in doctree.findall(nodes.title):
        last = heading.children[-1] if heading.children else None
        if isinstance(last, nodes.Text):
            heading.replace(last, nodes.Text(tied(str(last))))
