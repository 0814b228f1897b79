"""The data of an edition, hostile to markup where it may be: for what the site says about it."""

from __future__ import annotations

from dataclasses import replace

from quickscan_build.publication import load
from quickscan_build.sphinx_ext.chapters import Chapter, Contents, Part

from ..conftest import SAMPLE

ABOUT = replace(
    load(SAMPLE).metadata,
    title="Een </script> & meer",
    subtitle="",
    publisher="Uitgeverij",
    authors=("A. Auteur", "Uitgeverij"),
    date="2017-02",
    base_url="https://rapport.example/a&b/",
)


def chapter(name: str, *, generated: bool = False) -> Chapter:
    return Chapter(
        docname=name,
        title=name.title(),
        kind="chapter",
        part="",
        group="",
        label="",
        generated=generated,
        headings=(),
        pages=("6",),
        opens_on="6",
        summary="",
    )


CONTENTS = Contents((Part("", "", (chapter("een"), chapter("slot", generated=True))),))
