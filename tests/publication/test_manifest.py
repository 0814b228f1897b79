"""The manifest: the sources are the ones it names, to the byte, or nothing is built."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quickscan_build.exits import ExitCode, SourceError
from quickscan_build.publication.manifest import check

TEXT = "Kop\n\nEen zin.\n\fTwee.\n"
DIGEST = hashlib.sha256(TEXT.encode()).hexdigest()


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    (tmp_path / "proef.txt").write_text(TEXT, "utf-8")
    (tmp_path / "manifest.sha256").write_text(f"{DIGEST}  proef.txt\n", "utf-8")
    return tmp_path


def test_sources_as_they_were_pass(texts: Path) -> None:
    assert check(texts) == {"proef.txt": DIGEST}


@given(data=st.binary(max_size=30))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_other_bytes_are_refused(texts: Path, data: bytes) -> None:
    (texts / "proef.txt").write_bytes(data)
    with pytest.raises(SourceError, match="has changed"):
        check(texts)


def test_what_a_remedy_says_makes_the_manifest_right(texts: Path) -> None:
    """The commands can be copied, whatever the files are called."""
    (texts / "map").mkdir()
    (texts / "map" / "een 'tweede' $HOME.txt").write_text("twee", "utf-8")
    for told in ("is not in manifest", "there is no manifest"):
        with pytest.raises(SourceError, match=told) as caught:
            check(texts)
        command = str(caught.value).partition("it: ")[2].removesuffix(".")
        subprocess.run(["bash", "-c", command], check=True)
        assert len(check(texts)) == 2
        (texts / "manifest.sha256").unlink()


@pytest.mark.parametrize("name", ["beeld.png", "publication.toml", "lees.txt.bak", "map.d/nog.md"])
def test_what_is_not_a_text_needs_no_hash(texts: Path, name: str) -> None:
    (texts / name).parent.mkdir(exist_ok=True)
    (texts / name).write_text("iets", "utf-8")
    assert check(texts) == {"proef.txt": DIGEST}


def test_an_altered_source_stops_everything(texts: Path) -> None:
    (texts / "proef.txt").write_text(TEXT.replace("zin", "Zin"), "utf-8")
    with pytest.raises(SourceError, match="has changed") as caught:
        check(texts)
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
def test_a_manifest_that_is_wrong(texts: Path, manifest: str | None, said: str) -> None:
    path = texts / "manifest.sha256"
    if manifest is None:
        path.unlink()
    else:
        path.write_text(manifest, "utf-8")
    with pytest.raises(SourceError) as caught:
        check(texts)
    assert said in str(caught.value)


def test_a_text_that_is_gone(texts: Path) -> None:
    (texts / "proef.txt").unlink()
    with pytest.raises(SourceError, match="is in the manifest, but does not exist"):
        check(texts)


def test_a_manifest_is_of_files(texts: Path) -> None:
    (texts / "map.txt").mkdir()
    check(texts)
    manifest = texts / "manifest.sha256"
    manifest.write_text(f"{manifest.read_text('utf-8')}{'0' * 64}  map.txt\n", "utf-8")
    with pytest.raises(SourceError, match=r"map\.txt: is in the manifest, but does not exist"):
        check(texts)


def test_a_manifest_that_cannot_be_read_is_reported_in_plain_words(texts: Path) -> None:
    manifest = texts / "manifest.sha256"
    manifest.write_bytes(b"\xff")
    with pytest.raises(SourceError, match=r"manifest\.sha256: is not UTF-8"):
        check(texts)
    manifest.unlink()
    manifest.mkdir()
    with pytest.raises(SourceError, match=r"manifest\.sha256: cannot be read \(Is a directory\)"):
        check(texts)


def test_a_text_that_cannot_be_read_is_reported_in_plain_words(texts: Path) -> None:
    text = texts / "proef.txt"
    text.unlink()
    text.symlink_to(text)
    with pytest.raises(SourceError, match=r"proef\.txt: cannot be read \(Too many levels"):
        check(texts)
