"""Ids that stay unique when chapters become one book: ``<docname>--<id>``, in the doctree.

This is done to nodes before they are written, never to HTML: no text can be mistaken for an id.
"""

from __future__ import annotations

from docutils import nodes

SEPARATOR = "--"
_ID_LISTS = ("ids", "backrefs")


def anchor(docname: str, target: str = "") -> str:
    """The book's id for ``target`` in ``docname``; without a target, for the document itself."""
    name = docname.replace("/", SEPARATOR)
    return f"{name}{SEPARATOR}{target}" if target else name


def make_unique(doctree: nodes.document, docname: str) -> None:
    """Rewrite every id and every reference to one, within and across documents.

    References across documents are expected as ``docname#id`` (see ``PdfBuilder.get_relative_uri``), marked
    ``internal``; they become ``refid``s, because in the book all ids are in one document.
    """
    for node in doctree.findall(nodes.Element):
        for name in _ID_LISTS:
            if node.get(name):
                node[name] = [anchor(docname, value) for value in node[name]]
        if node.get("refid"):
            node["refid"] = anchor(docname, node["refid"])
        if isinstance(node, nodes.reference) and node.get("internal") and "refuri" in node:
            document, _, target = node.attributes.pop("refuri").partition("#")
            node["refid"] = anchor(document or docname, target)
