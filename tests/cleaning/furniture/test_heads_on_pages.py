"""Which lines at the edges of pages may be running heads at all."""

from __future__ import annotations

from quickscan_build.cleaning.furniture.heads_on_pages import HeadsOnPages
from quickscan_build.cleaning.setting.flow import Flow
from quickscan_build.cleaning.setting.lines import Lines
from quickscan_build.language import dutch
from quickscan_build.text import Text

from ..rules.bench import source
from ..rules.layouts import running_lines


def test_labels_stand_at_either_edge_of_pages_and_amid_them() -> None:
    rows = iter(running_lines(40))
    amid = [[next(rows), next(rows), next(rows), label] for label in ("Foto: ANP", "Bron: CBS") * 3]
    page = "\n".join([*(line for four in amid for line in four), next(rows), next(rows), next(rows)])
    text = Text.of(source(f"{page}\n{next(rows)}\nFoto: ANP\n\fBron: CBS\n\f{next(rows)}\n"))
    lines = Lines.of(text)
    search = HeadsOnPages(lines, Flow(lines), dutch(text.content), lines.pages())
    assert search.labels == {"Foto: ANP", "Bron: CBS"}
