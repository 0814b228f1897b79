"""A publication's data: what is right loads, what is wrong is one line with file and key."""

import hashlib
from pathlib import Path

import pytest

from quickscan_build.exits import DataError, ExitCode, QuickscanError, SourceError
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
    ('name = "proef"', 'name = "Proef 1"', "name is a file name"),
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
    ('file = "proef.txt"', 'file = "../proef.txt"', "names '../proef.txt', which is not in manifest"),
    ('file = "proef.txt"', 'file = "ander.txt"', "names 'ander.txt', which is not in manifest"),
    ('file = "proef.txt"', 'file = "proef.txt"\npages = "kop"', "pages is 'kop'"),
    ('file = "proef.txt"', 'file = "proef.txt"\nfirst_page = -1', "first_page is -1; no page of a print"),
    ("[source]", "[bron]", "the key 'source' is missing"),
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
    (OUTLINE + "[[blok]]\n", "has an unknown key 'blok'"),
]


@pytest.mark.parametrize(("outline", "said"), OUTLINES)
def test_a_mistake_in_the_outline(root: Path, outline: str, said: str) -> None:
    (root / "source_texts" / "outline.toml").write_text(outline, "utf-8")
    with pytest.raises(DataError) as caught:
        load(root)
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(root / "source_texts" / "outline.toml"))


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
    ("variant.toml", "", "is not a file of a publication. Its files are corrections.toml"),
    (
        "variants.toml",
        '[[variant]]\npage = "1"\nours = "x"\nwitness = "y"\nreason = "r"\nevidence = "e"\n',
        "about the second witness, but publication.toml names none",
    ),
]


@pytest.mark.parametrize(("file", "content", "said"), DECISIONS)
def test_a_mistake_in_a_decision(root: Path, file: str, content: str, said: str) -> None:
    (root / "source_texts" / file).write_text(content, "utf-8")
    with pytest.raises(DataError) as caught:
        load(root)
    assert said in str(caught.value)
    assert str(caught.value).startswith(str(root / "source_texts" / file))


def test_an_altered_source_stops_everything(root: Path) -> None:
    (root / "source_texts" / "proef.txt").write_text(TEXT.replace("zin", "Zin"), "utf-8")
    with pytest.raises(SourceError, match="has changed") as caught:
        load(root)
    assert caught.value.code is ExitCode.SOURCE


@pytest.mark.parametrize(
    ("manifest", "said"),
    [
        (None, "there is no manifest"),
        ("abc  proef.txt\n", "is not a line of sha256sum"),
        ("", "is not in manifest.sha256"),
        ("0" * 64 + "  proef.txt\n", "has changed"),
    ],
)
def test_a_manifest_that_is_wrong(root: Path, manifest: str | None, said: str) -> None:
    path = root / "source_texts" / "manifest.sha256"
    if manifest is None:
        path.unlink()
    else:
        path.write_text(manifest, "utf-8")
    with pytest.raises(QuickscanError) as caught:
        load(root)
    assert said in str(caught.value)


def test_a_text_that_is_gone(root: Path) -> None:
    (root / "source_texts" / "proef.txt").unlink()
    with pytest.raises(SourceError, match="is in the manifest, but does not exist"):
        load(root)


def test_what_readers_read_of_a_decision_is_one_line(root: Path) -> None:
    """However it is wrapped in the file: a line of it can never open a block of a chapter."""
    (root / "source_texts" / "sic.toml").write_text(
        '[[sic]]\npage = "1"\nreading = "Een"\nevidence = "x"\n'
        'note = "een\\n\\n# kop"\nreason = """zo\n:::"""\n'
    )
    (sic,) = load(root).decisions.sics
    assert (sic.note, sic.reason) == ("een # kop", "zo :::")


def test_a_manifest_is_of_files(root: Path) -> None:
    (root / "source_texts" / "map.txt").mkdir()
    load(root)
    manifest = root / "source_texts" / "manifest.sha256"
    manifest.write_text(f"{manifest.read_text('utf-8')}{'0' * 64}  map.txt\n", "utf-8")
    with pytest.raises(SourceError, match=r"map\.txt: is in the manifest, but does not exist"):
        load(root)


def test_a_manifest_that_cannot_be_read_is_told_in_plain_words(root: Path) -> None:
    manifest = root / "source_texts" / "manifest.sha256"
    manifest.write_bytes(b"\xff")
    with pytest.raises(SourceError, match=r"manifest\.sha256: is not UTF-8"):
        load(root)
    manifest.unlink()
    manifest.mkdir()
    with pytest.raises(SourceError, match=r"manifest\.sha256: cannot be read \(Is a directory\)"):
        load(root)


def test_a_text_that_cannot_be_read_is_told_in_plain_words(root: Path) -> None:
    text = root / "source_texts" / "proef.txt"
    text.unlink()
    text.symlink_to(text)
    with pytest.raises(SourceError, match=r"proef\.txt: cannot be read \(Too many levels"):
        load(root)
