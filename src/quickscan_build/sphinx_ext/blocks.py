"""What a chapter needs once it is read: an id for every block of the print, and its notes at its end."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from . import nodes as qb

logger = logging.getLogger(__name__)

GENERATED = "qb-gen"
ACCOUNT = "qb-account"

_BLOCKS = (
    nodes.paragraph,
    nodes.title,
    nodes.list_item,
    nodes.entry,
    qb.chapter_label,
    qb.box_title,
    qb.quoted,
)
_FIGURE = re.compile(r"(?:[€$£+−–-] ?)*\d[\d.,]*(?: ?[%‰])?|[–-]?")
"""A number in a cell: an amount, a share, a difference; or nothing."""
_AROUND = ("inhoud", "zoek", "noten-titel")
"""Ids that the templates give."""
_HOLDERS = (nodes.list_item, nodes.entry)


class Block(NamedTuple):
    """A block of text, as search finds it; thousands of them are kept from build to build."""

    id: str
    page: str
    """The page of the print it starts on; empty before the first page mark of its chapter."""
    text: str


def finish_chapter(_app: Sphinx, document: nodes.document) -> None:
    """Move notes to the end, tie footnotes to their calls, and give every block an id."""
    drop_messages(document)
    gather_notes(document)
    tie_footnotes(document)
    rename_sections(document)
    number_blocks(document)
    name_boxes(document)
    mark_figures(document)


def drop_messages(document: nodes.document) -> None:
    """Take out what docutils notes beside the text (of two headings that read alike): it is no block of it.

    Sphinx does so too, once the blocks have been numbered and kept for the search.
    """
    for message in list(document.findall(nodes.system_message)):
        message.parent.remove(message)


def name_boxes(document: nodes.document) -> None:
    """Call a box after its title, unless another of the chapter has the same: no two parts have one name."""
    titles = [(box, next(iter(box.findall(qb.box_title)), None)) for box in document.findall(qb.box)]
    said = Counter(title.astext() for _, title in titles if title is not None)
    for box, title in titles:
        if title is not None and said[title.astext()] == 1:
            box["named"] = title["ids"][0]


def mark_figures(document: nodes.document) -> None:
    """Mark the columns that hold figures alone, but for the first: units stand below each other there."""
    for table in document.findall(nodes.tgroup):
        rows = [row.children for row in table.findall(nodes.row)]
        for column in list(zip(*rows, strict=False))[1:]:
            said = [cell.astext() for cell in column if isinstance(cell.parent.parent, nodes.tbody)]
            if any(said) and all(_FIGURE.fullmatch(text) for text in said):
                for cell in column:
                    cell["classes"].append("qb-figure")


def mark_generated(app: Sphinx, document: nodes.document) -> None:
    """Mark a chapter whose front matter says ``generated: true``: it is not text of the print."""
    if is_generated(app.env.metadata.get(app.env.current_document.docname, {})):
        for child in document.children:
            if isinstance(child, nodes.Element):
                child["classes"] += [GENERATED, ACCOUNT]


def is_generated(metadata: dict[str, object]) -> bool:
    """Whether the front matter calls its chapter generated; MyST passes booleans on as text."""
    return str(metadata.get("generated", "")).lower() == "true"


def gather_notes(document: nodes.document) -> None:
    """Move the notes into one list at the end; warn of a mark without a note, and of the reverse."""
    notes: dict[str, qb.sic_note] = {}
    for one in document.findall(qb.sic_note):
        if notes.setdefault(one["ids"][0], one) is not one:
            logger.warning("sic-note: this chapter has two %r", one["ids"][0], location=one)
    for mark in document.findall(qb.sic_mark):
        note = notes.get(mark["refid"])
        if note is None:
            logger.warning("sic: there is no note %r in this chapter", mark["refid"], location=mark)
        else:
            note["backrefs"] = [*note.get("backrefs", []), mark["ids"][0]]
    for name, note in notes.items():
        if not note.get("backrefs"):
            logger.warning("sic-note: nothing in this chapter refers to %r", name, location=note)
        note.parent.remove(note)
    if notes:
        document += qb.note_list("", *notes.values(), ids=["noten"])


def tie_footnotes(document: nodes.document) -> None:
    """Link each call to its footnote and back: the next one with its label, otherwise the last before it.

    Numbers may start anew on each page of the print, so a label alone does not identify a note.
    """
    waiting: dict[str, list[qb.note_ref]] = {}
    last: dict[str, qb.print_note] = {}
    count = 0
    for node in document.findall(nodes.Element):
        if isinstance(node, qb.note_ref):
            waiting.setdefault(node["label"], []).append(node)
        elif isinstance(node, qb.print_note):
            count += 1
            node["ids"] = [f"noot-{count}"]
            # The number comes before the words of the note, in their paragraph, as in the print.
            next(iter(node.findall(nodes.paragraph)))["number"] = node["label"]
            last[node["label"]] = node
            _tie(node, waiting.pop(node["label"], []))
    for label, calls in waiting.items():
        if label in last:
            _tie(last[label], calls)
        else:
            logger.warning("noteref: there is no footnote %r in this chapter", label, location=calls[0])


def _tie(note: qb.print_note, calls: list[qb.note_ref]) -> None:
    for call in calls:
        before: list[str] = note.get("backrefs", [])
        name = f"{note['ids'][0]}-bij" + (f"-{len(before) + 1}" if before else "")
        call["ids"], call["refid"] = [name], note["ids"][0]
        note["backrefs"] = [*before, name]


def rename_sections(document: nodes.document) -> None:
    """Give a section another id where the page around it, a note or a page mark has the one of its title."""
    others = (node for node in document.findall(nodes.Element) if not isinstance(node, nodes.section))
    fixed = {*_AROUND, *(name for node in others for name in node["ids"])}
    sections = list(document.findall(nodes.section))
    taken = fixed.union(*(section["ids"] for section in sections))
    for section in sections:
        name, count = section["ids"][0], 2
        if name in fixed:
            while f"{name}-{count}" in taken:
                count += 1
            section["ids"] = [f"{name}-{count}"]
            taken.add(f"{name}-{count}")


def number_blocks(document: nodes.document) -> None:
    """Give every block of text an id: ``p6-3`` is the third block on print page 6.

    A chapter that starts in the middle of a page has ``b1``, ``b2`` … up to its first page mark, so that
    an id never depends on another chapter. Ids are unique in a chapter.
    """
    prefix, count = "b", 0
    taken = {name for node in document.findall(nodes.Element) for name in node["ids"]}
    for node in _marks_and_blocks(document):
        if isinstance(node, qb.page_mark):
            prefix, count = f"{node['ids'][0]}-", 0
            continue
        count += 1
        while f"{prefix}{count}" in taken:
            count += 1
        name = f"{prefix}{count}"
        taken.add(name)
        node["ids"].append(name)


def texts(document: nodes.document) -> Iterator[Block]:
    """The blocks of a chapter, in order; a row of a table is one block."""
    page = ""
    for node in _marks_and_blocks(document):
        if isinstance(node, qb.page_mark):
            page = node["label"]
            continue
        if isinstance(node, nodes.entry):
            if node.parent[0] is not node:
                continue
            text = " · ".join(cell.astext() for cell in node.parent if cell.astext())
        else:
            own = (child for child in node.children if not isinstance(child, nodes.Sequential))
            text = "".join(child.astext() for child in own)
        if text.strip():
            yield Block(node["ids"][-1], page, " ".join(text.split()))


def page_labels(document: nodes.document) -> list[str]:
    """The pages of the print that start in a chapter, in order."""
    return [mark["label"] for mark in document.findall(qb.page_mark)]


def _marks_and_blocks(document: nodes.document) -> Iterator[nodes.Element]:
    for node in document.findall(nodes.Element):
        block = isinstance(node, _BLOCKS) and not _is_aside(node) and not _is_first_text(node)
        if block or isinstance(node, qb.page_mark):
            yield node


def _is_first_text(node: nodes.Element) -> bool:
    """Whether the node is the first text of an item or a cell, which carries the id for it."""
    parent = node.parent
    return isinstance(node, nodes.paragraph) and isinstance(parent, _HOLDERS) and parent[0] is node


def _is_aside(node: nodes.Node) -> bool:
    """Whether the node is inside a note or the front matter: then it is not a block of the print."""
    while node.parent is not None:
        node = node.parent
        if isinstance(node, qb.sic_note | nodes.docinfo):
            return True
    return False


def setup(app: Sphinx) -> None:
    """Give ids before Sphinx's collectors read the chapter; the front matter is known only after them."""
    app.connect("doctree-read", finish_chapter, priority=100)
    app.connect("doctree-read", mark_generated, priority=900)
