"""Headings over more than one line: no last line of one word.

Words are tied by no-break spaces, which every face has, and which the page's text gives back as blanks.
"""

from __future__ import annotations

from docutils import nodes

SHORTEST = 12
"""Characters that a last line should have at least."""
LONGEST = 24
"""Characters that are tied at most: what does not break must fit on the smallest page."""
TIE = "\N{NO-BREAK SPACE}"


def tied(title: str) -> str:
    """The title, with its last words kept together: two at least, where there are two more before them.

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
    """Tie the last words of every heading; of one that ends in markup, nothing."""
    for heading in doctree.findall(nodes.title):
        last = heading.children[-1] if heading.children else None
        if isinstance(last, nodes.Text):
            heading.replace(last, nodes.Text(tied(str(last))))
