"""The report: one table a group, JSON with the same figures, a page that escapes what it quotes."""

from __future__ import annotations

import json

from quickscan_build.evaluation.measures import Difference, Score
from quickscan_build.evaluation.report import Row, as_json, page, table

ROWS = [
    Row("eng", "150", "raw", Score(1000, 50, 200, 20, 0, 3), 0, 0.0),
    Row("eng", "150", "quickscan-build", Score(1000, 1, 200, 1, 19, 0), 2, 0.125),
    Row("nld", "150", "raw", Score(1000, 40, 200, 10, 0, 0), 0, 0.0),
]


def test_a_table_for_each_model_and_resolution() -> None:
    text = table(ROWS)
    assert text.count("cleaner") == 2
    assert "eng, 150 dpi, 200 words" in text
    assert "quickscan-build          0.10     0.50       19        0        2     0.12" in text


def test_json_has_the_same_figures() -> None:
    assert json.loads(as_json(ROWS))[1] == {
        "model": "eng",
        "dpi": "150",
        "cleaner": "quickscan-build",
        "words": 200,
        "cer": 0.001,
        "wer": 0.005,
        "fixed": 19,
        "broken": 0,
        "doubts": 2,
        "seconds": 0.125,
    }


def test_the_page_lists_what_is_wrong_the_commonest_first_and_escaped() -> None:
    rare = Difference("een", "cen", "daar is", "kans")
    often = Difference("<b>", "&", "voor", "na")
    html = page(ROWS, {("eng", "150"): [rare, often, often]}, "definitions")
    assert html.index("&lt;b&gt;") < html.index("cen")
    assert "<b>" not in html
    assert html.count("<td>cen</td>") == 1
