"""The block markup of the vocabulary: what each directive makes, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from quickscan_build.exits import DataError

MadeOf = Callable[[str, str], str]


@pytest.mark.parametrize(
    ("body", "made"),
    [
        (":::{page} 60\n:::", '<page_mark ids="p60" inline="0" label="60">'),
        (":::{page} lx\n:::", '<page_mark ids="plx" inline="0" label="lx">'),
        (":::{label}\n:group: helpend\n\nDat helpt\n:::", '<chapter_label group="helpend"'),
        (":::{label}\nDat helpt\n:::", '<chapter_label group=""'),
        ("::::{box}\n:kind: advies\n\nTekst\n::::", '<box kind="advies">'),
        ("::::{box}\nTekst\n::::", '<box kind="">'),
        ("::::{box}\n:::{box-title}\nKOP\n:::\n\nTekst\n::::", "<box_title"),
        ("::::{quotation}\nZin.\n\n:::{attribution}\nWie\n:::\n::::", "<quoted"),
        (":::{lines}\n- een\n- twee\n:::", '<bullet_list bullet="-" classes="qb-lines">'),
        (":::{rows} none\n|  |  |\n|---|---|\n| a | b |\n:::", "<tbody>"),
        (":::{rows} column\n|  |  |\n|---|---|\n| a | b |\n:::", '<entry header="1"'),
        ("Zin{noteref}`3`.\n\n:::{footnote} 3\nNoot.\n:::", '<print_note backrefs="noot-1-bij"'),
        ("Fuot{sic}`sic-7`.\n\n:::{sic-note} sic-7\nZo gedrukt.\n:::", '<sic_note backrefs="sic-7-ref"'),
    ],
)
def test_what_a_directive_makes(made_of: MadeOf, body: str, made: str) -> None:
    assert made in made_of("pseudoxml", body)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (":::{page}\n:::", "1 argument"),
        (":::{page} 60\ntekst\n:::", "none permitted"),
        (":::{label}\n:::", "label"),
        (":::{label}\n- een\n:::", "label: holds a bullet_list"),
        (":::{label}\n:kleur: rood\n\nDat helpt\n:::", "kleur"),
        (":::{box-title}\n| a | b |\n|---|---|\n| c | d |\n:::", "box-title: holds a table"),
        (":::{attribution}\n1. Wie\n:::", "attribution: holds a enumerated_list"),
        ("::::{box}\n::::", "box"),
        ("::::{quotation}\n::::", "quotation"),
        (":::{lines}\nGewone tekst.\n:::", "lines: holds no bullet list"),
        (":::{lines}\n1. een\n:::", "lines: holds no bullet list"),
        (":::{rows}\n|  |  |\n|---|---|\n| a | b |\n:::", "1 argument"),
        (":::{rows} rij\n|  |  |\n|---|---|\n| a | b |\n:::", "rij"),
        (":::{rows} none\n| x |  |\n|---|---|\n| a | b |\n:::", "rows: holds a table with a first row"),
        (":::{rows} none\n:::", "rows"),
        (":::{footnote}\nNoot.\n:::", "1 argument"),
        (":::{footnote} 3\n- een\n:::", "footnote 3: begins with a bullet_list, not with text"),
        (":::{sic-note}\nZo gedrukt.\n:::", "1 argument"),
        (":::{sic-note} sic-7\n:::", "sic-note"),
    ],
)
def test_what_a_directive_refuses(made_of: MadeOf, body: str, said: str) -> None:
    with pytest.raises(DataError) as caught:
        made_of("pseudoxml", body)
    assert said in str(caught.value)
    assert "docs/chapters/bijlage.md" in str(caught.value)


def test_headers_are_those_of_the_rows_that_have_one(made_of: MadeOf) -> None:
    for said, headers in (("column", 2), ("none", 0)):
        made = made_of("pseudoxml", f":::{{rows}} {said}\n|  |  |\n|---|---|\n| a | b |\n| c | d |\n:::")
        assert made.count('header="1"') == headers
        assert "<thead>" not in made


def test_a_page_may_start_inside_a_label(made_of: MadeOf) -> None:
    made = made_of("pseudoxml", "::::{label}\nDat\n\n:::{page} 60\n:::\n\nhelpt\n::::")
    assert made.index("Dat") < made.index('label="60"') < made.index("helpt")


def test_words_beside_a_list_without_markers_stay(made_of: MadeOf) -> None:
    made = made_of("pseudoxml", ":::{lines}\nVooraf.\n\n- een\n\nNadien.\n:::")
    assert made.index("Vooraf.") < made.index("qb-lines") < made.index("Nadien.")
