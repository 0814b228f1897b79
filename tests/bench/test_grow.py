"""A grown publication is the text of the one it came from, again and again, and nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from quickscan_build.bench import grow
from quickscan_build.cleaning.engine import clean
from quickscan_build.cleaning.order import RULES
from quickscan_build.cli import main
from quickscan_build.language import dutch
from quickscan_build.publication import Publication, load
from quickscan_build.publication.resolve import resolve

ROOT = Path(__file__).parents[2]
CHAPTERS = 3
DOUBTFUL = """Verslag van het jaar

De gemeente werkt samen met vele anderen aan een plan voor de hele stad en de regio.
Dat zijn de resultaten van een ‘expert die kijkt naar de hele wijk en de hele stad.

Daarna is er gewerkt aan de uitvoering van het plan, met veel mensen uit de buurt.
"""


def cleaned(publication: Publication) -> str:
    source = publication.source()
    resolved = resolve(source, publication.decisions)
    language = dutch(source.content, model=publication.source_spec.model or None)
    made = clean(source, RULES, language, decisions=resolved.first, protected=resolved.protected)
    assert not made.doubts
    return made.text.content


@pytest.fixture(scope="module")
def grown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The publication of this repository, grown; read only."""
    folder = tmp_path_factory.mktemp("grown") / "three"
    assert main(["bench", "grow", str(CHAPTERS), "--root", str(ROOT), "-o", str(folder)]) == 0
    return folder


def test_cleans_to_the_same_text_once_a_chapter(grown: Path) -> None:
    once = cleaned(load(ROOT))
    assert cleaned(load(grown)) == "\n".join(
        f"{grow.title(number)}\n\n{once}" for number in range(1, CHAPTERS + 1)
    )


def test_chapters_are_what_the_sources_make_but_for_a_link_in_each(grown: Path) -> None:
    chapters = sorted((grown / "docs/chapters").glob("hoofdstuk-*.md"))
    linked = [chapter.read_text("utf-8") for chapter in chapters]
    assert len(linked) == CHAPTERS
    assert len({text.count("](hoofdstuk-") for text in linked}) == 1
    assert main(["chapters", "--root", str(grown), "--check"]) == 1  # the links


def test_the_same_every_time() -> None:
    publication = load(ROOT)
    assert grow.grow(publication, 2) == grow.grow(publication, 2)


def test_every_decision_is_in_its_place_once_in_each_chapter(grown: Path) -> None:
    publication, larger = load(ROOT), load(grown)
    labels, new = publication.source().page_labels, larger.source().page_labels
    assert len(new) == CHAPTERS * (len(labels) + 1)
    for turn in range(CHAPTERS):
        own = new[turn * (len(labels) + 1) + 1 :]
        for few, many in (
            (publication.decisions.sics, larger.decisions.sics),
            (publication.decisions.variants, larger.decisions.variants),
            (publication.decisions.moves, larger.decisions.moves),
        ):
            here = many[turn * len(few) : (turn + 1) * len(few)]
            assert [own.index(one.page) for one in here] == [labels.index(one.page) for one in few]


def test_the_witness_grows_alike(grown: Path) -> None:
    publication, larger = load(ROOT), load(grown)
    once, spec = publication.witness_spec, larger.witness_spec
    assert once is not None
    assert spec is not None
    words = (publication.texts / once.file).read_text("utf-8").split()
    often = (larger.texts / spec.file).read_text("utf-8").split()
    titles = [grow.title(number).split() for number in range(1, CHAPTERS + 1)]
    assert often == [word for title in titles for word in (*title, *words)]


def test_a_link_adds_no_word() -> None:
    chapter = "# Titel\n\nKort.\n\n" + "Woord " + "en nog een " * 20 + "\n"
    linked = grow.refer(chapter, "ander.md")
    assert "[Woord](ander.md) en" in linked
    assert linked.replace("[Woord](ander.md)", "Woord") == chapter
    assert grow.refer("# Titel\n\nKort.\n", "ander.md") == "# Titel\n\nKort.\n"


def test_a_folder_that_is_there_is_left_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "mine").write_text("mine")
    assert main(["bench", "grow", "2", "--root", str(ROOT), "-o", str(tmp_path)]) == 6
    assert "already exists" in capsys.readouterr().err
    assert (tmp_path / "mine").read_text() == "mine"


def test_a_text_with_open_doubts_is_not_grown(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    text = tmp_path / "verslag.txt"
    text.write_text(DOUBTFUL, "utf-8")
    root, grown = tmp_path / "uitgave", tmp_path / "grown"
    main(["init", str(text), "--root", str(root), "--title", "V", "--publisher", "X", "--date", "2020"])
    assert main(["bench", "grow", "2", "--root", str(root), "-o", str(grown)]) == 4
    assert f"Answer them first: quickscan-build chapters --root {root} lists them." in capsys.readouterr().err
    assert not grown.exists()
