"""What is particular to one report, as immutable values."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from ..reading.plain import PageMarks, read
from ..text import Source


@dataclass(frozen=True, slots=True)
class Metadata:
    """``[publication]``: what the title page, the EPUB package and the site say about the edition."""

    name: str
    """File name of the artefacts, without the extension."""
    title: str
    subtitle: str
    authors: tuple[str, ...]
    publisher: str
    language: str
    """BCP 47."""
    date: str
    """Of the print: YYYY, YYYY-MM or YYYY-MM-DD."""
    edition_date: str
    """Of this edition: YYYY-MM-DD; also every time stamp inside the artefacts."""
    identifier: str
    """URN, ISBN URN or URL of this edition."""
    source: str
    """The print this edition was made from, in a sentence."""
    rights: str
    description: str
    subjects: tuple[str, ...]
    base_url: str
    """Where the site will live; empty when that is not known."""


@dataclass(frozen=True, slots=True)
class SourceSpec:
    """``[source]``: the OCR text and how to read its pages."""

    file: str
    pages: PageMarks
    first_page: int
    model: str
    """The OCR model that read the print (``eng``, ``nld``); empty: inferred from the text."""


@dataclass(frozen=True, slots=True)
class WitnessSpec:
    """``[witness]``: a second, independent reading of the same print."""

    file: str
    pages: PageMarks
    first_page: int
    running_heads: tuple[str, ...]
    """Regular expressions, each for a whole line that is a running head or folio."""
    exclude_pages: tuple[str, ...]
    """Pages left out of the figure for the rules alone (a table OCR read in pieces); all else checks them."""
    name: str
    """What the reports call it, in Dutch."""


@dataclass(frozen=True, slots=True)
class Part:
    """A group of chapters with a title that this edition gives it (in contents, cards, part openers)."""

    slug: str
    title: str


@dataclass(frozen=True, slots=True)
class ChapterSpec:
    """One chapter: the block of the cleaned text that opens it, and what it is."""

    slug: str
    opens: str
    kind: str
    part: str
    group: str
    label: str
    """The exact words of the block above the title; empty if there is none."""
    page: str
    """The page of the print on which it opens; empty if its words are enough."""
    at: str
    """File, entry and line, for errors."""


@dataclass(frozen=True, slots=True)
class BlockSpec:
    """What one block of the cleaned text (or a run of blocks) is, where that is not a paragraph."""

    chapter: str
    opens: str
    """The first block's whole text, or its beginning followed by `…`."""
    kind: str
    until: str
    """The last block of the run (same form as ``opens``); empty: to the end of the chapter for a box,
    the block itself otherwise."""
    box: str
    """For a box: its kind, a word for the design (``advies``)."""
    level: int
    page: str
    """The page of the print on which it opens; empty if its words are enough."""
    at: str
    """File, entry and line, for errors."""
    header: str = "row"
    """For a table: what its headers are, its first ``row``, the first ``column``, or ``none``."""


@dataclass(frozen=True, slots=True)
class Outline:
    """``outline.toml``: which blocks of the cleaned text are what, in the order of the text."""

    parts: tuple[Part, ...] = ()
    chapters: tuple[ChapterSpec, ...] = ()
    blocks: tuple[BlockSpec, ...] = ()


@dataclass(frozen=True, slots=True)
class Decision:
    """What every editorial decision has: a place, a reason, the evidence for it."""

    page: str
    """Of the print; empty where the source has no pages."""
    line: int
    """In the source file; 0 where the page is enough."""
    reason: str
    evidence: str
    where: str
    """File and number of the decision: its name in ledger and reports."""
    at: str = field(default="", kw_only=True)
    """The same with path and line, for errors."""


@dataclass(frozen=True, slots=True)
class Correction(Decision):
    """``reading`` is in the source, ``becomes`` is what the print says; the same if it is right already."""

    reading: str
    becomes: str


@dataclass(frozen=True, slots=True)
class Insertion(Decision):
    """Text the OCR lost, put in directly before or after an anchor; ``block`` sets it apart."""

    anchor: str
    after: bool
    text: str
    block: bool


@dataclass(frozen=True, slots=True)
class Sic(Decision):
    """A fault of the print: it stays, no rule touches it, and ``note`` (Dutch) is printed with it."""

    reading: str
    note: str


@dataclass(frozen=True, slots=True)
class Variant(Decision):
    """An accepted difference: here the text reads ``ours``, the second witness ``witness``."""

    ours: str
    witness: str


@dataclass(frozen=True, slots=True)
class Move(Decision):
    """A block read in the wrong order, by the OCR (``witness`` false) or by the second witness.

    For the OCR, ``text`` is moved directly before or after ``anchor``. For the witness, the one block on
    this page that reads ``text`` stands elsewhere in it; nothing in the text changes.
    """

    text: str
    witness: bool
    anchor: str
    after: bool


@dataclass(frozen=True, slots=True)
class Foreign:
    """A phrase in another language: it is marked wherever it occurs, so that it is pronounced properly."""

    phrase: str
    language: str
    at: str = field(default="", kw_only=True)
    """File, entry and line, for errors."""


@dataclass(frozen=True, slots=True)
class Decisions:
    """All editorial decisions, in the order of their files."""

    corrections: tuple[Correction, ...] = ()
    insertions: tuple[Insertion, ...] = ()
    sics: tuple[Sic, ...] = ()
    variants: tuple[Variant, ...] = ()
    moves: tuple[Move, ...] = ()


@dataclass(frozen=True)
class Publication:
    """One report: its metadata, its sources, its outline, its editorial decisions."""

    root: Path
    """The folder that holds ``source_texts/`` and ``docs/``."""
    metadata: Metadata
    source_spec: SourceSpec
    witness_spec: WitnessSpec | None
    # It would be long, and Sphinx writes every setting into its log.
    outline: Outline = field(default_factory=Outline, repr=False)
    decisions: Decisions = field(default_factory=Decisions, repr=False)
    foreign: tuple[Foreign, ...] = ()

    @property
    def texts(self) -> Path:
        return self.root / "source_texts"

    @property
    def chapters(self) -> Path:
        return self.root / "docs" / "chapters"

    @property
    def ledger(self) -> Path:
        return self.root / "docs" / "ledger.jsonl"

    @property
    def rules_alone(self) -> Path:
        """The text as the rules leave it without any editorial decision: the evidence for their figure."""
        return self.root / "docs" / "rules-alone.txt"

    @property
    def build(self) -> Path:
        return self.root / "build"

    def source(self) -> Source:
        """The OCR text, as it stands."""
        spec = self.source_spec
        return read(self.texts / spec.file, marks=spec.pages, first_page=spec.first_page)
