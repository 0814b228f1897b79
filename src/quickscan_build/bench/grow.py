"""A publication of N chapters from the text of one: each chapter is the whole text once more.

What is measured on it is measured on real text: its misreadings, its decisions, its lists, boxes and
tables. The chapters of the publication become sections of each chapter, after a page with the new chapter's
title; pages are numbered on; every decision occurs once in each chapter; the second witness grows alike.
One word of each chapter links to another chapter.
"""

from __future__ import annotations

import json
import re
import tomllib
import uuid
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from ..cleaning.engine import clean
from ..cleaning.order import RULES
from ..language import dutch
from ..markup.accountability import rewordings
from ..publication import Publication
from ..publication.model import BlockSpec, ChapterSpec
from ..publication.resolve import resolve
from ..reading.plain import PageMarks, read
from ..structure.find import reads
from ..structure.plain import PlainBlock, blocks
from ..text import Source, Text

DECISIONS = ("corrections.toml", "sic.toml", "variants.toml", "moves.toml")
A_PART = 10
"""Chapters in a part."""
TITLE_LINES = 2
"""Lines that the title of a chapter takes: itself and the empty one after it."""
DEEPEST = 4
"""Level of the lowest heading that an outline may name."""
_PARAGRAPH = re.compile(r"^(?P<word>[A-Z]\w+)(?= \w[^\n]{100})", re.MULTILINE)
"""The first word of a paragraph of some length, which can become a link."""

Toml = dict[str, Any]


def grow(publication: Publication, chapters: int) -> dict[str, str]:
    """File below ``source_texts/`` → its text, except the manifest."""
    texts, source = publication.texts, publication.source()
    text = _cleaned(publication, source)
    files: dict[str, str] = {}
    main = _data(texts / "publication.toml")
    main["publication"]["identifier"] = _identifier(publication.metadata.identifier, chapters)
    spec = publication.source_spec
    files[spec.file] = _repeated(source, spec.pages, chapters)
    pages, lines = len(source.page_starts) + 1, files[spec.file].count("\n") // chapters
    witness = publication.witness_spec
    if witness is not None and pages > 1:
        whole = read(texts / witness.file, marks=witness.pages, first_page=witness.first_page)
        files[witness.file] = _witnessed(whole, source, chapters)
        excluded = (_later(page, turn * pages) for turn in range(chapters) for page in witness.exclude_pages)
        main["witness"] |= {
            "pages": PageMarks.FORM_FEED.value,
            "first_page": spec.first_page,
            "exclude_pages": list(excluded),
        }
    files["publication.toml"] = _toml(main)
    files["outline.toml"] = _toml(_outline(publication, text, chapters, pages))
    decisions = {name: _data(texts / name) for name in DECISIONS if (texts / name).is_file()}
    decisions.setdefault("corrections.toml", {}).setdefault("correction", []).extend(
        _recurring(publication, text)
    )
    for name, kinds in decisions.items():
        files[name] = _toml(
            {
                kind: [_moved(one, turn, pages, lines) for turn in range(chapters) for one in of_a_kind]
                for kind, of_a_kind in kinds.items()
            }
        )
    return files


def title(number: int) -> str:
    """Of a chapter; the first is 1."""
    return f"Hoofdstuk {number}"


def slug(number: int) -> str:
    """Of a chapter; the first is 1."""
    return f"hoofdstuk-{number:04}"


def refer(chapter: str, target: str) -> str:
    """A chapter's MyST with one of its words as a link to ``target``; no word is added or lost."""
    return _PARAGRAPH.sub(lambda found: f"[{found['word']}]({target})", chapter, count=1)


def _identifier(identifier: str, chapters: int) -> str:
    return f"urn:uuid:{uuid.uuid5(uuid.NAMESPACE_URL, f'{identifier}#{chapters}')}"


def _repeated(source: Source, marks: PageMarks, chapters: int) -> str:
    """The text once for each chapter, after a page with the chapter's title."""
    mark = {PageMarks.LEADING_BLANK: " ", PageMarks.FORM_FEED: "\f", PageMarks.NONE: ""}[marks]
    text = mark + source.content.rstrip().removeprefix(mark)
    parts = (f"{mark}{title(number)}\n\n{text}\n\n" for number in range(1, chapters + 1))
    return "".join(parts).removeprefix("\f")


def _witnessed(witness: Source, source: Source, chapters: int) -> str:
    """The second witness once for each chapter, with a form feed before each page of the source. A page
    that it lacks is empty; what it has before and after those pages goes to the first and the last."""
    first, last = (int(source.page_labels[end]) for end in (0, -1))
    held = dict.fromkeys(range(first - 1, last + 1), "")
    ends = (*witness.page_starts[1:], len(witness.content))
    for label, start, end in zip(witness.page_labels, witness.page_starts, ends, strict=True):
        page = min(max(int(label), first - 1), last)
        held[page] += witness.content[start:end].removeprefix("\f").removeprefix(" ")
    titled, *others = held.values()
    parts = ("\f".join([f"{title(number)}\n\n{titled}", *others]) for number in range(1, chapters + 1))
    return "\f".join(parts)


def _outline(publication: Publication, text: Text, chapters: int, pages: int) -> Toml:
    outline = publication.outline
    groups = tuple(dict.fromkeys(one.group for one in outline.chapters if one.group)) or ("",)
    lasts = _last_blocks(publication, text)
    parts = [
        {"slug": f"deel-{number}", "title": f"Deel {number}"}
        for number in range(1, -(-chapters // A_PART) + 1)
    ]
    grown: list[Toml] = []
    inside: list[Toml] = []
    for turn in range(chapters):
        grown.append(
            {
                "slug": slug(turn + 1),
                "opens": title(turn + 1),
                "part": parts[turn // A_PART]["slug"],
                "group": groups[turn % len(groups)],
            }
        )
        for one, last in zip(outline.chapters, lasts, strict=True):
            for block in _sections(
                one, [block for block in outline.blocks if block.chapter == one.slug], last
            ):
                page = {"page": _later(block["page"], turn * pages)} if block.get("page") else {}
                inside.append({**block, **page, "chapter": slug(turn + 1)})
    return {"part": parts, "chapter": grown, "block": inside}


def _sections(chapter: ChapterSpec, inside: Sequence[BlockSpec], last: str) -> Iterator[Toml]:
    """A chapter as blocks of a larger one: its title is a heading, its headings are one level deeper."""
    yield {"kind": "heading", "level": 2, "opens": chapter.opens, "page": chapter.page}
    for block in inside:
        made: Toml = {"kind": block.kind, "opens": block.opens, "page": block.page}
        if block.kind == "heading":
            made["level"] = min(block.level + 1, DEEPEST)
        if block.kind == "box":
            made["box"] = block.box
        if block.until or block.kind == "box":
            made["until"] = block.until or last
        yield made


def _cleaned(publication: Publication, source: Source) -> Text:
    resolved = resolve(source, publication.decisions)
    language = dutch(source.content, model=publication.source_spec.model or None)
    return clean(source, RULES, language, decisions=resolved.first, protected=resolved.protected).text


def _recurring(publication: Publication, text: Text) -> list[Toml]:
    """Corrections of what no rule mends once it is grown: a misreading that recurs passes for a word."""
    content, model = text.source.content, publication.source_spec.model or None
    once, often = dutch(content, model=model), dutch(content * 2, model=model)
    return [
        {"page": page, "reading": one.before, "becomes": one.after, "reason": one.title, "evidence": "regel"}
        for one in rewordings(content, text.ledger, tuple(text.places()))
        if often.knows(one.before) and not once.knows(one.before)
        for page in one.pages
    ]


def _last_blocks(publication: Publication, text: Text) -> list[str]:
    """How the last block of each chapter reads."""
    plain = list(blocks(text.content))
    lasts: list[str] = []
    at = 0
    for chapter in publication.outline.chapters:
        at = _opening(text, plain, chapter, at)
        before = at - 1 - bool(chapter.label)
        if before >= 0:
            lasts.append(_reading(text, plain[before]))
        at += 1
    return [*lasts, _reading(text, plain[-1])]


def _opening(text: Text, plain: Sequence[PlainBlock], chapter: ChapterSpec, at: int) -> int:
    while not (
        reads(text.content, plain[at], chapter.opens)
        and chapter.page in ("", text.place(plain[at].span.start).page)
    ):
        at += 1
    return at


def _reading(text: Text, block: PlainBlock) -> str:
    return text.content[slice(*(block.pieces[-1].span if block.pieces else block.span))]


def _moved(decision: Mapping[str, Any], turn: int, pages: int, lines: int) -> Toml:
    """A decision, moved to its place in another chapter."""
    moved = dict(decision)
    if "page" in moved:
        moved["page"] = _later(moved["page"], turn * pages)
    if "line" in moved:
        moved["line"] += turn * lines + TITLE_LINES
    return moved


def _later(page: str, pages: int) -> str:
    """The number of a page when so many others, and that of the title, come before it."""
    return str(int(page) + pages + 1)


def _data(path: Path) -> Toml:
    return tomllib.loads(path.read_text("utf-8"))


def _toml(data: Mapping[str, Any]) -> str:
    """TOML of tables, lists of tables and plain values, which JSON writes as TOML does."""
    rows: list[str] = []
    for name, value in data.items():
        many = value if isinstance(value, list) else [value]
        head = f"[[{name}]]" if isinstance(value, list) else f"[{name}]"
        for table in many:
            rows += ["", head]
            rows += [
                f"{key} = {json.dumps(one, ensure_ascii=False)}" for key, one in table.items() if one != ""
            ]
    return "\n".join(rows).lstrip("\n") + "\n"
