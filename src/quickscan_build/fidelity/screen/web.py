"""What a website and an EPUB have in common: pages of HTML, read one after another."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from lxml import etree

from .. import footnotes
from ..blocks import GENERATED, HEADINGS, Block, Collector, Mark
from ..findings import Amiss, Declared, Sort, UnreadableError, holding
from ..html import LANGUAGES, Element, Look, classes_of, collect, name_of, not_seen, text_of, with_class
from ..styles.look import Styles
from ..styles.moving import on_paper
from ..styles.sheets import StyleSource, astray, link_path, sheets_of, whole
from . import allowed, beside, generated, scripts
from .faces import Faces


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading as the contents may point to it: its file, the ids it has, its text."""

    file: str
    ids: frozenset[str]
    text: str
    page: str
    """The page of the print it is on; empty if none has started."""
    printed: bool
    """False for the heading of a generated page, which has none of the print."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the contents: where it is, where it leads (file, id), what it says."""

    where: str
    file: str
    id: str
    text: str
    parts: tuple[str, ...]
    """The texts of the elements in it: one of them is the heading."""


class Saying(NamedTuple):
    """What a page says beside the text of the print."""

    where: str
    text: str
    counting: bool = False
    """Whether pages are counted there."""
    naming: bool = False
    """Whether it is a cover or a title page, which names what it is that of."""
    of: str = ""
    """The heading of the page whose title this is."""
    leading: bool = False
    """Whether it is the whole address that a link leads to."""


@dataclass(frozen=True, slots=True)
class WebText:
    """What a site or an EPUB says."""

    blocks: tuple[Block, ...]
    marks: tuple[Mark, ...]
    amiss: tuple[Amiss, ...]
    files: tuple[str, ...]
    """The files with text of the print, in order."""
    headings: tuple[Heading, ...]
    contents: tuple[Entry, ...]
    declared: tuple[Declared, ...]
    beside: tuple[Saying, ...]
    ways: tuple[Entry, ...]
    """The links beside the text that lead through it."""


class WebReader:
    """Collects pages one by one, in the order of reading."""

    def __init__(self, source: StyleSource) -> None:
        self._source = source
        self._collector = Collector()
        self._unseen: list[Amiss] = []
        self._odd: list[Amiss] = []
        self._files: list[str] = []
        self._headings: list[Heading] = []
        self._contents: list[Entry] = []
        self.declared: list[Declared] = []
        """What files say of the whole edition."""
        self._beside: dict[tuple[str, bool], Saying] = {}
        """By what is said: most pages say the same."""
        self._named: list[Saying] = []
        self._ways: dict[tuple[str, str, str], Entry] = {}
        self._styles = Styles()
        self._faces = Faces(source)

    def page(self, name: str, page: Element) -> None:
        """The next page, by its path."""
        try:
            self._page(name, page)
        except RecursionError:
            raise UnreadableError("is nested too deep", where=name) from None
        except ValueError as error:
            # A number of more digits than can be read, for one.
            raise UnreadableError(f"is a trap ({error})", where=name) from None

    def _page(self, name: str, page: Element) -> None:
        texts = with_class(page, "qb-text")
        before = len(self._headings)
        self.holds(name, (*allowed.around(page), *allowed.outside(page)))
        self.holds(name, astray(page, name, self._source))
        self.holds(name, self._faces.amiss(page, name))
        self.holds(name, scripts.strange(page, name, self._source))
        languages = {page.get(one, "") for one in LANGUAGES} - {""} or {""}
        self.declared += [Declared(name, "language", one) for one in sorted(languages)]
        look = self._styles.look(page, name, self._source)
        if texts:
            self._files.append(name)
            self.holds(name, (*footnotes.astray(page), *generated.strange(page)))
            self._collector.starts(name)
            for _, path, text in sheets_of(page, name, self._source):
                for sheet in whole(text, path, self._source):
                    self.holds(name, on_paper(sheet))
            self.holds(name, _added_around(page, look))
            for text in texts:
                self._unseen += _hidden_above(text, name, look)
                unseen, odd = collect(text, self._collector, look, allowed.odd)
                self._unseen += unseen
                self._odd += odd
                self._headings += _headings(text, name, printed=True)
        if len(self._headings) == before:
            self._headings += _headings(page, name, printed=False)
        heading = next((one.text for one in self._headings[before:]), "")
        self._said(name, page, heading)
        for contents in with_class(page, "qb-toc"):
            entries = _entries(contents, name, look)
            self.holds(name, [] if entries else ["contents without an entry that can be seen"])
            self._contents += entries
            self.holds(name, _added_to(contents, look))

    def other(self, name: str, page: Element) -> None:
        """A page that is not in the order of reading, such as that of the search."""
        heading = next((text_of(one) for one in page.iter(*HEADINGS)), "")
        self._said(name, page, heading)

    def _said(self, name: str, page: Element, heading: str) -> None:
        """Record what a page says beside the text."""
        self._named.append(Saying(name, beside.title(page), of=heading))
        self._named += [Saying(name, one, naming=True) for one in beside.naming(page)]
        every = list(beside.elements(page))
        self._named += [Saying(name, one, leading=True) for one in beside.addresses(every)]
        self.holds(name, beside.strange(every))
        words, attributes = self._styles.written(page, name, self._source)
        for text, counting in (*beside.told(page, every, attributes), *((one, False) for one in words)):
            if not text.isspace():
                self._beside.setdefault((text, counting), Saying(name, text, counting))
        for href, parts in beside.ways(every):
            path, _, target = href.partition("#")
            file = link_path(name, path) if path else name
            way = Entry(name, file, target, parts[0], parts)
            self._ways.setdefault((file, target, way.text), way)

    def holds(self, where: str, what: Iterable[str]) -> None:
        """Record what is odd about a file."""
        self._odd += [holding(where, one) for one in what]

    def entries(self, entries: Iterable[Entry]) -> None:
        """Record more lines of the contents."""
        self._contents += entries

    @property
    def printed(self) -> list[str]:
        """The ids of the page marks that were read, in order."""
        return [mark.id for mark in self._collector.marks if "qb-page" in mark.classes]

    def done(self, unlinked: list[str]) -> WebText:
        """What was read; ``unlinked``: files with text of the print that are not in the order of reading."""
        what = "holds text of the print, but no reader gets there"
        lost = [Amiss(Sort.HIDDEN, one, what) for one in unlinked]
        lost += [holding(where, f"a <{name}> without a word") for where, name in self._collector.hollow]
        return WebText(
            tuple(self._collector.finish()),
            tuple(self._collector.marks),
            (*self._unseen, *self._odd, *lost),
            tuple(self._files),
            tuple(self._headings),
            tuple(self._contents),
            tuple(self.declared),
            (*self._beside.values(), *self._named),
            tuple(self._ways.values()),
        )


def _added_around(page: Element, look: Look) -> Iterator[str]:
    """What styles add outside the text and the site's furniture, as the end of “holds …”."""
    for one in (page, *allowed.around_text(page)):
        for pseudo in ("before", "after"):
            if said := look.added(one, pseudo):
                yield f"“{said}”, which a style adds outside the text"


def _added_to(contents: Element, look: Look) -> Iterator[str]:
    """Words that styles add to the contents, as the end of “holds …”; how entries are numbered is theirs."""
    for one in contents.iter("*"):
        said = look.added(one, "before") + look.added(one, "after")
        if any(map(str.isalpha, said)):
            yield f"“{said}”, which a style adds to its contents"


def _hidden_above(text: Element, name: str, look: Look) -> list[Amiss]:
    """A text that cannot be seen because something around it cannot."""
    reasons = (look.hidden(one) for one in text.iterancestors())
    return [not_seen(name, reason, text) for reason in reasons if reason][:1]


def _headings(text: Element, name: str, *, printed: bool) -> list[Heading]:
    found = []
    page = ""
    spans: dict[Element, set[str | None]] = {}
    """The ids of the spans right in a section, looked up once however many headings it has."""
    for one in text.iter("*"):
        if "qb-page" in classes_of(one):
            page = (one.get("id") or "").removeprefix("p")
        if name_of(one) in HEADINGS and printed is not _generated(one):
            ids = {one.get("id"), *(inner.get("id") for inner in one.iter("*"))}
            # A section's id is that of its first heading, as in Sphinx.
            parent = one.getparent()
            if parent is not None and name_of(parent) in ("section", "header"):
                if parent not in spans:
                    spans[parent] = {inner.get("id") for inner in parent if name_of(inner) == "span"}
                ids |= {parent.get("id")} | spans[parent]
            plain = frozenset(one for one in ids if one)
            found.append(Heading(name, plain, _own_text(one), page, printed))
    return found


def _generated(element: Element) -> bool:
    return any("qb-gen" in classes_of(one) for one in (element, *element.iterancestors()))


def _own_text(element: Element) -> str:
    """The text of an element without what is generated in it."""
    parts: list[str] = [element.text or ""]
    for child in element:
        if name_of(child) and not GENERATED & set(classes_of(child)):
            parts.append(_own_text(child))
        parts.append(child.tail or "")
    return " ".join("".join(parts).split())


def _up_to(top: Element, element: Element) -> Iterator[Element]:
    """An element, and those that it stands in below ``top``."""
    while element is not top:
        yield element
        element = element.getparent()


def _entries(contents: Element, name: str, look: Look) -> list[Entry]:
    entries = []
    # How a list is marked is of no concern here.
    lost = {
        one
        for one in contents.iter(etree.Element)
        if one.get("style") or (name_of(one) not in ("ol", "ul") and look.hidden(one))
    }
    for link in contents.iter("a", "{*}a"):
        if not lost.isdisjoint(_up_to(contents, link)):
            # What is hidden is not an entry.
            continue
        href = link.get("href") or ""
        path, _, target = href.partition("#")
        file = link_path(name, path) if path else name
        if file or target:
            parts = tuple(text_of(one) for one in link.iter("*"))
            entries.append(Entry(name, file, target, text_of(link), parts))
    return entries
