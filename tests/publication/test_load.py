"""A publication's data: what is right loads, what is wrong is one line with file and key."""

import hashlib
from pathlib import Path

import pytest

from quickscan_build.exits import DataError, SourceError
from quickscan_build.publication import load
from quickscan_build.reading.plain import PageMarks

PUBLICATION = """
[publication]
name = "proef"
title = 'Een "proef" & meer <hier> 🎈'
publisher = "Uitgeverij"
language = "nl"
date = "2017-02"
edition_date = "2026-01-31"
identifier = "urn:isbn:9789012345675"
source = "De druk van 2017."
rights = "Vrij."
description = "Een proef."

[source]
file = "proef.txt"
"""
OUTLINE = '[[chapter]]\nslug = "een"\nopens = "Kop"\n'
BLOCK = '[[block]]\nchapter = "een"\nopens = "y"\n'
WITNESS = '[witness]\nfile = "proef.txt"\nname = "tekstlaag"\nrunning_heads = ["[+"]\n'
FOREIGN = '[[foreign]]\nphrase = "zin"\nlanguage = "en"\n'
TEXT = "Kop\n\nEen zin.\n\fTwee.\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    texts = tmp_path / "source_texts"
    texts.mkdir()
    (texts / "publication.toml").write_text(PUBLICATION, "utf-8")
    (texts / "outline.toml").write_text(OUTLINE, "utf-8")
    (texts / "proef.txt").write_text(TEXT, "utf-8")
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    (texts / "manifest.sha256").write_text(f"{digest}  proef.txt\n", "utf-8")
    return tmp_path


def test_a_small_publication_loads(root: Path) -> None:
    publication = load(root)
    assert publication.metadata.title == 'Een "proef" & meer <hier> 🎈'
    assert publication.source_spec.pages is PageMarks.FORM_FEED
    assert publication.source().page_labels == ("1", "2")
    assert publication.witness_spec is None
    assert publication.decisions.corrections == ()


METADATA = [
    ('name = "proef"', 'name = "Proef 1"', "name is 'Proef 1'; lower-case letters"),
    ('name = "proef"', f'name = "{"proef" * 21}"', "name is longer than 100 characters"),
    ('language = "nl"', "", "the key 'language' is missing"),
    ('language = "nl"', 'language = "Nederlands"', "language is 'Nederlands'"),
    ('language = "nl"', 'language = "nl_NL"', "language is 'nl_NL'"),
    ('language = "nl"', 'language = "nl-99"', "language is 'nl-99'; it must be a language tag"),
    ('language = "nl"', 'language = "en"', "language is 'en'; text and edition are read as Dutch"),
    ('date = "2017-02"', 'date = "februari 2017"', "date is 'februari 2017'"),
    ('date = "2017-02"', 'date = "2017-13"', "date is '2017-13'"),
    ('date = "2017-02"', 'date = "2027"', "edition_date is before date"),
    ('edition_date = "2026-01-31"', 'edition_date = "2026"', "edition_date is '2026'"),
    ('"urn:isbn:9789012345675"', '"9789012345675"', "identifier is '9789012345675'"),
    ('"urn:isbn:9789012345675"', '"urn:isbn:9789012345678"', "an ISBN has 13 digits"),
    ('rights = "Vrij."', 'rights = "Vrij."\nauthors = ["A", " "]', "authors holds an empty string"),
    ('rights = "Vrij."', 'rights = "Vrij."\nsubjects = [""]', "subjects holds an empty string"),
    ('publisher = "Uitgeverij"', 'publisher = ""', "publisher is empty"),
    ('publisher = "Uitgeverij"', 'uitgever = "Uitgeverij"', "the key 'publisher' is missing"),
    ('rights = "Vrij."', 'rights = "Vrij."\nrecht = "x"', "has an unknown key 'recht'"),
    ('rights = "Vrij."', 'rights = "Vrij."\nbase_url = "x.nl"', "base_url must be an http(s) address"),
    ('rights = "Vrij."', 'rights = "Vrij.\\u0000"', "rights holds U+0000"),
    ('rights = "Vrij."', 'rights = "Vrij.\\u202e"', "rights holds U+202E"),
    ('edition_date = "2026-01-31"', 'edition_date = "2100-01-01"', "edition_date is after 2099"),
    ('file = "proef.txt"', 'file = "../proef.txt"', "file is '../proef.txt'; it must be the name of a .txt"),
    ('file = "proef.txt"', 'file = "oud/../../proef.txt"', "file is 'oud/../../proef.txt'; it must be"),
    ('file = "proef.txt"', 'file = "./proef.txt"', "file is './proef.txt'; it must be the name of a .txt"),
    ('file = "proef.txt"', 'file = "/srv/proef.txt"', "file is '/srv/proef.txt'; it must be the name"),
    ('file = "proef.txt"', "file = 'C:\\proef.txt'", "file is 'C:\\\\proef.txt'; it must be the name"),
    ('file = "proef.txt"', 'file = "proef"', "file is 'proef'; it must be the name of a .txt file"),
    ('file = "proef.txt"', 'file = "publication.toml"', "file is 'publication.toml'; it must be the name"),
    ('file = "proef.txt"', 'file = "oud/proef.txt"', "names 'oud/proef.txt', which is not in manifest"),
    ('file = "proef.txt"', 'file = "ander.txt"', "names 'ander.txt', which is not in manifest"),
    ('file = "proef.txt"', 'file = "proef.txt"\npages = "kop"', "pages is 'kop'"),
    ('file = "proef.txt"', 'file = "proef.txt"\nfirst_page = -1', "first_page is -1; no page of a print"),
    ('file = "proef.txt"', 'file = "proef.txt"\nfirst_page = 100000', "no print has more than 99999 pages"),
    ('rights = "Vrij."', 'rights = "Vrij."\nbase_url = "https://x.nl/?a=/"', "base_url must be an http(s)"),
    ('rights = "Vrij."', 'rights = "Vrij."\nbase_url = "https://x.nl/#a/"', "base_url must be an http(s)"),
    ('rights = "Vrij."', 'rights = "Vrij."\nbase_url = "https://a:b@x.nl/"', "base_url must be an http(s)"),
    ("[source]", WITNESS.replace("[+", "x") + "[source]", "[witness]: file is the text itself"),
    ("[source]", WITNESS.replace("proef.txt", "../x.txt") + "[source]", "file is '../x.txt'; it must be"),
    ("[source]", FOREIGN + FOREIGN + "[source]", "phrase 'zin' is there twice: remove one of the two"),
    ('publisher = "Uitgeverij"', f'publisher = "{"U" * 501}"', "publisher is longer than 500 characters"),
    ('rights = "Vrij."', f'rights = "Vrij."\nauthors = ["A", "{"B" * 501}"]', "authors is longer than 500"),
    ('rights = "Vrij."', f'rights = "{"x" * 5001}"', "rights is longer than 5,000 characters"),
    ("[source]", "[bron]", "the key 'source' is missing"),
    ("[source]", WITNESS + "[source]", "running_heads has a wrong pattern '[+'"),
    ("[source]", '[[foreign]]\nphrase = "zin"\nlanguage = "Engels"\n[source]', "language is 'Engels'"),
    ("[publication]", "[publication", "is not TOML"),
]


@pytest.mark.parametrize(("old", "new", "said"), METADATA)
def test_a_mistake_in_the_metadata(root: Path, old: str, new: str, said: str) -> None:
    path = root / "source_texts" / "publication.toml"
    assert old in PUBLICATION
    path.write_text(PUBLICATION.replace(old, new), "utf-8")
    with pytest.raises(DataError) as caught:
        load(root)
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(path))


def test_what_is_right_in_the_metadata(root: Path) -> None:
    path = root / "source_texts" / "publication.toml"
    for old, new in [
        ('edition_date = "2026-01-31"', 'edition_date = "2099-12-31"'),
        ('rights = "Vrij."', f'rights = "{"x" * 5000}"\nauthors = ["{"A" * 500}"]\nsubtitle = "{"B" * 500}"'),
        ('rights = "Vrij."', 'rights = "Vrij."\nbase_url = "https://x.nl/"'),
        ('rights = "Vrij."', 'rights = "Vrij."\nbase_url = "http://x.nl:80/a/~b/"'),
        ('file = "proef.txt"', 'file = "proef.txt"\nfirst_page = 99999'),
        ("[source]", FOREIGN + FOREIGN.replace("zin", "Twee") + "[source]"),
    ]:
        path.write_text(PUBLICATION.replace(old, new), "utf-8")
        load(root)


OUTLINES = [
    ("", "names no [[chapter]]"),
    (OUTLINE + OUTLINE, "slug 'een' is given to two chapters"),
    (OUTLINE.replace("een", "index"), "slug 'index' is taken"),
    (OUTLINE.replace("een", "nav"), "slug 'nav' is taken"),
    (OUTLINE.replace("een", "cover"), "slug 'cover' is taken"),
    ('[[part]]\nslug = "deel"\ntitle = "Deel"\n' * 2 + OUTLINE, "slug 'deel' is given to two parts"),
    (OUTLINE.replace("een", "Hoofdstuk 1"), "slug is 'Hoofdstuk 1'"),
    (OUTLINE.replace("een", "een" * 34), "slug is longer than 100 characters"),
    (OUTLINE + 'part = "x"\n', "part names 'x', which is not a [[part]]"),
    (OUTLINE + 'kind = "x"\n', "kind is 'x'"),
    (OUTLINE + '[[block]]\nchapter = "x"\nopens = "y"\nkind = "box"\n', "chapter names 'x'"),
    (OUTLINE + '[[block]]\nchapter = "een"\nopens = "y"\nkind = "kader"\n', "kind is 'kader'"),
    (OUTLINE + '[[block]]\nchapter = "een"\nopens = "y"\nkind = "heading"\nlevel = 1\n', "level must be"),
    (
        OUTLINE + '[[block]]\nchapter = "een"\nopens = "y"\nkind = "heading"\nlevel = 3\n',
        "level is 3; below a heading of level 1 it is 2 at most",
    ),
    (
        OUTLINE + '[[block]]\nchapter = "een"\nopens = "y"\nkind = "heading"\nuntil = "z"\n',
        "until names the last of several blocks; a block of kind 'heading' is one",
    ),
    (OUTLINE + BLOCK + 'kind = "table"\n', "the key 'header' is missing"),
    (OUTLINE + BLOCK + 'kind = "table"\nheader = "rij"\n', "one of 'row', 'column', 'none'"),
    (OUTLINE + BLOCK + 'kind = "table"\nheader = "none"\nuntil = "z"\n', "a block of kind 'table' is one"),
    (OUTLINE + BLOCK + 'kind = "lines"\nheader = "none"\n', "has an unknown key 'header'"),
    (OUTLINE.replace("Kop", "…"), "opens names no word of the block"),
    (OUTLINE.replace("Kop", "..."), "opens names no word of the block"),
    (OUTLINE + "[[blok]]\n", "has an unknown key 'blok'"),
]


@pytest.mark.parametrize(("outline", "said"), OUTLINES)
def test_a_mistake_in_the_outline(root: Path, outline: str, said: str) -> None:
    (root / "source_texts" / "outline.toml").write_text(outline, "utf-8")
    with pytest.raises(DataError) as caught:
        load(root)
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(root / "source_texts" / "outline.toml"))


def test_a_file_of_another_name_is_refused(root: Path) -> None:
    (root / "source_texts" / "variant.toml").touch()
    with pytest.raises(DataError, match=r"variant\.toml: is not a file of a publication. Its files are corr"):
        load(root)


def test_an_altered_source_stops_everything(root: Path) -> None:
    (root / "source_texts" / "proef.txt").write_text(TEXT.replace("zin", "Zin"), "utf-8")
    with pytest.raises(SourceError, match="has changed"):
        load(root)


def test_a_decision_about_a_witness_that_is_not_named_is_refused(root: Path) -> None:
    (root / "source_texts" / "variants.toml").write_text(
        '[[variant]]\npage = "1"\nours = "x"\nwitness = "y"\nreason = "r"\nevidence = "e"\n', "utf-8"
    )
    with pytest.raises(DataError, match="about the second witness, but publication"):
        load(root)
