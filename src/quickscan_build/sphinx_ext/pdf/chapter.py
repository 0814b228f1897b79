"""A chapter as the builder hands it over: plain values, so that builds of other formats load nothing else."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Section:
    """A heading inside a chapter."""

    title: str
    id: str
    children: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Chapter:
    """One chapter as HTML, with what its front matter says."""

    name: str
    id: str
    title: str
    body: str
    sections: tuple[Section, ...]
    kind: str
    part: str
    group: str
    label: str
    generated: bool
