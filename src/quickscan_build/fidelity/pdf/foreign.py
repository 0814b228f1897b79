"""What no print of ours holds, because it may cover, change or add what a reader sees."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pikepdf

_LAYERS = "layers, which a reader's program may switch on and off"
_FORM = "a form, whose fields lie over the page"
_SCRIPT = "a script"
_FILE = "a file within the file"
MOST_BOOKMARKS = 100_000


def foreign(pdf: pikepdf.Pdf) -> Iterator[tuple[str, str]]:
    """(where, what) of layers, forms, scripts, and of annotations other than links.

    How each would look depends on the program that opens it; none of them is needed to print a text.
    """
    root = pdf.Root
    if "/OCProperties" in root:
        yield "", _LAYERS
    if "/AcroForm" in root:
        yield "", _FORM
    names = root.get("/Names")
    attached = names is not None and "/EmbeddedFiles" in names
    if attached or "/AF" in root or "/Collection" in root:
        yield "", _FILE
    if "/URI" in root:
        yield "", "an address that turns its links"
    if any(_runs(one.get("/A")) for one in _bookmarks(root.get("/Outlines"))):
        yield "", "a bookmark that does more than lead on"
    if _runs(root.get("/OpenAction")) or "/AA" in root or (names is not None and "/JavaScript" in names):
        yield "", _SCRIPT
    for number, page in enumerate(pdf.pages, 1):
        if "/AA" in page.obj:
            yield f"p. {number}", _SCRIPT
        yield from ((f"p. {number}", what) for what in _on_page(page.obj))


def _on_page(page: Any) -> Iterator[str]:
    if "/AF" in page:
        yield _FILE
    for one in page.get("/Annots", ()):
        kind = str(one.get("/Subtype", "")).lstrip("/")
        if kind != "Link":
            yield f"an annotation ({kind}), which lies over the page"
        elif _runs(one.get("/A")) or "/AP" in one:
            yield "a link that does more than lead on"


def _runs(action: Any) -> bool:
    if not isinstance(action, pikepdf.Dictionary):
        return False
    return "/Next" in action or action.get("/S") not in ("/GoTo", "/URI", None)


def _bookmarks(outlines: Any) -> Iterator[Any]:
    todo = [None if outlines is None else outlines.get("/First")]
    for _ in range(MOST_BOOKMARKS):
        if not todo:
            return
        one = todo.pop()
        if one is not None:
            yield one
            todo += [one.get("/Next"), one.get("/First")]
