"""Letters are measured in the layout that is drawn: no browser is needed to show it."""

from __future__ import annotations

import base64
import io
from pathlib import Path
from typing import Any, cast

from PIL import Image

from quickscan_build.fidelity.browser import look
from quickscan_build.fidelity.browser.chromium import Chromium


class Page:
    """A page whose letters stand at each of ``places`` in turn, one further each time it is drawn."""

    def __init__(self, *places: int) -> None:
        self._places = places
        self.drawn = 0

    def evaluate(self, script: str) -> dict[str, Any]:
        place = self._places[min(self.drawn, len(self._places) - 1)]
        return {"words": [["a", [[0, place, 9, place + 9]], False]], "width": 10, "height": 10}

    def call(self, method: str, **parameters: Any) -> dict[str, Any]:
        self.drawn += 1
        picture = io.BytesIO()
        Image.new("L", (10, 10), self.drawn).save(picture, "png")
        return {"data": base64.b64encode(picture.getvalue()).decode()}


def settled(page: Page) -> tuple[int, int]:
    found, [picture] = look._settled(cast("Chromium", page), Path("a.html"))
    return found["words"][0][1][0][1], int(cast("int", picture.getpixel((0, 0))))


def test_a_page_that_stays_is_drawn_once() -> None:
    assert settled(Page(5)) == (5, 1)


def test_a_face_that_comes_with_the_drawing_is_measured_again() -> None:
    assert settled(Page(5, 6)) == (6, 2)


def test_a_page_that_never_stays_is_given_up_in_the_end() -> None:
    page = Page(*range(100))
    settled(page)
    assert page.drawn == look.SETTLES
