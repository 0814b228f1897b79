"""Published: what a reader of each artefact gets, compared with what was cleaned."""

from __future__ import annotations

import filecmp
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from . import accountability, contents, furniture, marks
from .blocks import Block, Mark
from .findings import Amiss, Comparison, Declared, Finding, Sort, UnreadableError, Verdict, holding
from .judge import Judge
from .marks import Expected
from .pdf.lines import Lines
from .pdf.pages import Leaf
from .pdf.read import read
from .said import Said
from .screen import epub, site
from .screen.web import Saying, WebText


@dataclass(frozen=True)
class Standard:
    """What every artefact is compared with."""

    judge: Judge
    blocks: Sequence[Block]
    marks: Sequence[Expected]
    declares: Mapping[str, str]
    """What this edition says of itself: its ``title`` and its ``language``."""
    account: str
    """The accountability page, as ``accountability`` compares it."""
    said: Said
    """What it says beside the text."""
    home: str = ""
    """The address of its website, if that is known."""

    def differences(self, artefact: str, blocks: Sequence[Block], found: Sequence[Mark]) -> list[Finding]:
        """What differs in the text of an artefact and in what is generated inside it."""
        return self.judge.compare(artefact, blocks)[0] + marks.check(artefact, blocks, found, self.marks)


def html(standard: Standard, folder: Path) -> Verdict:
    """The website in ``folder``."""
    return _web("html", site.read, standard, folder)


def epub_file(standard: Standard, path: Path) -> Verdict:
    """The EPUB at ``path``."""
    return _web("epub", epub.read, standard, path)


def pages(name: str, path: Path) -> Sequence[str]:
    """The files of a website or an EPUB that hold text of the print, in the order of reading."""
    text = site.read(path) if name == "html" else epub.read(path)
    return text.files


def _web(name: str, read: Callable[[Path], WebText], standard: Standard, path: Path) -> Verdict:
    try:
        text = read(path)
    except UnreadableError as error:
        return _unreadable(name, standard, error)
    findings, figures = standard.judge.compare(name, text.blocks)
    findings += [_finding(name, one) for one in text.amiss]
    findings += [_finding(name, one) for one in accountability.check(text.marks, standard.account)]
    findings += marks.check(name, text.blocks, text.marks, standard.marks)
    findings += contents.check_web(name, text)
    findings += [_finding(name, one) for one in _beside(standard, text.beside)]
    findings += _declared(name, standard, text.declared)
    return Verdict(name, tuple(findings), figures)


def pdf_file(standard: Standard, path: Path, leaves: Callable[[], list[Leaf]] | None = None) -> Verdict:
    """The PDF at ``path``; ``leaves`` waits for its pages, if they are already being read."""
    try:
        text = read(path, leaves)
    except UnreadableError as error:
        return _unreadable("pdf", standard, error)
    says = (mark.says for mark in standard.marks)
    lines = Lines([*(block.text for block in standard.blocks), *says, *standard.said.phrases])
    blocks = [block._replace(text=lines.undo(block.text)) for block in text.blocks]
    generated = [_settled(mark, text.blocks, lines) for mark in text.marks]
    findings, figures = standard.judge.compare("pdf", blocks)
    findings += [_finding("pdf", one) for one in text.amiss]
    findings += [_finding("pdf", one) for one in accountability.check(text.marks, standard.account)]
    findings += furniture.check(text, standard.marks)
    findings += [_finding("pdf", one) for one in _parts(standard.said, generated)]
    findings += marks.check("pdf", blocks, generated, standard.marks)
    findings += _declared("pdf", standard, text.declared)
    findings += contents.check_pdf(blocks, text.contents, text.bookmarks, text.titles)
    return Verdict("pdf", tuple(findings), figures)


def _settled(mark: Mark, blocks: Sequence[Block], lines: Lines) -> Mark:
    """A mark with its text and place as they are without our line ends."""
    before = blocks[mark.block].text[: mark.offset] if mark.block < len(blocks) else ""
    return mark._replace(text=lines.undo(mark.text), offset=len(lines.undo(before)))


def _declared(artefact: str, standard: Standard, declared: Iterable[Declared]) -> Iterator[Finding]:
    """What an artefact says of the edition, and the publication does not."""
    for where, what, said in declared:
        due = standard.declares.get(what, "")
        if " ".join(said.split()) != due:
            message = f"says that its {what} is “{said}”, not “{due}”"
            yield Finding(Comparison.PUBLISHED, Sort.GENERATED, artefact, where, message, due, said)


def _beside(standard: Standard, beside: Iterable[Saying]) -> Iterator[Amiss]:
    """What a website or an EPUB says beside the text, and nobody says."""
    said = standard.said
    for one in beside:
        if one.leading:
            if not (standard.home and one.text.startswith(standard.home)):
                yield holding(one.where, f"a link beside the text that leads out: {one.text[:80]}")
        elif one.naming:
            yield from _named(said, one.where, one.text)
        elif what := said.beyond(one.text, numbers=one.counting):
            yield _unsaid(one.where, what)
        elif one.of and not said.entitles(one.text, one.of):
            message = f"is called “{one.text}”, not “{one.of}”"
            yield Amiss(Sort.GENERATED, one.where, message, one.of, one.text)


def _parts(said: Said, marks: Iterable[Mark]) -> Iterator[Amiss]:
    """The same of the generated parts of a PDF."""
    for mark in marks:
        title = bool(mark.classes & {"qb-cover", "qb-title-page"})
        if title:
            yield from _named(said, mark.where, mark.text)
        if (title or mark.classes & {"qb-edition", "qb-part", "qb-toc"}) and (
            what := said.beyond(mark.text, numbers=not title)
        ):
            yield _unsaid(mark.where, what)


def _named(said: Said, where: str, text: str) -> Iterator[Amiss]:
    if lacking := said.unnamed(text):
        message = f"a cover or title page that does not name “{lacking}”"
        yield Amiss(Sort.GENERATED, where, message, lacking, text)


def _unsaid(where: str, what: str) -> Amiss:
    return Amiss(Sort.INVENTED, where, f"says “{what}”, which neither publication nor theme says", found=what)


def _finding(artefact: str, one: Amiss) -> Finding:
    return Finding(Comparison.PUBLISHED, one.sort, artefact, one.where, one.message, one.expected, one.found)


def downloads(standard: Standard, site: Path, book: Path | None, paper: Path | None) -> Iterator[Finding]:
    """What is wrong with the EPUB and PDF that a website offers, if they are not those that are checked."""
    for verdict, path in ((epub_file, book), (pdf_file, paper)):
        if path is None or not path.is_file() or not (site / path.name).is_file():
            continue
        if not filecmp.cmp(path, site / path.name, shallow=False):
            for one in verdict(standard, site / path.name).findings:
                yield replace(one, artefact="html", where=f"{path.name}, {one.where}".removesuffix(", "))


def _unreadable(name: str, standard: Standard, error: UnreadableError) -> Verdict:
    message = f"{error.what}. {error.remedy}" if error.remedy else error.what
    finding = _finding(name, Amiss(Sort.UNREADABLE, error.where, message))
    return Verdict(name, (finding,), standard.judge.compare(name, [])[1])
