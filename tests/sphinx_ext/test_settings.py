"""A setting that would rewrite the published text stops the build."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_build.exits import DataError
from quickscan_build.sphinx_ext.running import run


@pytest.mark.parametrize(
    "line",
    [
        "smartquotes = True",
        "myst_enable_extensions = ['colon_fence', 'replacements']",
        "myst_enable_extensions = ['smartquotes']",
        "epub_show_urls = 'footnote'",
        "html_permalinks = True",
        "rst_epilog = 'meer'",
        "suppress_warnings = ['myst']",
        "nitpicky = False",
    ],
)
def test_a_setting_that_rewrites_text_is_refused(sample: Path, line: str) -> None:
    with (sample / "docs" / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(line + "\n")
    with pytest.raises(DataError, match=line.split(maxsplit=1)[0]) as caught:
        run(sample, "html", lambda _: None)
    assert str(caught.value).startswith("docs/conf.py: ")


@pytest.mark.parametrize("line", ["smartquotes = False", "myst_enable_extensions = ['colon_fence']", ""])
def test_a_setting_with_the_required_value_is_left_alone(sample: Path, line: str) -> None:
    with (sample / "docs" / "conf.py").open("a", encoding="utf-8") as conf:
        conf.write(line + "\n")
    assert (run(sample, "html", lambda _: None) / "index.html").is_file()
