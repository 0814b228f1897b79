"""Whatever lists a text has, in whatever lists, its chapters read as it does."""

from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quickscan_build.fidelity import chapters
from quickscan_build.fidelity.plain import expected
from quickscan_build.ledger import Kind, Pass
from quickscan_build.markup import myst
from quickscan_build.publication.model import ChapterSpec, Outline
from quickscan_build.structure.build import build
from quickscan_build.text import Source, Text

OUTLINE = Outline((), (ChapterSpec("kop", "Kop", "chapter", "", "", "", "", "outline.toml"),))
ITEMS = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["-", "1.", "2.", "3."])), min_size=1, max_size=8
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(ITEMS)
def test_chapters_have_the_lists_of_the_text(tmp_path: Path, items: list[tuple[int, str]]) -> None:
    lines: list[str] = []
    deepest = 1
    for number, (wish, marker) in enumerate(items):
        depth = min(wish, deepest)
        lines.append(f"{'  ' * depth}{marker} item {number}")
        deepest = depth + 1
    plain = "\n".join(["Kop\n", *lines, "\nSlot.\n"])
    text = Text.of(Source("bron.txt", plain)).after(Pass("decisions", Kind.DECISION, ()))
    (chapter,) = build(text, OUTLINE, (), ()).chapters
    (tmp_path / "index.md").write_text(":::{toctree}\n\nkop\n:::\n", "utf-8")
    (tmp_path / "kop.md").write_text(myst.chapter(chapter), "utf-8")
    found, _ = chapters.read(tmp_path)
    assert [(one.shape, one.text) for one in found] == [
        (one.shape, one.text) for one in expected(plain, OUTLINE)
    ]
