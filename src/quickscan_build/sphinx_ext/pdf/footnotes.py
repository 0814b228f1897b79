"""Footnotes of the print go to the foot of the page that calls them, as on paper.

In a chapter a footnote comes after the block that calls it. WeasyPrint sets a footnote on the page on which
it meets its element: so it is put right after its call, and floats from there. In its old place an empty
element stays, where it is read (``boxes``): after the block, not in the middle of a sentence.
"""

from __future__ import annotations

from docutils import nodes

from .. import nodes as qb


class floated_note(nodes.Inline, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """A footnote of the print right after its call. Attribute: ``label`` (str)."""


class note_place(nodes.Invisible, nodes.Element):  # noqa: N801 - as above
    """Where a floated footnote is read. Attribute: ``refid``, of the footnote."""


_NOTES = (floated_note, qb.print_note)


def float_footnotes(doctree: nodes.document) -> None:
    """Put each footnote after the first of its calls; one without any, after the text that it follows.

    One with anything in it but paragraphs stays where it is.
    """
    calls: dict[str, nodes.Node] = {}
    for one in doctree.findall(qb.note_ref):
        calls.setdefault(one.get("refid", ""), one)
    for note in list(doctree.findall(qb.print_note)):
        name = note["ids"][0]
        call = calls[name] if name in calls else _before(note)
        if call is None or not all(isinstance(child, nodes.paragraph) for child in note.children):
            continue
        note.parent.replace(note, note_place(refid=name))
        floated = floated_note("", *note.children, ids=[name], label=note["label"])
        call.parent.insert(call.parent.index(call) + 1, floated)


def _before(note: qb.print_note) -> nodes.Node | None:
    """What ends the last text before a footnote, in a paragraph, an item or a cell."""
    for block in reversed(note.parent[: note.parent.index(note)]):
        texts = [one for one in block.findall(nodes.paragraph) if not isinstance(one.parent, _NOTES)]
        if texts and texts[-1].children:
            return texts[-1].children[-1]
    return None
