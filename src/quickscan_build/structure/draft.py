"""A first outline for a text that has none yet: what looks like a title is proposed as one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from ..publication.outline import RESERVED_SLUGS
from ..text import Text
from .plain import PlainBlock, Sort, blocks

LONGEST_SLUG = 60
"""Characters of a proposed file name."""
FRONT = 2500
"""Characters of the title page and colophon that go before a page of contents, at most."""
LONGEST = 90
"""Characters. Hardly a heading is longer."""
LONGEST_SECTION = 150
"""Characters of one that has the number of a section, which is no row and no sentence."""

_NAMED = re.compile(r"(?:Bijlage|Hoofdstuk):? [A-Z]")
"""A chapter that says what it is, and has no number."""
_NUMBERED = re.compile(r"(?:Hoofdstuk |Bijlage |Deel )?(?P<number>\d{1,2}(?:\.\d{1,2})*)[.:]? +(?=\S)")
_SECTION = re.compile(r"\d{1,2}(?:\.\d{1,2})+ [A-Z]")
_AMOUNT = re.compile(r"(?:[€$£] ?[\d.,]+|\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d ?%)$")
"""At the end of a line: the last cell of a row whose columns OCR lost."""
_FIGURES = re.compile(r"(?:.*?\d\S*(?: |$)){3}")
"""Three words that hold figures: a row, too."""
_CELL = re.compile(r".* \d{1,3}$|.*\b\d{1,3}(?:\.\d{3})+\b")
"""A number at the end, or an amount: a row, if the block above or below has one."""
_FACT = re.compile(r"\w+(?: \w+)?: ")
"""``Bron: BAG``, ``Update: jaarlijks``: a list of facts, if the block above or below is another."""
_WORD = re.compile(r"[^\W\d_]{3}|[a-zà-ÿ]")
_QUOTED = re.compile(r"[‘“„'\"].*[’”'\"]\.?", re.DOTALL)
_NAME = r"[A-Z][\w.-]*"
_SPEAKER = re.compile(rf"[^,]+, [^,]*|{_NAME}(?: (?:{_NAME}|de|den|der|van)){{1,5}}|Een [\w-]+")
"""Who said what is quoted above it: ``Jan de Wit, wethouder``, ``Een voorzitter``."""
_CAPTION = re.compile(r"(?:Afbeelding|Figuur|Foto|Grafiek|Kaart|Schema|Tabel) ?\d")
_LEADER = re.compile(r"\.{4}|(?:\. ){3}")
"""The dots of a line of contents whose number OCR misread."""
_GOES_ON = re.compile(r"\b(?:de|een|en|of|te)$")
"""Behind a word that wants another a line was broken. (``Wat valt op``, ``Waar gaat het om`` are titles.)"""
_CONTENTS = re.compile(r"Inhoud(?:sopgave)?", re.IGNORECASE)
_FRONT = re.compile(r"Colofon|Inhoud(?:sopgave)?", re.IGNORECASE)
_STOPS = frozenset(".:;?!”’)")
_PAGE = re.compile(r" \d{1,3}$")
"""The number of a page behind a title."""
_SLUG = re.compile(r"[^a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Proposal:
    """A block that looks like a title: of a chapter (level 1) or inside one."""

    opens: str
    level: int
    page: str
    kind: str = ""
    """Of a chapter, where it is no ordinary one."""


def propose(text: Text) -> tuple[Proposal, ...]:
    """Titles in the order of the text; the first block always opens the first chapter.

    A title is a short block without a full stop before running text. It opens a chapter where a page
    of the print starts with it, or where it has a whole number; if neither pages nor numbers tell,
    there is one chapter.
    """
    content = text.content
    plain = list(blocks(content))
    starts = set(text.page_starts)
    titles = {content[block.span.start : block.span.end]: index for index, block in enumerate(plain)}
    listing = ""
    proposals: list[Proposal] = []
    front = True
    above: list[int] = []
    for index, block in enumerate(plain):
        opens_page = any(at in starts for at in range(max(block.span.start - 2, 0), block.span.start + 1))
        page = text.place(block.span.start).page
        title = content[block.span.start : block.span.end].split("\n")[0]
        listing = page if _CONTENTS.fullmatch(title) else listing
        if index and not _is_title(content, plain, index, opens_page=opens_page):
            continue
        numbered = _PAGE.search(title) and _PAGE.sub("", title) in titles
        recurs = titles.get(title, index) > index
        if index and (numbered or (recurs and page == listing)):
            # An entry of the table of contents; OCR may have read the numbers of its pages apart.
            continue
        level = _level(title, first=not index, opens_page=opens_page)
        if front and _FRONT.fullmatch(title) and block.span.start < FRONT:
            # Title page, colophon and contents of the print are one chapter.
            proposals[:1] = [replace(one, kind="colophon") for one in proposals[:1]]
            level = 2 if index else level
        elif index and level == 1:
            front = False
        while above and above[-1] >= level:
            above.pop()
        above.append(level)
        proposals.append(Proposal(title, len(above), page))
    return tuple(proposals)


def slugs(titles: Sequence[str]) -> Iterator[str]:
    """A file name for each title, no two alike, and none that a generated page has."""
    taken = set(RESERVED_SLUGS)
    numbers: dict[str, int] = {}
    for title in titles:
        bare = title.lower().translate(str.maketrans("áàâäãéèêëíìîïóòôöõúùûüçñ", "aaaaaeeeeiiiiooooouuuucn"))
        base = "-".join(_SLUG.sub(" ", bare).split()[:6])[:LONGEST_SLUG].rstrip("-")
        base = base or "hoofdstuk"
        slug, number = base, numbers.get(base, 1)
        while slug in taken:
            number += 1
            slug = f"{base}-{number}"
        numbers[base] = number
        taken.add(slug)
        yield slug


def _is_title(content: str, plain: Sequence[PlainBlock], index: int, *, opens_page: bool) -> bool:
    block = plain[index]
    title = content[block.span.start : block.span.end]
    # A numbered title by itself looks like a list of one item.
    numbered = block.sort is Sort.LIST and len(block.pieces) == 1 and bool(block.pieces[0].number)
    longest = LONGEST_SECTION if _SECTION.match(title) else LONGEST
    if not (block.sort is Sort.PARAGRAPH or numbered) or len(title) > longest:
        return False
    if _AMOUNT.search(title) or _FIGURES.match(title) or _CAPTION.match(title):
        return False
    if _LEADER.search(title) or _GOES_ON.search(title) or "://" in title or not _WORD.search(title):
        return False
    if title.count("(") != title.count(")") or ")" in title.partition("(")[0]:
        return False
    near = [
        content[slice(*one.span)]
        for one in (*plain[max(index - 1, 0) : index], *plain[index + 1 : index + 2])
    ]
    if any(form.match(title) and any(map(form.match, near)) for form in (_CELL, _FACT)):
        return False
    if index and not opens_page and _QUOTED.fullmatch(near[0]) and _SPEAKER.fullmatch(title):
        return False
    # Within a page, what is quoted is what somebody said.
    first = title.lstrip("‘“'\"")[:1] if opens_page else title[0]
    if not first.isalnum() or first.islower() or not any(map(str.isalpha, title)):
        return False
    if title[-1] in ".,;:" or index + 1 == len(plain):
        return False
    return _before_text(
        content, plain, index, sure=opens_page or bool(_NUMBERED.match(title) or _NAMED.match(title))
    )


def _before_text(content: str, plain: Sequence[PlainBlock], index: int, *, sure: bool) -> bool:
    """Whether running text follows a title, or another title before it. Rows of a table are short, too.

    ``sure``: what opens a page or has a number is a title more likely than a row.
    """
    for after in plain[index + 1 : index + 3]:
        longer = _length(after) > _length(plain[index])
        stops = content[after.span.end - 1] in _STOPS
        if after.sort is not Sort.PARAGRAPH or _length(after) > LONGEST or (longer and (sure or stops)):
            return True
        if not (sure or longer):
            return False
    return False


def _length(block: PlainBlock) -> int:
    return block.span.end - block.span.start


def _level(title: str, *, first: bool, opens_page: bool) -> int:
    numbered = _NUMBERED.match(title)
    if numbered:
        return min(numbered["number"].count(".") + 1, 4)
    return 1 if first or opens_page or _NAMED.match(title) else 2
