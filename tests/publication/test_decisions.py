"""The editorial decisions: what is right loads as it is, what is wrong is one line with file and key."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from quickscan_build.exits import DataError
from quickscan_build.publication.decisions import load_decisions
from quickscan_build.publication.model import Decisions

GROUNDS = 'reason = "r"\nevidence = "e"\n'


def loaded(texts: Path, file: str, content: str, *, with_witness: bool = True) -> Decisions:
    (texts / file).write_text(content, "utf-8")
    return load_decisions(texts, with_witness=with_witness)


def test_no_file_is_no_decision(tmp_path: Path) -> None:
    assert load_decisions(tmp_path, with_witness=False) == Decisions()


@pytest.mark.parametrize("content", ["", "# nothing yet\n", "\ufeff"])
def test_an_empty_file_is_no_decision(tmp_path: Path, content: str) -> None:
    for file in ("corrections.toml", "sic.toml", "variants.toml", "moves.toml"):
        assert loaded(tmp_path, file, content) == Decisions()


@pytest.mark.parametrize(
    ("file", "content", "kind", "made"),
    [
        (
            "corrections.toml",
            '[[correction]]\npage = "1"\nreading = "a\\nb"\nbecomes = " ab "\n',
            "corrections",
            {"page": "1", "line": 0, "reading": "a\nb", "becomes": " ab "},
        ),
        (
            "corrections.toml",
            '[[correction]]\nline = 7\nreading = "a"\n',
            "corrections",
            {"page": "", "line": 7, "reading": "a", "becomes": ""},
        ),
        (
            "corrections.toml",
            '[[insertion]]\npage = "1"\nbefore = "a"\ntext = "b"\nblock = true\n',
            "insertions",
            {"anchor": "a", "after": False, "text": "b", "block": True},
        ),
        (
            "corrections.toml",
            '[[insertion]]\npage = "1"\nafter = "a"\ntext = "b"\n',
            "insertions",
            {"anchor": "a", "after": True, "text": "b", "block": False},
        ),
        (
            "sic.toml",
            '[[sic]]\npage = "1"\nline = 3\nreading = "a"\nnote = "n"\n',
            "sics",
            {"page": "1", "line": 3, "reading": "a", "note": "n"},
        ),
        (
            "variants.toml",
            '[[variant]]\npage = "1"\nours = "a"\n',
            "variants",
            {"ours": "a", "witness": ""},
        ),
        (
            "moves.toml",
            '[[move]]\npage = "1"\ntext = "a"\nafter = "b"\n',
            "moves",
            {"text": "a", "witness": False, "anchor": "b", "after": True},
        ),
        (
            "moves.toml",
            '[[move]]\npage = "1"\ntext = "a"\nwitness = true\n',
            "moves",
            {"text": "a", "witness": True, "anchor": "", "after": False},
        ),
    ],
)
def test_a_decision_loads_as_it_stands(
    tmp_path: Path, file: str, content: str, kind: str, made: dict[str, object]
) -> None:
    found = loaded(tmp_path, file, content + GROUNDS)
    (one,) = getattr(found, kind)
    assert {key: getattr(one, key) for key in made} == made
    assert (one.reason, one.evidence) == ("r", "e")
    assert found == replace(Decisions(), **{kind: (one,)})
    assert one.where.endswith("number 1")
    assert one.at.startswith(f"{tmp_path / file}:1: ")


def test_what_readers_read_of_a_decision_is_one_line(tmp_path: Path) -> None:
    """However it is wrapped in the file: a line of it can never open a block of a chapter."""
    content = (
        '[[sic]]\npage = "1"\nreading = "Een"\nevidence = "x"\n'
        'note = "een\\n\\n# kop"\nreason = """zo\n:::"""\n'
    )
    (sic,) = loaded(tmp_path, "sic.toml", content).sics
    assert (sic.note, sic.reason) == ("een # kop", "zo :::")


CORRECTION = '[[correction]]\npage = "1"\nreading = "x"\nbecomes = "y"\nreason = "r"\nevidence = "e"\n'
DECISIONS = [
    ("sic.toml", '[[sic]]\npage = "1"\nreading = "x"\nreason = "r"\nevidence = "e"\n', "'note' is missing"),
    ("sic.toml", '[[sic]]\npage = "1"\nreading = "x"\nnote = "n"\nevidence = "e"\n', "'reason' is missing"),
    (
        "corrections.toml",
        '[[insertion]]\npage = "1"\ntext = "x"\nreason = "r"\nevidence = "e"\n',
        "before or after",
    ),
    (
        "variants.toml",
        '[[variant]]\npage = "1"\nours = "x"\nwitness = "x"\nreason = "r"\nevidence = "e"\n',
        "reads the same as ours",
    ),
    (
        "sic.toml",
        '[[sic]]\nreading = "x"\nnote = "n"\nreason = "r"\nevidence = "e"\n',
        "page or line must be given",
    ),
    ("moves.toml", "move = 3\n", "must be in double brackets: [[move]]"),
    ("corrections.toml", "[[sic]]\n", "has an unknown key 'sic'. It belongs in sic.toml"),
    ("corrections.toml", CORRECTION.replace("page", "pagina"), "keys there are: pagina, reading"),
    ("corrections.toml", CORRECTION.replace("page", "pages") + "page = '1'\n", "meant to be 'page'"),
    ("corrections.toml", CORRECTION.replace('"1"', "1"), 'must be text, in quotes: page = "1"'),
    ("corrections.toml", CORRECTION.replace("[[correction]]", "[correction]"), "in double brackets"),
    ("corrections.toml", CORRECTION + 'page = "2"\n', "the line in double brackets above it may be missing"),
    ("corrections.toml", CORRECTION.replace('"1"', '"1'), "A closing quote is missing"),
    ("corrections.toml", CORRECTION.replace('"1"', "“1”"), "between straight quotes"),
]


@pytest.mark.parametrize(("file", "content", "said"), DECISIONS)
def test_a_mistake_in_a_decision(tmp_path: Path, file: str, content: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        loaded(tmp_path, file, content)
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(tmp_path / file))


TABLES = [
    ("a | b\nc | d", ""),
    ("a | [^]\n[^] | d", ""),
    ("Een kop\n\na | b\nc | d\n\nEen zin.\n\na | b | c\nd | e | f\n", ""),
    ("a | b", ""),
    ("Een regel\nen VIVET | Hoofdstuk", ""),
    ("a|b\nc|d|e", ""),
    ("a | b\n \t\na | b | c", ""),
    ("a | b\nc | d | e", "has rows of 2 and 3 cells"),
    ("a | b | c\nc | d | e\nf", "has rows of 1 and 3 cells"),
    ("Een kop\na | b\nc | d", "has rows of 1 and 2 cells"),
    ("a | b | c\nc |  | e", "has an empty cell"),
    ("a | b | c\nc | | e", "has an empty cell"),
    ("a | b\nc | ", "has an empty cell"),
    ("a | b\nc | d |", "has an empty cell"),
    (" | b\nc | d", "has an empty cell"),
    ("| a | b |\n| --- | --- |\n| c | d |", "has an empty cell"),
]


@pytest.mark.parametrize(("text", "said"), TABLES)
def test_a_table_that_would_be_none_is_refused(tmp_path: Path, text: str, said: str) -> None:
    quoted = text.replace("\n", "\\n").replace("\t", "\\t")
    for key, content in (
        ("becomes", CORRECTION.replace('becomes = "y"', f'becomes = "{quoted}"')),
        ("text", f'[[insertion]]\npage = "1"\nafter = "x"\ntext = "{quoted}"\n{GROUNDS}'),
    ):
        if said:
            with pytest.raises(DataError, match=f"number 1: {key} {said}"):
                loaded(tmp_path, "corrections.toml", content)
        else:
            loaded(tmp_path, "corrections.toml", content)


def test_what_is_right_as_it_stands_need_be_no_table(tmp_path: Path) -> None:
    row = '"a | b\\nc | d | e"'
    content = CORRECTION.replace('"x"', row).replace('"y"', row)
    assert loaded(tmp_path, "corrections.toml", content).corrections[0].reading == "a | b\nc | d | e"


@pytest.mark.parametrize(
    ("file", "content", "about"),
    [
        ("variants.toml", '[[variant]]\npage = "1"\nours = "x"\nwitness = "y"\n', True),
        ("moves.toml", '[[move]]\npage = "1"\ntext = "x"\nwitness = true\n', True),
        ("moves.toml", '[[move]]\npage = "1"\ntext = "x"\nbefore = "y"\n', False),
        ("sic.toml", '[[sic]]\npage = "1"\nreading = "x"\nnote = "n"\n', False),
    ],
)
def test_a_decision_about_the_witness_needs_one(
    tmp_path: Path, file: str, content: str, *, about: bool
) -> None:
    assert loaded(tmp_path, file, content + GROUNDS, with_witness=True) != Decisions()
    if about:
        with pytest.raises(DataError, match="is about the second witness"):
            load_decisions(tmp_path, with_witness=False)
    else:
        assert load_decisions(tmp_path, with_witness=False) != Decisions()
