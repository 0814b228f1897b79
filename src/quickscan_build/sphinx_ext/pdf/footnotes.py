"""Footnotes of the print at the foot of the page that calls them, where paper has them.

In a chapter a footnote stands after the block that calls it. WeasyPrint sets a footnote on the page on which
its element is reached: so it is put right behind its call, and floats from there. Where it stood an empty
element stays, and there it is read (``boxes``): after the block, not in the middle of a sentence.
"""

from __future__ import annotations

from docutils import nodes

from .. import nodes as qb


class floated_note(nodes.Inline, nodes.Element):  # noqa: N801 - docutils names nodes in lower case
    """A footnote of the print behind its call. Attribute: ``label`` (str)."""


class note_place(nodes.Invisible, nodes.Element):  # noqa: N801 - as above
    """Where a floated footnote is read. Attribute: ``refid``, of the footnote."""


def float_footnotes(doctree: nodes.document) -> None:
    """Put each footnote behind the first of its calls.

    One without a call, or with more in it than paragraphs, stays where it stands.
    """
    calls: dict[str, qb.note_ref] = {}
    for call in doctree.findall(qb.note_ref):
        calls.setdefault(call.get("refid", ""), call)
    for note in list(doctree.findall(qb.print_note)):
        name = note["ids"][0]
        if name not in calls or not all(isinstance(child, nodes.paragraph) for child in note.children):
            continue
        call = calls[name]
        note.parent.replace(note, note_place(refid=name))
        floated = floated_note("", *note.children, ids=[name], label=note["label"])
        call.parent.insert(call.parent.index(call) + 1, floated)
