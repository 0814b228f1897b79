"""What no print of ours holds, because it may cover, change or add what a reader sees."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from .links import Words, bookmarks, covers
from .parents import Entries, Number, Parents

_LAYERS = "layers, which a reader's program may switch on and off"
_FORM = "a form, whose fields lie over the page"
_SCRIPT = "what is done when it is opened or read"
_FILE = "a file within the file"
_KNOWN = {
    "file": frozenset({
        "/AA", "/AF", "/AcroForm", "/Collection", "/Dests", "/Extensions", "/Lang", "/MarkInfo", "/Metadata",
        "/Names", "/OCProperties", "/OpenAction", "/Outlines", "/OutputIntents", "/PageLabels", "/PageLayout",
        "/PageMode", "/Pages", "/StructTreeRoot", "/Type", "/URI", "/Version", "/ViewerPreferences",
    }),
    "page": frozenset({
        "/AA", "/AF", "/Annots", "/ArtBox", "/BleedBox", "/BoxColorInfo", "/Contents", "/CropBox", "/Group",
        "/LastModified", "/MediaBox", "/Metadata", "/Parent", "/PieceInfo", "/Resources", "/Rotate",
        "/StructParents", "/Tabs", "/Thumb", "/TrimBox", "/Type",
    }),
    "preferences of its reader": frozenset({
        "/CenterWindow", "/DisplayDocTitle", "/Duplex", "/FitWindow", "/HideMenubar", "/HideToolbar",
        "/HideWindowUI", "/NonFullScreenPageMode", "/NumCopies", "/PickTrayByPDFSize", "/PrintScaling",
    }),
    "link": frozenset({
        "/A", "/BS", "/Border", "/C", "/Contents", "/Dest", "/F", "/H", "/M", "/NM", "/P", "/Rect",
        "/StructParent", "/Subtype", "/Type",
    }),
    "bookmark": frozenset({
        "/A", "/Count", "/Dest", "/F", "/First", "/Last", "/Next", "/Parent", "/Prev", "/Title",
    }),
}  # fmt: skip
"""What these may have: the rest may leave out pages, make them smaller, turn them."""
THICKEST = 1
"""Points of the border of a link, which some programs draw over the page."""
HIDDEN = 2 | 32
"""Flags of a link that nobody sees."""


def foreign(pdf: pikepdf.Pdf, tagged: Mapping[Number, Words], parents: Parents) -> Iterator[tuple[str, str]]:
    """(where, what) of layers, forms, scripts, and of annotations other than links that tags have.

    How each would look depends on the program that opens it; none of them is needed to print a text.
    """
    root = pdf.Root
    yield from (("", what) for what in _unknown("file", root))
    yield from (("", what) for what in _unknown("preferences of its reader", root.get("/ViewerPreferences")))
    marked = root.get("/MarkInfo")
    if marked is None or not marked.get("/Marked") or marked.get("/Suspects"):
        yield "", "tags that it says are none, or not to be trusted"
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
    for one in bookmarks(root):
        yield from (("bookmarks", what) for what in _unknown("bookmark", one))
        if not _leads_on(one):
            yield "bookmarks", "a bookmark that does more than lead on"
    if "/OpenAction" in root or "/AA" in root or (names is not None and "/JavaScript" in names):
        yield "", _SCRIPT
    links: set[Number] = set()
    for number, page in enumerate(pdf.pages, 1):
        # To ask an object for what it lacks takes as long as to read all that it has.
        of = dict(page.obj.items())
        there = {one.objgen: dict(one.items()) for one in of.get("/Annots", ())}
        links |= there.keys()
        what = [*_unknown("page", of), *_on_page(number, of, there, tagged), *_painting(page.resources)]
        if parents.astray(number - 1, of, there.items()):
            what.append("content that leads back to other tags than have it")
        yield from ((f"p. {number}", one) for one in what)
    if not tagged.keys() <= links:
        yield "", "tags of links that no page has"


def _unknown(of: str, given: Any) -> Iterator[str]:
    """What something has that no print of a text needs."""
    names = given.keys() if isinstance(given, pikepdf.Dictionary | dict) else ()
    return (f"{name.lstrip('/')}, which no {of} of a print needs" for name in names if name not in _KNOWN[of])


def _on_page(
    number: int, page: Entries, there: Mapping[Number, Entries], tagged: Mapping[Number, Words]
) -> Iterator[str]:
    if "/AA" in page:
        yield _SCRIPT
    if "/AF" in page:
        yield _FILE
    if int(page.get("/Rotate", 0)) % 360:
        yield "a page that is turned"
    for name, one in there.items():
        kind = str(one.get("/Subtype", "")).lstrip("/")
        if kind != "Link":
            yield f"an annotation ({kind}), which lies over the page"
            continue
        yield from _unknown("link", one)
        if not _leads_on(one) or _border(one) > THICKEST or int(one.get("/F", 0)) & HIDDEN:
            yield "a link that does more than lead on, or less"
        elif name not in tagged:
            yield "a link that no tag has"
        elif not covers(one["/Rect"], tagged[name], number - 1):
            yield "a link that lies elsewhere than its words"


def _painting(resources: Any) -> Iterator[str]:
    """Ways to paint of which programs make different things: with no ink, over other inks."""
    states, spaces = resources.get("/ExtGState"), resources.get("/ColorSpace")
    for _, state in states.items() if states else ():
        for name in state.keys() - _STATES:
            if name not in _IDLE or state[name] != _IDLE[name]:
                yield f"a way to paint that programs differ in ({name.lstrip('/')})"
    for _, space in spaces.items() if spaces else ():
        if isinstance(space, pikepdf.Array) and str(space[0]) in ("/Separation", "/DeviceN"):
            inks = [space[1]] if isinstance(space[1], pikepdf.Name) else list(space[1])
            if all(ink == "/None" for ink in inks):
                yield "a colour of no ink"


_STATES = frozenset({
    "/CA", "/D", "/FL", "/Font", "/LC", "/LJ", "/LW", "/ML", "/OPM", "/RI", "/SA", "/SM", "/SMask", "/TK",
    "/Type", "/ca",
})  # fmt: skip
"""What a state of graphics may set: a renderer shows what comes of it."""
_IDLE = {"/AIS": False, "/BM": "/Normal", "/OP": False, "/op": False, "/TR": "/Identity", "/TR2": "/Default"}
"""What else it may say, since it changes nothing."""


def _border(link: Any) -> float:
    """How thick the line around a link is."""
    style, old = link.get("/BS"), link.get("/Border")
    if style is not None:
        return float(style.get("/W", 1))
    return float(old[2]) if old is not None and len(old) > 2 else 1.0


def _leads_on(one: Any) -> bool:
    """Whether a link or a bookmark leads to one place, and does no more."""
    return not ("/A" in one and "/Dest" in one) and not _runs(one.get("/A"))


def _runs(action: Any) -> bool:
    if not isinstance(action, pikepdf.Dictionary):
        return False
    return not action.keys() <= _LEADING or action.get("/S") not in ("/GoTo", "/URI", None)


_LEADING = frozenset({"/D", "/S", "/Type", "/URI"})
"""What an action that leads on says."""
