"""Walk the tags of a PDF: its text in their order, and what they say of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf

from ..allowed import says
from ..blocks import HEADINGS, INLINE, Collector
from ..findings import Amiss, Sort, holding
from .flow import Flow
from .foreign import foreign
from .links import Line, Links
from .model import Artifact, PdfText
from .pages import Pages
from .tagged import Under, strange

DEEPEST = 200
STEPS, LEAST_STEPS = 10, 20_000
"""How often each object of a file may be looked at, and how many looks a small file has."""

_NAMES = {
    **{f"/H{level}": f"h{level}" for level in range(1, 7)},
    "/P": "p", "/L": "ul", "/LI": "li", "/LBody": "div", "/Table": "table", "/TR": "tr", "/TH": "th",
    "/TD": "td", "/Span": "span", "/Link": "a", "/Em": "em", "/Strong": "strong", "/Code": "code",
    "/Quote": "q", "/Reference": "a", "/Annot": "a", "/NonStruct": "span", "/Lbl": "span",
}  # fmt: skip
_KEYS = frozenset({
    "/A", "/ActualText", "/Alt", "/C", "/E", "/ID", "/K", "/Lang", "/P", "/Pg", "/Phoneme", "/R", "/S", "/T",
    "/Type",
})  # fmt: skip
"""What a tag may say of itself: the rest makes something else of it for some readers."""
_TREE = frozenset({
    "/ClassMap", "/IDTree", "/K", "/Namespaces", "/ParentTree", "/ParentTreeNextKey", "/RoleMap", "/Type",
})  # fmt: skip
"""What their tree may have."""
_WORD = re.compile(r"\w+")
_LEADING = frozenset({"qb-note", "qb-sic"})
"""Classes of what leads to its note, and back."""
_SILENT = frozenset({"/Artifact", "/Figure", "/Form"})
_SOFT = ("", "\u00ad")
_HYPHENS = ("-", "\u2010", "\u00ad")
_NUMBER = re.compile(r"(\d+)[.)]?$")


class Tags:
    """Walks the tags into a collector."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Pages, tree: Any) -> None:
        self._pages = pages
        self._links = Links(pdf, pages)
        self._pdf = pdf
        self._tree = tree
        self._roles = {tag: str(role) for tag, role in tree.get("/RoleMap", {}).items()}
        self._standard: dict[str, str] = {}
        """The standard types that tags have turned out to stand for."""
        self._labels = [str(page.label) for page in pdf.pages]
        self._disguised: list[Amiss] = []
        self._contents: list[Line] = []
        self._titles: list[tuple[int, str]] = []
        self._collector = Collector(collapse=False)
        self._flow = Flow(self._collector)
        self._repeated: set[str] = set()
        self._said: list[str] = []
        self._soft = False
        self._linked: set[tuple[int, int]] = set()
        """The links that tags have."""
        self._steps = int(pdf.trailer.get("/Size", 0)) * STEPS + LEAST_STEPS
        self._under = Under()
        self._mistagged: dict[Amiss, None] = {}
        self._strange: dict[str, None] = {}
        self._printed: set[int] = set()
        """The pages, from 0, with words of the print."""
        self._astray: list[tuple[str, str]] = []
        """(where, what) of links in the text that lead elsewhere than they say."""

    def read(self) -> PdfText:
        self._kids(self._tree.get("/K"), None, 0)
        self._strange |= dict.fromkeys(sorted(self._tree.keys() - _TREE))
        for one in self._tree.get("/ClassMap", {}).values():
            for attributes in _list(one):
                self._strange |= strange(attributes)
        blocks = self._collector.finish()
        if not blocks and not self._collector.marks:
            raise ValueError("its tags hold no text: a scan?")
        return PdfText(
            tuple(blocks),
            tuple(self._collector.marks),
            tuple(self._contents),
            tuple(self._links.bookmarks()),
            tuple(self._titles),
            tuple(
                Artifact(number + 1, self._labels[number], text, amid)
                for number, text, amid in self._pages.artifacts
            ),
            frozenset(self._repeated),
            tuple(self._amiss()),
        )

    def _amiss(self) -> Iterator[Amiss]:
        """All that is wrong, one kind after the other."""
        yield from self._flow.unseen
        for where, text in self._pages.untagged():
            yield Amiss(Sort.INVENTED, where, "lies on the page, but not in the tags", found=text)
        yield from (*dict.fromkeys(self._flow.disorder), *self._disguised, *self._flow.misset)
        held = [*foreign(self._pdf, self._linked), *self._astray]
        pictured = self._pages.pictured(sorted(self._printed))
        held += [(where, "a picture among its lines") for where in pictured]
        held += [("", f"tags with {key.lstrip('/')}, which no text needs") for key in self._strange]
        yield from (holding(where, what) for where, what in held)
        yield from self._mistagged

    def _kids(self, kids: Any, page: Any, depth: int) -> None:
        if depth > DEEPEST:
            raise ValueError("its tags are nested too deep")
        for kid in _list(kids):
            if isinstance(kid, int):
                self._content(page, kid)
                continue
            # To ask an object for what it lacks takes as long as to read all that it has.
            of = dict(kid.items())
            if of.get("/Type") == "/MCR":
                self._content(of.get("/Pg", page), int(of["/MCID"]))
            elif "/S" in of:
                if not of.keys() <= _KEYS:
                    self._strange |= dict.fromkeys(sorted(of.keys() - _KEYS))
                for one in _list(of.get("/A")) if "/A" in of else ():
                    self._strange |= strange(one)
                self._element(of, of.get("/Pg", page), depth + 1)

    def _step(self) -> None:
        """One more; a tag may hold another many times over, and so on without end."""
        self._steps -= 1
        if self._steps < 0:
            raise ValueError("its tags go in circles")

    def _element(self, element: Mapping[str, Any], page: Any, depth: int) -> None:
        self._step()
        written = str(element["/S"])
        tag = self._standard.get(written) or self._role(written)
        if tag in _SILENT:
            return
        name = _NAMES.get(tag, "div")
        number = self._marker(element) if tag == "/LI" else None
        if tag == "/L" and any(self._marker(item) is not None for item in _list(element.get("/K"))[:1]):
            name = "ol"
        classes = _classes(element)
        if tag == "/Lbl":
            classes.append("qb-gen")
        if tag == "/TOCI":
            self._contents += self._entries(element, page)
        identity = element.get("/ID")
        target = (
            self._target(element) if tag == "/Link" and _LEADING & {*classes, *self._under.classes} else 0
        )
        self._collector.open(
            name,
            classes,
            number=number,
            target=str(target or ""),
            identity="" if identity is None else str(identity),
        )
        if name not in INLINE:
            self._flow.block_ends()
        if name in HEADINGS and self._collector.generating and page is not None:
            self._titles.append((self._pages.number(page) + 1, self._text_below(element, page, 0)))
        given = element.get("/ActualText")
        outer, said = self._soft, len(self._said)
        self._soft = outer or (given is not None and str(given) in _SOFT)
        with self._flow.beside() if tag == "/Note" else self._flow.part(name):
            around, self._under = self._under, self._under.one_more(tag, classes)
            self._kids(element.get("/K"), page, depth)
            self._under = around
        if not self._soft:
            # An alternative text or an expansion is what some readers get instead of the words.
            for other in (given, element.get("/Alt"), element.get("/E"), element.get("/Phoneme")):
                if other is not None and (other is given or not self._collector.generating):
                    self._compare(str(other), "".join(self._said[said:]))
        if tag == "/Link":
            self._named(element, "".join(self._said[said:]))
        self._soft = outer
        if name in HEADINGS or tag == "/TH" or "qb-label" in classes:
            self._repeated.add("".join("".join(self._said[said:]).split()))
        self._collector.close()
        if name not in INLINE:
            self._flow.block_ends()

    def _named(self, link: Mapping[str, Any], text: str) -> None:
        """Compare what a link is called with what it shows; one of ours may say that a number is a page."""
        for kid in _list(link.get("/K")):
            if isinstance(kid, int) or kid.get("/Type") != "/OBJR":
                continue
            annotation = kid.Obj
            self._linked.add(annotation.objgen)
            address = str(annotation.get("/A", {}).get("/URI", ""))
            calls = not address and "qb-noteref" in self._under.classes
            if not self._collector.generating and not calls and not says(text, address):
                self._astray.append((self._collector.place(), f"a link that its words do not say: {address}"))
            if "/Contents" in annotation:
                name = str(annotation.Contents)
                if not self._collector.generating:
                    self._compare(name, text)
                elif not {*_WORD.findall(name)} <= {*_WORD.findall(text), "bladzijde"}:
                    self._disguise(name, text)

    def _role(self, tag: str) -> str:
        """The standard type that a tag stands for."""
        written = tag
        for _ in range(DEEPEST):
            if tag not in self._roles:
                break
            tag = self._roles[tag]
        self._standard[written] = tag
        return tag

    def _marker(self, item: Any) -> int | None:
        """The number an item is marked with; ``None`` for a bullet."""
        for kid in _list(item.get("/K")):
            if not isinstance(kid, int) and kid.get("/S") == "/Lbl":
                number = _NUMBER.match(self._text_below(kid, item.get("/Pg"), 0))
                return int(number[1]) if number else None
        return None

    def _entries(self, item: Any, page: Any) -> list[Line]:
        """The links of one line of a table of contents, not those of the lines below it."""
        found = []
        todo = [(kid, page) for kid in _list(item.get("/K"))]
        while todo:
            self._step()
            kid, at = todo.pop(0)
            if isinstance(kid, int) or kid.get("/S") in ("/TOC", "/TOCI"):
                continue
            at = kid.get("/Pg", at)
            if kid.get("/S") == "/Link":
                leaf = self._target(kid)
                label = self._labels[leaf - 1] if leaf else ""
                here = self._pages.number(at) + 1 if at is not None else 0
                found.append(Line(here, self._text_below(kid, at, 0), leaf, label))
            else:
                todo += [(one, at) for one in _list(kid.get("/K"))]
        return found

    def _target(self, link: Any) -> int:
        """The page (from 1) a link leads to; 0 when it leads nowhere in this file."""
        for kid in _list(link.get("/K")):
            if not isinstance(kid, int) and kid.get("/Type") == "/OBJR":
                leaf = self._links.leaf(kid.Obj)
                if leaf:
                    return leaf
        return 0

    def _text_below(self, element: Any, page: Any, depth: int) -> str:
        self._step()
        page = element.get("/Pg", page)
        found: list[str] = []
        for kid in _list(element.get("/K")):
            if isinstance(kid, int):
                pieces = self._pages.pieces(self._pages.number(page), kid, use=False)
                found.extend(piece.text for piece in pieces)
            elif "/S" in kid and depth < DEEPEST:
                found.append(self._text_below(kid, page, depth + 1))
        return "".join(found).strip()

    def _content(self, page: Any, mcid: int) -> None:
        number = self._pages.number(page)
        for piece in self._pages.pieces(number, mcid):
            soft = self._soft or (piece.actual in _SOFT and piece.text in _HYPHENS)
            if piece.actual is not None and not soft:
                self._compare(piece.actual, piece.text)
            self._said.append(piece.text)
            if not self._collector.generating:
                self._printed.add(number)
            if self._under.mistaken and not self._collector.generating and piece.text.strip():
                what = f"stands under the tag {self._under.mistaken.lstrip('/')}"
                self._mistagged[Amiss(Sort.KIND, f"p. {number + 1}", what, found=piece.text)] = None
            self._flow.show(number, piece, soft=soft)

    def _compare(self, actual: str, text: str) -> None:
        if "".join(actual.split()) != "".join(text.split()):
            self._disguise(actual, text)

    def _disguise(self, said: str, shown: str) -> None:
        what = "the page shows one thing and says another"
        self._disguised.append(Amiss(Sort.CHANGED, self._collector.place(), what, said, shown))


def _list(kids: Any) -> list[Any]:
    if kids is None:
        return []
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _classes(element: Any) -> list[str]:
    return [str(name).lstrip("/") for name in _list(element.get("/C"))]
