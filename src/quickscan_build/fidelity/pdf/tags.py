"""Walk the tags of a PDF: its text in their order, and what they say of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import pikepdf

from ..blocks import HEADINGS, INLINE, Collector, header
from ..findings import Amiss, Sort, holding
from ..screen import generated
from ..screen.allowed import says
from .about import declared
from .below import DEEPEST, NUMBER, Below
from .flow import Flow
from .foreign import foreign
from .links import Line, Links, Words, words_of
from .model import Artifact, PdfText
from .pages import Pages, Piece
from .parents import Parents
from .tagged import KEYS, Under, listed, miscounted, of_no_kind, scope, strange, strange_tree

_NAMES = {
    **{f"/H{level}": f"h{level}" for level in range(1, 7)},
    "/P": "p", "/L": "ul", "/LI": "li", "/LBody": "div", "/Table": "table", "/TR": "tr",
    "/TD": "td", "/Span": "span", "/Link": "a", "/Em": "em", "/Strong": "strong", "/Code": "code",
    "/Quote": "q", "/Reference": "a", "/Annot": "a", "/NonStruct": "span", "/Lbl": "span",
}  # fmt: skip
_WORD = re.compile(r"\w+")
_LEADING = frozenset({"qb-note", "qb-sic"})
"""Classes of what leads to its note, and back."""
_SPOKEN = frozenset({"/ActualText", "/Alt", "/E", "/Phoneme"})
"""What some readers get instead of the words of a tag."""
_NAMING = ("/Lbl", "/Link")
_SILENT = frozenset({"/Artifact", "/Figure", "/Form"})
_SOFT = ("", "\u00ad")
_HYPHENS = ("-", "\u2010", "\u00ad")


class Tags:
    """Walks the tags into a collector."""

    def __init__(self, pdf: pikepdf.Pdf, pages: Pages, tree: Any) -> None:
        self._pages = pages
        self._links = Links(pdf, pages)
        self._labels = [str(page.label) for page in pdf.pages]
        self._below = Below(pages, self._links, self._labels, int(pdf.trailer.get("/Size", 0)))
        self._pdf = pdf
        self._tree = tree
        self._roles = {tag: str(role) for tag, role in tree.get("/RoleMap", {}).items()}
        self._standard: dict[str, str] = {}
        """The standard types that tags have turned out to stand for."""
        self._disguised: list[Amiss] = []
        self._contents: list[Line] = []
        self._titles: list[tuple[int, str]] = []
        self._collector = Collector(collapse=False)
        self._flow = Flow(self._collector)
        self._repeated: set[str] = set()
        self._said: list[str] = []
        self._soft = False
        self._linked: dict[tuple[int, int], Words] = {}
        """The links that tags have, each with where its words lie."""
        self._lying: list[tuple[int, Piece]] = []
        """Of each piece of ``_said``: on which page it is, and how it lies there."""
        self._parents = Parents(pdf, tree)
        self._owner = (0, 0)
        """The tag whose content is read."""
        self._under = Under()
        self._mistagged: dict[Amiss, None] = {}
        self._strange: dict[str, str] = {}
        """What tags have that no text needs, with the place where it is met first."""
        self._printed: set[int] = set()
        """The pages, from 0, with words of the print."""
        self._astray: list[tuple[str, str]] = []
        """(where, what) of links in the text that lead elsewhere than they say."""

    def read(self) -> PdfText:
        self._kids(self._tree.get("/K"), None, 0)
        self._strange |= dict.fromkeys(strange_tree(self._tree), "")
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
            tuple(declared(self._pdf)),
        )

    def _amiss(self) -> Iterator[Amiss]:
        """All that is wrong, one kind after the other."""
        yield from self._flow.unseen
        for where, text in self._pages.untagged():
            yield Amiss(Sort.INVENTED, where, "lies on the page, but not in the tags", found=text)
        yield from (*dict.fromkeys(self._flow.disorder), *self._disguised, *self._flow.misset)
        held = [*foreign(self._pdf, self._linked, self._parents), *self._astray]
        pictured = self._pages.pictured(sorted(self._printed))
        held += [(where, "a picture among its lines") for where in pictured]
        held += [
            (where, f"tags with {key.lstrip('/')}, which no text needs")
            for key, where in self._strange.items()
        ]
        held += [(where, f"a tag without a word ({name})") for where, name in self._collector.hollow]
        held += generated.among_notes(self._collector.marks)
        yield from (holding(where, what) for where, what in held)
        yield from self._mistagged

    def _kids(self, kids: Any, page: Any, depth: int) -> None:
        if depth > DEEPEST:
            raise ValueError("its tags are nested too deep")
        for kid in listed(kids):
            if isinstance(kid, int):
                self._content(page, kid)
                continue
            # To ask an object for what it lacks takes as long as to read all that it has.
            of = dict(kid.items())
            if of.get("/Type") == "/MCR":
                self._content(of.get("/Pg", page), int(of["/MCID"]))
            elif "/S" in of:
                if "/A" in of or not of.keys() <= KEYS:
                    for one in strange(of, generated=self._collector.generating):
                        self._strange.setdefault(one, self._collector.place())
                owner, self._owner = self._owner, kid.objgen
                self._element(of, of.get("/Pg", page), depth + 1)
                self._owner = owner

    def _element(self, element: Mapping[str, Any], page: Any, depth: int) -> None:
        self._below.step()
        written = str(element["/S"])
        tag = self._standard.get(written) or self._role(written)
        spoken = (
            () if _SPOKEN.isdisjoint(element) else [str(element[one]) for one in _SPOKEN & element.keys()]
        )
        if tag in _SILENT:
            self._compare(spoken if not self._collector.generating else (), "")
            return
        name = header(scope(element)) if tag == "/TH" else _NAMES.get(tag, "div")
        number = self._below.number(element) if tag == "/LI" else None
        if tag == "/L":
            name = self._list(element)
        classes = _classes(element)
        if classes and of_no_kind({*classes}, self._under.classes) and not self._collector.generating:
            self._astray.append((self._collector.place(), "generated text of no known kind"))
        if "/Lang" in element and "qb-foreign" not in classes and not self._collector.generating:
            self._astray.append((self._collector.place(), "words in a language that they are not"))
        if tag == "/Lbl":
            classes.append("qb-gen")
        if tag == "/TOCI":
            self._contents += self._below.entries(element, page)
        identity = element.get("/ID")
        target = (
            self._below.target(element)
            if tag == "/Link" and _LEADING & {*classes, *self._under.classes}
            else 0
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
            self._titles.append((self._pages.number(page) + 1, self._below.text(element, page)))
        given = element.get("/ActualText")
        outer, said = self._soft, len(self._said)
        self._soft = outer or (given is not None and str(given) in _SOFT)
        with self._flow.beside() if tag == "/Note" else self._flow.part(name):
            around, self._under = self._under, self._under.one_more(tag, classes)
            self._kids(element.get("/K"), page, depth)
            self._under = around
        shown = "".join(self._said[said:]) if spoken or tag in _NAMING else ""
        self._compare(spoken if not self._soft else (), shown)
        if tag == "/Link":
            self._named(element, shown, words_of(self._lying[said:]))
        elif tag == "/Lbl" and any(map(str.isalnum, shown)) and not self._counts(shown):
            self._astray.append((self._collector.place(), f"a mark of an item that says “{shown}”"))
        self._soft = outer
        if name in HEADINGS or tag == "/TH" or "qb-label" in classes:
            self._repeated.add("".join("".join(self._said[said:]).split()))
        self._collector.close()
        if name not in INLINE:
            self._flow.block_ends()

    def _list(self, element: Mapping[str, Any]) -> str:
        """The name of a list, by its items' numbers."""
        numbered = self._below.numbered(element)
        if miscounted(element, numbered=numbered) and not self._collector.generating:
            self._astray.append((self._collector.place(), "a list that says it is counted otherwise"))
        return "ol" if numbered else "ul"

    def _counts(self, mark: str) -> bool:
        """Whether the mark of an item is its number."""
        return self._under.block == "/LI" and NUMBER.fullmatch(mark.strip()) is not None

    def _named(self, link: Mapping[str, Any], text: str, words: Words) -> None:
        """Compare what a link is called with what it shows; one of ours may say that a number is a page."""
        leads = False
        for kid in listed(link.get("/K")):
            if isinstance(kid, int) or kid.get("/Type") != "/OBJR":
                continue
            leads = True
            self._linked[kid.Obj.objgen] = words
            self._parents.links[kid.Obj.objgen] = self._owner
            annotation = dict(kid.Obj.items())
            address = str(annotation.get("/A", {}).get("/URI", ""))
            calls = not address and "qb-noteref" in self._under.classes
            if not self._collector.generating and not calls and not says(text, address):
                self._astray.append((self._collector.place(), f"a link that its words do not say: {address}"))
            if "/Contents" in annotation:
                name = str(annotation["/Contents"])
                if not self._collector.generating:
                    self._compare([name], text)
                elif not {*_WORD.findall(name)} <= {*_WORD.findall(text), "bladzijde"}:
                    self._disguise(name, text)
        if not leads:
            self._astray.append((self._collector.place(), "a link that leads nowhere"))

    def _role(self, tag: str) -> str:
        """The standard type that a tag stands for."""
        written = tag
        for _ in range(DEEPEST):
            if tag not in self._roles:
                break
            tag = self._roles[tag]
        self._standard[written] = tag
        return tag

    def _content(self, page: Any, mcid: int) -> None:
        number = self._pages.number(page)
        self._parents.pieces[number][mcid] = self._owner
        for piece in self._pages.pieces(number, mcid):
            soft = self._soft or (piece.actual in _SOFT and piece.text in _HYPHENS)
            if piece.actual is not None and not soft:
                self._compare([piece.actual], piece.text)
            self._said.append(piece.text)
            self._lying.append((number, piece))
            if not self._collector.generating:
                self._printed.add(number)
            if self._under.mistaken and not self._collector.generating and piece.text.strip():
                what = f"stands under the tag {self._under.mistaken.lstrip('/')}"
                self._mistagged[Amiss(Sort.KIND, f"p. {number + 1}", what, found=piece.text)] = None
            self._flow.show(number, piece, soft=soft)

    def _compare(self, spoken: Iterable[str], text: str) -> None:
        for actual in spoken:
            if "".join(actual.split()) != "".join(text.split()):
                self._disguise(actual, text)

    def _disguise(self, said: str, shown: str) -> None:
        what = "the page shows one thing and says another"
        self._disguised.append(Amiss(Sort.CHANGED, self._collector.place(), what, said, shown))


def _classes(element: Any) -> list[str]:
    return [str(name).lstrip("/") for name in listed(element.get("/C"))]
