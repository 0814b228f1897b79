"""Faults in a PDF: in the glyphs on its pages, in its tags, in what can be seen of it."""

from __future__ import annotations

import io
import random
from collections.abc import Iterator
from itertools import pairwise
from typing import Any, NamedTuple

import pikepdf

from quickscan_build.fidelity.pdf.content import Interpreter
from quickscan_build.fidelity.pdf.fonts import to_unicode_map

from .faults import TEXT_FAULTS
from .web import Made

Instruction = Any


class Spot(NamedTuple):
    """A piece of the print's text: its page, its MCID, the structure element it is in."""

    page: int
    mcid: int
    element: Any


class Paper:
    """A PDF under the knife. Open it anew for every fault."""

    def __init__(self, data: bytes, texts: dict[tuple[int, int], str]) -> None:
        self.pdf = pikepdf.open(io.BytesIO(data))
        self._texts = texts
        self._numbers = {page.objgen: i for i, page in enumerate(self.pdf.pages)}

    def data(self) -> bytes:
        out = io.BytesIO()
        self.pdf.save(out, deterministic_id=True)
        return out.getvalue()

    def elements(self, *tags: str, generated: bool = False) -> list[Any]:
        """Structure elements of the print's text (or generated ones) with one of these tags."""
        return [
            e
            for e, gen in self._walk(self.pdf.Root.StructTreeRoot, False)
            if gen is generated and e.S in tags
        ]

    def classed(self, name: str) -> list[Any]:
        return [e for e, _ in self._walk(self.pdf.Root.StructTreeRoot, False) if name in classes(e)]

    def spots(self) -> list[Spot]:
        found = []
        for element, generated in self._walk(self.pdf.Root.StructTreeRoot, False):
            if not generated:
                for kid in kids(element):
                    if isinstance(kid, int) and element.get("/Pg") is not None:
                        found.append(Spot(self._numbers[element.Pg.objgen], kid, element))
        return found

    def spots_below(self, element: Any) -> list[Spot]:
        inside = [element, *(e for e, generated in self._walk(element, False) if not generated)]
        return [
            Spot(self._numbers[e.Pg.objgen], kid, e)
            for e in inside
            for kid in kids(e)
            if isinstance(kid, int)
        ]

    def _walk(self, element: Any, generated: bool) -> Iterator[tuple[Any, bool]]:
        for kid in kids(element):
            if not isinstance(kid, int) and "/S" in kid and kid.S not in ("/Artifact", "/Figure"):
                inner = generated or "qb-gen" in classes(kid) or kid.S == "/Lbl"
                yield kid, inner
                yield from self._walk(kid, inner)

    # Content streams.

    def text(self, spot: Spot) -> str:
        return self._texts.get((spot.page, spot.mcid), "")

    def _instructions(self, spot: Spot) -> tuple[list[Instruction], int, int]:
        """All instructions of the page, and where the piece begins and ends."""
        found = list(pikepdf.parse_content_stream(self.pdf.pages[spot.page]))
        depth = start = 0
        for index, one in enumerate(found):
            name = str(one.operator)
            if depth:
                depth += name in ("BDC", "BMC")
                depth -= name == "EMC"
                if not depth:
                    return found, start, index
            elif name == "BDC" and _mcid(one.operands[1]) == spot.mcid:
                depth, start = 1, index
        return found, 0, 0

    def _font(self, page: int, show: tuple[str, list[Any]]) -> tuple[dict[int, str], str]:
        name, operands = show
        font = self.pdf.pages[page].resources.Font[name]
        table = to_unicode_map(font.ToUnicode.read_bytes())
        data = b"".join(bytes(one) for one in operands if isinstance(one, pikepdf.String))
        codes = [int.from_bytes(data[i : i + 2], "big") for i in range(0, len(data) - 1, 2)]
        return table, "".join(table.get(code, "?") for code in codes)

    def rewrite(self, spot: Spot, change: Any) -> bool:
        """``change(instructions, start, end)`` gives the new list, or ``None``."""
        found, start, end = self._instructions(spot)
        made = change(found, start, end) if end else None
        if made is None:
            return False
        page = self.pdf.pages[spot.page]
        page.Contents = self.pdf.make_stream(pikepdf.unparse_content_stream(made))
        return True

    def say(self, spot: Spot, kind: str, rng: random.Random) -> tuple[str, str] | None:
        """Make a fault in the words of a piece; what it said and what it says now."""
        said: list[tuple[str, str]] = []

        def change(found: list[Instruction], start: int, end: int) -> list[Instruction] | None:
            for index in range(start, end):
                if str(found[index].operator) != "TJ":
                    continue
                name = font_before(found, index)
                table, text = self._font(spot.page, (name, list(found[index].operands[0])))
                new = TEXT_FAULTS[kind](text, rng)
                back = {text: code for code, text in table.items()}
                if new is None or new == text or any(c not in back for c in new):
                    continue
                data = b"".join(back[c].to_bytes(2, "big") for c in new)
                operand = pikepdf.Array([pikepdf.String(data)])
                found[index] = pikepdf.ContentStreamInstruction([operand], pikepdf.Operator("TJ"))
                said.append((text, new))
                return found
            return None

        return said[0] if self.rewrite(spot, change) and said else None


def _mcid(properties: Any) -> int:
    return int(properties.get("/MCID", -1)) if isinstance(properties, pikepdf.Dictionary) else -1


def kids(element: Any) -> list[Any]:
    found = element.get("/K")
    if found is None:
        return []
    return list(found) if isinstance(found, pikepdf.Array) else [found]


def classes(element: Any) -> list[str]:
    found = element.get("/C")
    if found is None:
        return []
    return [str(one).lstrip("/") for one in (found if isinstance(found, pikepdf.Array) else [found])]


def texts_of(data: bytes) -> dict[tuple[int, int], str]:
    """What every piece of marked content says, by page and MCID."""
    found: dict[tuple[int, int], str] = {}
    interpreter = Interpreter()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            for run in interpreter.page(page):
                key = number, run.mcid
                found[key] = found.get(key, "") + run.text
    return found


def font_before(found: list[Instruction], index: int) -> str:
    for one in reversed(found[:index]):
        if str(one.operator) == "Tf":
            return str(one.operands[0])
    raise AssertionError("text without a font")


def _op(name: str, *operands: Any) -> Instruction:
    return pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(name))


# Faults in words.


def in_words(paper: Paper, rng: random.Random, kind: str) -> Made | None:
    spots = paper.spots()
    rng.shuffle(spots)
    for spot in spots[:60]:
        done = paper.say(spot, kind, rng)
        if done:
            return Made(kind, (done[0],), f"p. {spot.page + 1}: {done[0][:40]!r} → {done[1][:40]!r}")
    return None


# Faults in what can be seen.


def _hide(paper: Paper, rng: random.Random, kind: str, change: Any) -> Made | None:
    spots = paper.spots()
    rng.shuffle(spots)
    for spot in spots[:20]:
        text = paper.text(spot)
        if text.strip() and paper.rewrite(spot, change):
            return Made(kind, (text,), f"p. {spot.page + 1}: {text[:40]!r}")
    return None


def invisible(paper: Paper, rng: random.Random) -> Made | None:
    def change(found: list[Instruction], start: int, end: int) -> list[Instruction]:
        return [*found[: start + 1], _op("Tr", 3), *found[start + 1 : end], _op("Tr", 0), *found[end:]]

    return _hide(paper, rng, "invisible ink", change)


def white(paper: Paper, rng: random.Random) -> Made | None:
    def change(found: list[Instruction], start: int, end: int) -> list[Instruction]:
        inner = [
            one
            for one in found[start + 1 : end]
            if str(one.operator) not in ("rg", "g", "k", "sc", "scn", "cs")
        ]
        hidden = [_op("q"), _op("rg", 1, 1, 1), *inner, _op("Q")]
        return [*found[: start + 1], *hidden, *found[end:]]

    return _hide(paper, rng, "white on white", change)


def tiny(paper: Paper, rng: random.Random) -> Made | None:
    def change(found: list[Instruction], start: int, end: int) -> list[Instruction] | None:
        for index in range(start, end):
            if str(found[index].operator) == "Tf":
                found[index] = _op("Tf", found[index].operands[0], 0.01)
                return found
        return None

    return _hide(paper, rng, "no size", change)


def off_the_page(paper: Paper, rng: random.Random) -> Made | None:
    def change(found: list[Instruction], start: int, end: int) -> list[Instruction] | None:
        for index in range(start, end):
            if str(found[index].operator) == "Tm":
                matrix = [float(one) for one in found[index].operands]
                matrix[4] += rng.choice([-3000, 3000])
                found[index] = _op("Tm", *matrix)
                return found
        return None

    return _hide(paper, rng, "off the page", change)


def clipped(paper: Paper, rng: random.Random) -> Made | None:
    def change(found: list[Instruction], start: int, end: int) -> list[Instruction]:
        clip = [_op("q"), _op("re", 0, 0, 1, 1), _op("W"), _op("n")]
        return [*found[: start + 1], *clip, *found[start + 1 : end], _op("Q"), *found[end:]]

    return _hide(paper, rng, "clipped", change)


def covered(paper: Paper, rng: random.Random) -> Made | None:
    def change(found: list[Instruction], start: int, end: int) -> list[Instruction] | None:
        for index in range(start, end):
            if str(found[index].operator) == "Tm":
                x, y = (float(one) for one in found[index].operands[4:6])
                cover = [_op("q"), _op("rg", 1, 1, 1), _op("re", x - 2, y - 20, 600, 26), _op("f"), _op("Q")]
                return [*found[: end + 1], *_artifact(cover), *found[end + 1 :]]
        return None

    return _hide(paper, rng, "covered", change)


def _artifact(inside: list[Instruction]) -> list[Instruction]:
    return [_op("BMC", pikepdf.Name.Artifact), *inside, _op("EMC")]


def made_artifact(paper: Paper, rng: random.Random) -> Made | None:
    def change(found: list[Instruction], start: int, end: int) -> list[Instruction]:
        found[start] = _op("BMC", pikepdf.Name.Artifact)
        return found

    return _hide(paper, rng, "made an artifact", change)


def cut_at_the_edge(paper: Paper, rng: random.Random) -> Made | None:
    spots = [spot for spot in paper.spots() if len(paper.text(spot)) > 30]
    if not spots:
        return None
    spot = rng.choice(spots)
    page = paper.pdf.pages[spot.page]
    left, bottom, right, top = (float(one) for one in page.cropbox)
    page.CropBox = pikepdf.Array([left, bottom, left + (right - left) * 0.45, top])
    return Made("cut at the edge", (paper.text(spot),), f"p. {spot.page + 1}")


def page_cut(paper: Paper, rng: random.Random) -> Made | None:
    spots = [spot for spot in paper.spots() if paper.text(spot).strip()]
    spot = rng.choice(spots)
    text = paper.text(spot)
    del paper.pdf.pages[spot.page]
    return Made("page cut", (text,), f"p. {spot.page + 1}")


def lines_swapped(paper: Paper, rng: random.Random) -> Made | None:
    spots = [spot for spot in paper.spots() if len(paper.text(spot)) > 20]
    pairs = [(a, b) for a, b in pairwise(spots) if a.page == b.page and a.element == b.element]
    pairs = pairs or [(a, b) for a, b in pairwise(spots) if a.page == b.page]
    if not pairs:
        return None
    one, two = rng.choice(pairs)
    texts = paper.text(one), paper.text(two)
    found, start, end = paper._instructions(one)
    _, start_2, end_2 = paper._instructions(two)
    at = [
        next(i for i in range(s, e) if str(found[i].operator) == "Tm")
        for s, e in ((start, end), (start_2, end_2))
    ]
    matrices = [list(found[i].operands) for i in at]
    if matrices[0][5] == matrices[1][5]:
        return None
    found[at[0]] = _op("Tm", *matrices[0][:4], *matrices[1][4:])
    found[at[1]] = _op("Tm", *matrices[1][:4], *matrices[0][4:])
    paper.pdf.pages[one.page].Contents = paper.pdf.make_stream(pikepdf.unparse_content_stream(found))
    return Made("lines swapped on the page", texts, f"p. {one.page + 1}")


# Faults in the tags.


def _texts(paper: Paper, element: Any) -> tuple[str, ...]:
    found = [paper.text(spot) for spot in paper.spots_below(element)]
    return tuple(text for text in found if text.strip())


def _pick(paper: Paper, rng: random.Random, *tags: str) -> Any:
    found = [e for e in paper.elements(*tags) if _texts(paper, e)]
    return rng.choice(found) if found else None


def _siblings(element: Any) -> list[Any]:
    return kids(element.P)


def _without(element: Any) -> None:
    element.P.K = pikepdf.Array(
        [k for k in _siblings(element) if isinstance(k, int) or k.objgen != element.objgen]
    )


def tag_dropped(paper: Paper, rng: random.Random) -> Made | None:
    one = _pick(paper, rng, "/P", "/LI", "/H2", "/H3")
    if one is None:
        return None
    texts = _texts(paper, one)
    _without(one)
    return Made("tag dropped", texts, str(one.S))


def tag_twice(paper: Paper, rng: random.Random) -> Made | None:
    one = _pick(paper, rng, "/P", "/LI")
    if one is None:
        return None
    out: list[Any] = []
    for kid in _siblings(one):
        out.append(kid)
        if not isinstance(kid, int) and kid.objgen == one.objgen:
            out.append(kid)
    one.P.K = pikepdf.Array(out)
    return Made("tag twice", _texts(paper, one), str(one.S))


def tags_swapped(paper: Paper, rng: random.Random) -> Made | None:
    found = paper.elements("/P", "/TD", "/LI")
    pairs = []
    for a, b in pairwise(found):
        if a.S == b.S and a.P.objgen == b.P.objgen:
            pairs.append((a, b))
    rng.shuffle(pairs)
    for one, two in pairs[:20]:
        texts = _texts(paper, one), _texts(paper, two)
        if texts[0] == texts[1] or not texts[0] or not texts[1]:
            continue
        out = []
        for kid in _siblings(one):
            same = not isinstance(kid, int) and kid.objgen
            out.append(two if same == one.objgen else one if same == two.objgen else kid)
        one.P.K = pikepdf.Array(out)
        return Made("tags swapped", (*texts[0], *texts[1]), str(one.S))
    return None


def heading_demoted(paper: Paper, rng: random.Random) -> Made | None:
    one = _pick(paper, rng, "/H1", "/H2", "/H3")
    if one is None or "qb-box-title" in classes(one):
        return None
    texts = _texts(paper, one)
    new = rng.choice(["/P", f"/H{int(str(one.S)[2]) + 1}"])
    one.S = pikepdf.Name(new)
    return Made("heading demoted", texts, new)


def class_lost(paper: Paper, rng: random.Random) -> Made | None:
    names = ("qb-label", "qb-box", "qb-box-title", "qb-quote", "qb-attribution", "qb-lines")
    found = [e for name in names for e in paper.classed(name) if _texts(paper, e)]
    if not found:
        return None
    one = rng.choice(found)
    texts = _texts(paper, one)
    lost = next(name for name in names if name in classes(one))
    if one.S in ("/H2", "/H3") and lost == "qb-box-title":
        return None
    del one["/C"]
    return Made("kind of block lost", texts[:1], lost)


def box_emptied(paper: Paper, rng: random.Random) -> Made | None:
    boxes = [e for e in paper.classed("qb-box") if _texts(paper, e)]
    if not boxes:
        return None
    one = rng.choice(boxes)
    texts = _texts(paper, one)
    one.K = pikepdf.Array([])
    return Made("box emptied", texts)


def item_moved(paper: Paper, rng: random.Random) -> Made | None:
    lists = [e for e in paper.elements("/L") if _texts(paper, e)]
    if len(lists) < 2:
        return None
    here, there = rng.sample(lists, 2)
    items = [k for k in kids(here) if not isinstance(k, int) and k.get("/S") == "/LI"]
    if not items:
        return None
    one = rng.choice(items)
    texts = _texts(paper, one)
    _without(one)
    there.K = pikepdf.Array([*kids(there), one])
    return Made("item moved to another list", texts)


def sic_dropped(paper: Paper, rng: random.Random) -> Made | None:
    return _generated_dropped(paper, rng, "qb-sic", "[sic] dropped")


def note_dropped(paper: Paper, rng: random.Random) -> Made | None:
    return _generated_dropped(paper, rng, "qb-note", "note dropped")


def _generated_dropped(paper: Paper, rng: random.Random, name: str, kind: str) -> Made | None:
    found = paper.classed(name)
    if not found:
        return None
    _without(rng.choice(found))
    return Made(kind, ())


def says_otherwise(paper: Paper, rng: random.Random) -> Made | None:
    spots = [spot for spot in paper.spots() if len(paper.text(spot)) > 5]
    spot = rng.choice(spots)
    text = paper.text(spot)
    spot.element.ActualText = pikepdf.String(TEXT_FAULTS["letter changed"](text, rng) or "x")
    return Made("says otherwise than it shows", (), text)


def contents_number(paper: Paper, rng: random.Random) -> Made | None:
    entries = [e for e in paper.elements("/Link", generated=True) if e.P.get("/S") in ("/Reference", "/TOCI")]
    rng.shuffle(entries)
    for entry in entries:
        for kid in reversed(kids(entry)):
            if isinstance(kid, int):
                page = entry.get("/Pg")
                spot = Spot(paper._numbers[page.objgen], kid, entry)
                if paper.text(spot).strip().isdigit() and paper.say(spot, "digit changed", rng):
                    return Made("page number in the contents", ())
    return None


STRUCTURE = [
    invisible, white, tiny, off_the_page, clipped, covered, made_artifact, cut_at_the_edge, page_cut,
    lines_swapped, tag_dropped, tag_twice, tags_swapped, heading_demoted, class_lost, box_emptied, item_moved,
    sic_dropped, note_dropped, says_otherwise, contents_number,
]  # fmt: skip
