"""What the rest of a book must know about a chapter: its pages, label and headings."""

from __future__ import annotations

from collections.abc import Iterator, Set
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import takewhile
from typing import Any, NamedTuple

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors import EnvironmentCollector

from . import nodes as qb
from .blocks import Block, is_generated, page_labels, texts
from .marks import page_id
from .publication import publication_of

LENGTH_OF_SUMMARY = 220
"""Characters of a chapter's first paragraph, for descriptions of pages."""


class Heading(NamedTuple):
    """A heading inside a chapter."""

    id: str
    title: str
    level: int
    """2 for a section of the chapter, 3 for a section of that."""


@dataclass(frozen=True, slots=True)
class Chapter:
    """One file of the book."""

    docname: str
    title: str
    kind: str
    part: str
    group: str
    label: str
    generated: bool
    headings: tuple[Heading, ...]
    pages: tuple[str, ...]
    """Labels of the pages of the print that start in it."""
    opens_on: str
    """The page of the print it starts on; empty if that is unknown."""
    summary: str
    blocks: tuple[Block, ...] = field(default=(), repr=False)
    """Its text, for the search index; not in the ``repr``, which Sphinx writes into its log."""

    @property
    def page_ids(self) -> tuple[tuple[str, str], ...]:
        """Label and id of each page that starts in it."""
        return tuple((page, page_id(page)) for page in self.pages)


FEW = 8
"""Chapters whose sections the contents list too, at most: their list stays short enough to be read."""


@dataclass(frozen=True, slots=True)
class Part:
    """Consecutive chapters of one part; ``title`` is empty for those that belong to no part."""

    slug: str
    title: str
    chapters: tuple[Chapter, ...]


@dataclass(frozen=True)
class Contents:
    """The book, in order."""

    parts: tuple[Part, ...] = field(repr=False)

    @cached_property
    def chapters(self) -> tuple[Chapter, ...]:
        return tuple(chapter for part in self.parts for chapter in part.chapters)

    @cached_property
    def before(self) -> tuple[Chapter, ...]:
        """The colophon, if it opens the text: in a book it stands before the contents."""
        return tuple(takewhile(lambda one: one.kind == "colophon", self.chapters))

    def sections(self, chapter: Chapter) -> tuple[Heading, ...]:
        """The headings that all contents list below a chapter: its own, where there are few chapters."""
        listed = chapter.docname in self._few
        found = tuple(one for one in chapter.headings if one.level == 2) if listed else ()
        return found if len(found) > 1 or len(self._few) > 1 else ()

    @cached_property
    def _few(self) -> frozenset[str]:
        """The names of the chapters of a publication that has few; where they have groups, one only."""
        of_print = [one.docname for one in self.chapters[len(self.before) :] if not one.generated]
        return frozenset(of_print if len(of_print) <= (1 if self.groups else FEW) else ())

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """The groups of the outline, in the order in which they first appear."""
        return tuple(dict.fromkeys(chapter.group for chapter in self.chapters if chapter.group))

    def group_number(self, chapter: Chapter) -> int:
        """1 for the first group, 2 for the second …; 0 for a chapter without a group."""
        return self.groups.index(chapter.group) + 1 if chapter.group else 0

    @property
    def shapes(self) -> list[int]:
        """On the cover: the group number of each chapter that has a group, or of all chapters if none has.

        Of a publication of one chapter, one for each of its sections.
        """
        numbers = [
            self.group_number(chapter)
            for chapter in self.chapters
            for _ in (self.sections(chapter) if len(self._few) == 1 else ()) or (chapter,)
        ]
        return list(filter(None, numbers)) or numbers

    def outline(self) -> tuple[object, ...]:
        """What the pages show about each other: everything but texts and summaries."""
        return tuple(
            (part.slug, part.title, *(replace(one, summary="", blocks=()) for one in part.chapters))
            for part in self.parts
        )

    def find(self, docname: str) -> Chapter | None:
        return next((chapter for chapter in self.chapters if chapter.docname == docname), None)


class ChapterCollector(EnvironmentCollector):
    """Keeps what the book must know about each chapter, as plain data that is cheap to pickle."""

    def clear_doc(self, app: Sphinx, env: BuildEnvironment, docname: str) -> None:
        _kept(env).pop(docname, None)

    def merge_other(
        self, app: Sphinx, env: BuildEnvironment, docnames: Set[str], other: BuildEnvironment
    ) -> None:
        _kept(env).update({name: _kept(other)[name] for name in docnames if name in _kept(other)})

    def process_doc(self, app: Sphinx, doctree: nodes.document) -> None:
        label = next(iter(doctree.findall(qb.chapter_label)), None)
        first = next((node for node in doctree.findall(nodes.paragraph) if node.astext()), None)
        _kept(app.env)[app.env.current_document.docname] = {
            "pages": tuple(page_labels(doctree)),
            "opens_on": _opens_on(doctree),
            "label": label.astext() if label is not None else "",
            "headings": tuple(_headings(doctree)),
            "blocks": tuple(texts(doctree)),
            "summary": _shortened(first.astext() if first is not None else ""),
        }


def contents(app: Sphinx) -> Contents:
    """The book in the order of the table of contents, grouped by the parts of the outline."""
    env = app.env
    titles = {part.slug: part.title for part in publication_of(app).outline.parts}
    parts: list[Part] = []
    page = ""
    for docname in in_order(env, app.config.root_doc):
        kept, meta = _kept(env)[docname], env.metadata.get(docname, {})
        pages: tuple[str, ...] = kept["pages"]
        chapter = Chapter(
            docname,
            env.titles[docname].astext(),
            str(meta.get("kind") or "chapter"),
            str(meta.get("part") or ""),
            str(meta.get("group") or ""),
            kept["label"],
            is_generated(meta),
            kept["headings"],
            pages,
            kept["opens_on"] or page,
            kept["summary"],
            kept["blocks"],
        )
        page = pages[-1] if pages else page
        if parts and parts[-1].slug == chapter.part:
            parts[-1] = Part(chapter.part, parts[-1].title, (*parts[-1].chapters, chapter))
        else:
            parts.append(Part(chapter.part, titles.get(chapter.part, ""), (chapter,)))
    return Contents(tuple(parts))


def in_order(env: BuildEnvironment, root: str) -> list[str]:
    """Every chapter once, in its first place in the table of contents."""
    order: dict[str, None] = {}

    def visit(docname: str) -> None:
        for child in env.toctree_includes.get(docname, []):
            if child != root and child not in order:
                order[child] = None
                visit(child)

    visit(root)
    return list(order)


def _kept(env: BuildEnvironment) -> dict[str, dict[str, Any]]:
    """What is kept with Sphinx's environment from build to build."""
    kept: dict[str, dict[str, Any]] = vars(env).setdefault("quickscan_chapters", {})
    return kept


def _opens_on(doctree: nodes.document) -> str:
    """The page whose mark is the last before all text: those before it are empty."""
    page = ""
    for node in doctree.findall():
        if isinstance(node, qb.page_mark):
            page = node["label"]
        elif isinstance(node, nodes.Text) and node.strip():
            break
    return page


def _headings(doctree: nodes.document) -> Iterator[Heading]:
    for section in doctree.findall(nodes.section):
        level = 1
        parent = section.parent
        while isinstance(parent, nodes.section):
            level, parent = level + 1, parent.parent
        if level > 1:
            yield Heading(section["ids"][0], section[0].astext(), level)


def _shortened(text: str) -> str:
    text = " ".join(text.split())
    if len(text) <= LENGTH_OF_SUMMARY:
        return text
    return text[:LENGTH_OF_SUMMARY].rsplit(" ", 1)[0].rstrip(" ,;:.–-") + " …"


def setup(app: Sphinx) -> None:
    """Register the collector."""
    app.add_env_collector(ChapterCollector)
