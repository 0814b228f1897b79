"""Is a letter seen in whole? Asked only of pages on which something could cover or cut a part of one.

A dot that is painted over makes another letter, and so does a foot that a box cuts off.
"""

from __future__ import annotations

import ctypes
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
import pypdfium2
import pypdfium2.raw as pdfium

from .columns import Columns, Flags, Floats, Whole

DARK, LIGHT = 96, 160
"""Of 255: ink that is well within a letter, and ground on which nothing is seen."""
EDGE = 0.1
"""Of a letter's width: what is missing there may be a neighbour's."""
FEWEST = 2
"""Pixels of a letter that must be gone."""
CROSSING = 0.12, 0.42
"""Ems above the baseline: what is drawn between these crosses the letters."""
UNEVEN = 48
"""Of 255: how much a ground may go from light to dark behind the letters of a line."""
DEEPEST = 12
"""Forms within forms."""
MOST_OBJECTS = 50_000
"""That a page paints; a map with all its streets has some thousands."""
CORNERS = 5
"""Points of a rectangle that is closed; two of them may leave nothing between each other."""
LARGE = 1e5
"""How much larger a clip is made, so that it cuts nothing."""
FAINTEST = 24
"""Of 255: what differs less from its ground is not legible."""
Picture = npt.NDArray[np.uint8]
"""Shades of grey."""
Box = tuple[float, float, float, float]


def objects(page: pypdfium2.PdfPage) -> list[tuple[int, Any]]:
    """What a page paints, in order, each with its kind. ``ValueError`` for more than any page does."""
    count, get = pdfium.FPDFPage_CountObjects(page.raw), pdfium.FPDFPage_GetObject
    if count > MOST_OBJECTS:
        raise ValueError(f"it has a page that paints more than {MOST_OBJECTS:,} things")
    every = [get(page.raw, index) for index in range(count)]
    return [(pdfium.FPDFPageObj_GetType(one), one) for one in every]


def inside(form: Any) -> list[tuple[int, Any]]:
    """What a form paints, in order, each with its kind."""
    count, get = pdfium.FPDFFormObj_CountObjects(form), pdfium.FPDFFormObj_GetObject
    every = [get(form, index) for index in range(count)]
    return [(pdfium.FPDFPageObj_GetType(one), one) for one in every]


class Text(NamedTuple):
    """A text that a page paints, and its box; none if it is painted by a form."""

    handle: Any
    box: Box | None


def texts(painted: Iterable[tuple[int, Any]]) -> list[Text]:
    """The texts of a page and of its forms, in the order in which they are painted."""
    found: list[Text] = []
    for kind, one in painted:
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            found.append(Text(one, _bounds(one)))
        elif kind == pdfium.FPDF_PAGEOBJ_FORM:
            found += [Text(inner, None) for inner in _inside(one, 1)]
    return found


def _inside(form: Any, depth: int) -> Iterator[Any]:
    for kind, one in inside(form):
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            yield one
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
            yield from _inside(one, depth + 1)


def is_text(kind: int, one: Any) -> bool:
    """Whether an object paints nothing but text."""
    return kind == pdfium.FPDF_PAGEOBJ_TEXT or (kind == pdfium.FPDF_PAGEOBJ_FORM and not _paints(one))


def pictures(painted: Iterable[tuple[int, Any]]) -> Iterator[Box]:
    """The boxes of the pictures of a page, and of what forms within its forms hold one."""
    for kind, one in painted:
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            yield _bounds(one)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and _holds_a_picture(one, 1):
            boxes = _placed(one)
            if boxes is None:
                yield _bounds(one)
            else:
                every = zip(inside(one), boxes, strict=True)
                yield from (box for (of, inner), box in every if _is_a_picture(of, inner, 1))


def _holds_a_picture(form: Any, depth: int) -> bool:
    return any(_is_a_picture(kind, one, depth) for kind, one in inside(form))


def _is_a_picture(kind: int, one: Any, depth: int) -> bool:
    form = kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST
    return kind == pdfium.FPDF_PAGEOBJ_IMAGE or (form and _holds_a_picture(one, depth + 1))


def possible(painted: Iterable[tuple[int, Any]], known: Iterable[Text]) -> bool:
    """Whether anything is painted after text and over it, or cuts it, or cannot be told.

    ``known`` are its ``texts``.
    """
    boxes = (one.box for one in known if one.box is not None)
    texts: list[Box] = []
    others: list[Box] = []
    before: list[int] = []
    """Of each of these: how many texts are painted before it."""
    for kind, one in painted:
        if kind == pdfium.FPDF_PAGEOBJ_TEXT:
            box = next(boxes)
            if _cut(one, box):
                return True
            texts.append(box)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and _cuts(one):
            return True
        elif texts:
            found = _painted(one) if kind == pdfium.FPDF_PAGEOBJ_FORM else [_bounds(one)]
            if found is None:
                return True
            others += found
            before += [len(texts)] * len(found)
        elif kind == pdfium.FPDF_PAGEOBJ_FORM and _paints(one):
            return True
    if not others:
        return False
    over, under = np.array(others)[:, None], np.array(texts)[None]
    meet = (over[..., :2] < under[..., 2:]).all(axis=2) & (under[..., :2] < over[..., 2:]).all(axis=2)
    return bool((meet & (np.arange(len(texts)) < np.array(before)[:, None])).any())


def _painted(form: Any) -> list[Box] | None:
    """The boxes of what a form paints; ``None`` where that cannot be told, or where it is text."""
    return None if _paints(form) else _placed(form)


def _placed(form: Any) -> list[Box] | None:
    """The boxes of what a form holds, as they lie on the page; ``None`` where that cannot be told."""
    matrix = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(form, matrix):
        return None
    inner = np.array([_bounds(one) for _, one in inside(form)])
    if not len(inner):
        return []
    x, y = inner[:, [0, 2, 0, 2]], inner[:, [1, 1, 3, 3]]
    xs = matrix.a * x + matrix.c * y + matrix.e
    ys = matrix.b * x + matrix.d * y + matrix.f
    boxes = np.stack([xs.min(axis=1), ys.min(axis=1), xs.max(axis=1), ys.max(axis=1)], axis=1)
    union = np.concatenate([boxes[:, :2].min(axis=0), boxes[:, 2:].max(axis=0)])
    # If this is not the box of the whole form, something other than its matrix moves it.
    return boxes.tolist() if np.abs(union - _bounds(form)).max() < 0.1 else None


class View(NamedTuple):
    """Where a picture begins on its page, and its pixels a point."""

    left: float
    top: float
    scale: float


def strip(page: pypdfium2.PdfPage) -> None:
    """Leave a page nothing but its text, black and whole."""
    for _, one in objects(page):
        if not _alone(one, 0):
            pdfium.FPDFPage_RemoveObject(page.raw, one)
            pdfium.FPDFPageObj_Destroy(one)


def torn(alone: Picture, shown: Picture, ground: Picture, glyphs: Columns, view: View) -> Flags:
    """The glyphs of which a part is missing: they have ink there ``alone``, but a reader sees plain ground.

    ``shown`` is the page as readers see it, ``ground`` the page without its text.
    """
    gone = (alone < DARK) & (shown > LIGHT)
    if gone.any():
        gone &= np.maximum(shown, ground) - np.minimum(shown, ground) < FAINTEST
    if not gone.any():
        return np.zeros(len(glyphs), dtype=np.bool_)
    height, width = gone.shape
    so_far = np.zeros((height + 1, width + 1), dtype=np.intp)
    so_far[1:, 1:] = gone.cumsum(axis=0).cumsum(axis=1)
    inset = (glyphs.x1 - glyphs.x0) * EDGE
    starts = _within((glyphs.x0 + inset - view.left) * view.scale, width)
    ends = np.maximum(_within((glyphs.x1 - inset - view.left) * view.scale + 1, width), starts)
    tops = _within((view.top - glyphs.y1) * view.scale, height)[glyphs.of]
    bottoms = np.maximum(_within((view.top - glyphs.y0) * view.scale + 1, height)[glyphs.of], tops)
    count = so_far[bottoms, ends] - so_far[tops, ends] - so_far[bottoms, starts] + so_far[tops, starts]
    lacking: Flags = count >= FEWEST
    return lacking


def crossed(ground: Picture, darkest: Picture, glyphs: Columns, view: View) -> list[bool]:
    """Whether something is drawn through each stretch: its ground, the page without its text, is not even.

    What lies below the baseline, or above the small letters, does not cross them. ``darkest`` is the darkest
    shade of each row of the ground.
    """
    height, width = ground.shape
    if not len(glyphs):
        return [False] * len(glyphs.stretches)
    last = len(glyphs) - 1
    starts = _within((glyphs.x0[np.minimum(glyphs.starts, last)] - view.left) * view.scale, width)
    ends = _within((glyphs.x1[np.maximum(glyphs.ends - 1, 0)] - view.left) * view.scale, width)
    low, high = (glyphs.baseline + part * glyphs.size for part in CROSSING)
    tops = _within((view.top - high) * view.scale, height)
    bottoms = _within((view.top - low) * view.scale, height)
    # Rows that are even from side to side, in the shade that most of the page has, hold nothing that crosses.
    plain = int(np.sort(ground[:, 0])[height // 2])
    odd = plain - darkest.astype(np.intp) > UNEVEN // 2
    if plain + UNEVEN // 2 < 255:
        odd |= ground.max(axis=1).astype(np.intp) - plain > UNEVEN // 2
    so_far = np.concatenate([[0], odd.cumsum()])
    doubtful = (so_far[bottoms] > so_far[np.minimum(tops, bottoms)]) & (starts < ends)
    found = [False] * len(glyphs.stretches)
    for index in np.flatnonzero(doubtful).tolist():
        box = ground[tops[index] : bottoms[index], starts[index] : ends[index]]
        found[index] = bool(np.ptp(box) > UNEVEN)
    return found


def _within(places: Floats, most: int) -> Whole:
    """Whole pixels within a picture; a place that is no number lies at its beginning."""
    whole: Whole = np.fmin(np.fmax(places, 0.0), most).astype(np.intp)
    return whole


def _paints(form: Any) -> bool:
    """Whether a form paints more than text; where that lies is not asked."""
    return any(kind != pdfium.FPDF_PAGEOBJ_TEXT for kind, _ in inside(form))


def _bounds(one: Any) -> Box:
    left, bottom, right, top = ctypes.c_float(), ctypes.c_float(), ctypes.c_float(), ctypes.c_float()
    pdfium.FPDFPageObj_GetBounds(one, left, bottom, right, top)
    return left.value, bottom.value, right.value, top.value


def _cut(text: Any, box: Box) -> bool:
    """Whether a clip may cut text: one that is no rectangle around all of it."""
    clip = pdfium.FPDFPageObj_GetClipPath(text)
    for path in range(max(pdfium.FPDFClipPath_CountPaths(clip), 0) if clip else 0):
        points = list(_points(clip, path))
        xs, ys = {x for x, _ in points}, {y for _, y in points}
        if not 0 < len(points) <= CORNERS or len(xs) > 2 or len(ys) > 2:
            return True
        if min(xs) > box[0] or min(ys) > box[1] or max(xs) < box[2] or max(ys) < box[3]:
            return True
    return False


def _cuts(form: Any) -> bool:
    """Whether a form may cut the text in it."""
    texts = (one for kind, one in inside(form) if kind == pdfium.FPDF_PAGEOBJ_TEXT)
    return any(_cut(one, _bounds(one)) for one in texts)


def _points(clip: Any, path: int) -> Iterator[tuple[float, float]]:
    x, y = ctypes.c_float(), ctypes.c_float()
    for index in range(pdfium.FPDFClipPath_CountPathSegments(clip, path)):
        segment = pdfium.FPDFClipPath_GetPathSegment(clip, path, index)
        if pdfium.FPDFPathSegment_GetPoint(segment, x, y):
            yield x.value, y.value


def _alone(one: Any, depth: int) -> bool:
    """Let text be black and whole; false for what is no text."""
    kind = pdfium.FPDFPageObj_GetType(one)
    if kind == pdfium.FPDF_PAGEOBJ_FORM and depth < DEEPEST:
        for _, inner in inside(one):
            if not _alone(inner, depth + 1):
                pdfium.FPDFFormObj_RemoveObject(one, inner)
                pdfium.FPDFPageObj_Destroy(inner)
        return True
    if kind != pdfium.FPDF_PAGEOBJ_TEXT:
        return False
    left, bottom, right, top = _bounds(one)
    x, y = (left + right) / 2, (bottom + top) / 2
    pdfium.FPDFPageObj_TransformClipPath(one, LARGE, 0, 0, LARGE, x - LARGE * x, y - LARGE * y)
    pdfium.FPDFTextObj_SetTextRenderMode(one, pdfium.FPDF_TEXTRENDERMODE_FILL)
    pdfium.FPDFPageObj_SetFillColor(one, 0, 0, 0, 255)
    return True
