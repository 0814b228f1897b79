"""The publication in Sphinx's settings: whole enough to name and date a book, and no larger."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from sphinx.application import Sphinx

from quickscan_build.publication import load
from quickscan_build.publication.model import Decisions
from quickscan_build.sphinx_ext import publication

from .conftest import SAMPLE


def test_settings_keep_the_parts_and_leave_what_only_chapters_need() -> None:
    whole = load(SAMPLE)
    light = publication.known(whole)["quickscan_publication"]
    assert whole.outline.chapters
    assert light.outline.parts == whole.outline.parts
    assert (light.outline.chapters, light.outline.blocks, light.decisions) == ((), (), Decisions())
    assert (light.metadata, light.root, light.source_spec) == (whole.metadata, whole.root, whole.source_spec)


def test_a_given_publication_is_not_read_again(tmp_path: Path) -> None:
    config: dict[str, Any] = dict(publication.known(load(SAMPLE)))
    publication.load(cast("Sphinx", SimpleNamespace(confdir=tmp_path / "nowhere")), cast("Any", config))
    about = load(SAMPLE).metadata
    assert (config["project"], config["language"], config["release"]) == (
        about.title,
        about.language,
        about.edition_date,
    )
    assert config["epub_basename"] == about.name


def test_the_fingerprint_changes_with_the_code(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    before = publication.fingerprint()
    assert before == publication.fingerprint()
    for name in ("publication.py", "blocks.py"):
        (tmp_path / name).write_text("one", encoding="utf-8")
    monkeypatch.setattr(publication, "__file__", str(tmp_path / "publication.py"))
    first = publication.fingerprint()
    (tmp_path / "blocks.py").write_text("two", encoding="utf-8")
    assert len({before, first, publication.fingerprint()}) == 3
