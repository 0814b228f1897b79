"""The HTML of each sheet, from the theme's templates. Whatever they get is escaped, except a chapter's
body, which Sphinx's HTML writer has made."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import groupby

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from ...publication import Publication
from ...theme import words
from ...theme.print import FOLDER as PRINT
from ..chapters import Chapter, Contents
from ..cover import PER_ROW, per_row, title_scale
from ..dutch import month_and_year
from .commit import commit
from .figures import figures
from .last_lines import tied
from .unique import anchor


@lru_cache(maxsize=1)
def environment() -> Environment:
    """The theme's templates: everything is escaped, and an unknown name is an error."""
    made = Environment(
        loader=FileSystemLoader(PRINT / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["month_and_year"] = month_and_year
    made.filters["tied"] = tied
    return made


class Templates:
    """The sheets of one publication."""

    contents_title = words.CONTENTS
    contents_id = "contents:"
    """No chapter has the same, because theirs have no colon."""

    def __init__(self, publication: Publication, contents: Contents, paper: str) -> None:
        self._contents = contents
        self._parts = {part.slug: part.title for part in publication.outline.parts}
        self._facts = publication.metadata
        self._common = {
            "facts": publication.metadata,
            "paper": paper.lower(),
            "figures": figures(publication),
            "commit": commit(publication.root),
        }

    @property
    def title(self) -> str:
        """The publication's title."""
        return self._facts.title

    def part_id(self, slug: str) -> str:
        """The anchor of a part's opener; no chapter has the same, because theirs have no colon."""
        return f"part:{slug}"

    def front(self) -> str:
        """The cover, its inside, and the title page. The shapes are those of the website's cover."""
        groups = self._contents.shapes
        return self._render(
            "front.html",
            groups=groups,
            scale=PER_ROW / per_row(len(groups)),
            title_scale=title_scale(self._facts, len(groups)),
        )

    def contents(self, numbers: Mapping[str, str]) -> str:
        """The table of contents, part by part, with the page numbers."""
        rows = []
        listed = self._contents.chapters[len(self._contents.before) :]
        for slug, chapters in groupby(listed, lambda one: one.part):
            title = self._parts.get(slug, "")
            lines = [line for chapter in chapters for line in self._lines(chapter, numbers)]
            rows.append({"title": title, "id": self.part_id(slug) if title else "", "chapters": lines})
        return self._render("contents.html", title=self.contents_title, id=self.contents_id, parts=rows)

    def part(self, slug: str, numbers: Mapping[str, str]) -> str:
        """The opener of a part, with its own contents."""
        lines = [self._line(chapter, numbers) for chapter in self._contents.chapters if chapter.part == slug]
        order = list(self._parts).index(slug) + 1
        return self._render(
            "part.html", title=self._parts[slug], id=self.part_id(slug), chapters=lines, order=order
        )

    def chapter(self, chapter: Chapter, body: str, numbers: Mapping[str, str]) -> str:
        """One chapter; the colophon says how the edition was made, and on which page it accounts for that."""
        account = next((one for one in self._contents.chapters if one.kind == "accountability"), None)
        return self._render(
            "chapter.html",
            chapter=chapter,
            id=anchor(chapter.docname),
            body=Markup(body),  # noqa: S704 - Sphinx's HTML writer has escaped it
            group=self._contents.group_number(chapter),
            account=None if account is None else self._line(account, numbers),
        )

    def furniture(self, rows: Sequence[tuple[str, str, str, str]], *, right: bool) -> str:
        """Folios and running heads of a run of pages; a row is (kind, folio, part, chapter)."""
        return self._render("furniture.html", rows=rows, right=right)

    def _lines(self, chapter: Chapter, numbers: Mapping[str, str]) -> Iterator[dict[str, object]]:
        """The line of a chapter, and those of the sections that are listed below it."""
        yield self._line(chapter, numbers)
        for one in self._contents.sections(chapter):
            name = anchor(chapter.docname, one.id)
            page = numbers.get(name, "0")
            yield {"title": one.title, "id": name, "label": "", "group": 0, "page": page, "below": True}

    def _line(self, chapter: Chapter, numbers: Mapping[str, str]) -> dict[str, object]:
        name = anchor(chapter.docname)
        return {
            "title": chapter.title,
            "id": name,
            "label": chapter.label,
            "group": self._contents.group_number(chapter),
            "page": numbers.get(name, "0"),
            "below": False,
        }

    def _render(self, name: str, **values: object) -> str:
        return environment().get_template(name).render(**self._common, **values)
