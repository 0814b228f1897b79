"""Plain form is read back as it was meant."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quickscan_build.structure.plain import Sort, blocks

CASES = [
    ("Een alinea.\n", [(Sort.PARAGRAPH, ["Een alinea."])]),
    ("Kop\n\nEen alinea.\n", [(Sort.PARAGRAPH, ["Kop"]), (Sort.PARAGRAPH, ["Een alinea."])]),
    ("- een\n- twee\n", [(Sort.LIST, ["een", "twee"])]),
    ("1. een\n2. twee\n", [(Sort.LIST, ["een", "twee"])]),
    ("- een\n  - onder\n- twee\n", [(Sort.LIST, ["een", "onder", "twee"])]),
    ("[^3]: Zie bijlage.\n", [(Sort.NOTE, ["Zie bijlage."])]),
    # What is no list, table or note by form stays a paragraph.
    ("1.500 inwoners\n", [(Sort.PARAGRAPH, ["1.500 inwoners"])]),
    ("-30 graden\n", [(Sort.PARAGRAPH, ["-30 graden"])]),
    ("a | b\n", [(Sort.PARAGRAPH, ["a | b"])]),
    ("2016 was een jaar.\n", [(Sort.PARAGRAPH, ["2016 was een jaar."])]),
    ("2016. een jaartal\n", [(Sort.PARAGRAPH, ["2016. een jaartal"])]),
    ("[^3] zonder noot\n", [(Sort.PARAGRAPH, ["[^3] zonder noot"])]),
    ("a | b\nc | d\n", [(Sort.TABLE, ["a | b", "c | d"])]),
    ("[^] zonder cel\n", [(Sort.PARAGRAPH, ["[^] zonder cel"])]),
    ("a | b\nc | d | e\n", [(Sort.PARAGRAPH, ["a | b"]), (Sort.PARAGRAPH, ["c | d | e"])]),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_blocks(text: str, expected: list[tuple[Sort, list[str]]]) -> None:
    found = [(block.sort, [text[slice(*piece.span)] for piece in block.pieces]) for block in blocks(text)]
    assert found == expected


def test_a_table_has_its_cells() -> None:
    text = "Sekse | Functie\nVrouw | Directeur\nMan | \n[^] | Lid\n[^3] | [^]\n"
    (block,) = blocks(text)
    assert block.sort is Sort.TABLE
    assert [[text[slice(*cell)] for cell in row] for row in block.rows] == [
        ["Sekse", "Functie"],
        ["Vrouw", "Directeur"],
        ["Man", ""],
        ["", "Lid"],
        ["[^3]", ""],
    ]
    assert [text[slice(*row.span)] for row in block.pieces] == text.splitlines()


@given(st.text(st.sampled_from("ab -|1.[^]:\n"), max_size=60))
def test_blocks_lose_no_line(text: str) -> None:
    covered = [text[slice(*block.span)] for block in blocks(text)]
    assert "\n".join(covered).split("\n") == [line for line in text.split("\n") if line] or not covered
