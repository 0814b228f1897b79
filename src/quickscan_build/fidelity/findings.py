"""What the check finds, as values: a difference with its place on both sides, and the figures."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple

from ..exits import ExitCode, QuickscanError, short

NO_BROWSER = "No browser was asked what can be seen of website and EPUB"

SHOWN = (
    {code: 0x2400 + code for code in range(32)}
    | {0x7F: 0x2421}
    | dict.fromkeys(
        [
            *range(0x80, 0xA0),
            0x2028,
            0x2029,
            *range(0x202A, 0x202F),
            *range(0x2066, 0x206A),
            *range(0xD800, 0xE000),
        ],
        0xFFFD,
    )
)
"""What would break a line, move a terminal's cursor or reverse the letters, as something visible."""


class Comparison(StrEnum):
    """Which promise a finding breaks."""

    ACCOUNTED = "accounted"
    PUBLISHED = "published"
    ATTESTED = "attested"


class Sort(StrEnum):
    """What is wrong."""

    MISSING = "missing"
    INVENTED = "invented"
    CHANGED = "changed"
    MOVED = "moved"
    KIND = "kind"
    """The words are there, but as another kind of block."""
    HIDDEN = "hidden"
    """The words are there, but nobody sees them."""
    GENERATED = "generated"
    """Something generated (contents, page number, note) does not fit the text."""
    STALE = "stale"
    """A generated file is not what its sources make."""
    UNREGISTERED = "unregistered"
    """The second witness reads differently, and no decision says so."""
    UNUSED = "unused"
    """A decision that fits no difference."""
    UNREADABLE = "unreadable"
    """The artefact cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that is wrong: where, and both readings."""

    comparison: Comparison
    sort: Sort
    artefact: str
    """``html``, ``epub``, ``pdf``, ``chapters``, ``ledger``, ``source``, ``witness``."""
    where: str
    """The place in the artefact: its file or page, and the block."""
    message: str
    """One English sentence."""
    expected: str = ""
    found: str = ""
    page: str = ""
    """Folio of the print; empty when unknown."""
    line: int = 0
    """Line in the source file; 0 when unknown."""

    def __post_init__(self) -> None:
        # Names of files need not be UTF-8, nor need what a font says its letters are.
        for name in ("where", "message", "expected", "found"):
            said = getattr(self, name)
            whole = said.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
            object.__setattr__(self, name, whole)

    def __str__(self) -> str:
        place = f"{self.artefact}: {self.where}" if self.where else self.artefact
        known = [f"print p. {self.page}"] if self.page else []
        known += [f"source line {self.line}"] if self.line else []
        told = place + (f" ({', '.join(known)})" if known else "") + f": {self.message}"
        if self.expected and "“" not in self.message:
            told += f": “{short(' '.join(self.expected.split()))}”"
        return told.translate(SHOWN)


@dataclass(frozen=True, slots=True)
class Figures:
    """How much one text differs from another, in words and characters."""

    words: int = 0
    missing: int = 0
    invented: int = 0
    changed: int = 0
    characters: int = 0
    wrong_characters: int = 0

    @property
    def cer(self) -> float:
        """Character error rate: wrong characters per character of the expected text."""
        return self.wrong_characters / self.characters if self.characters else 0.0


@dataclass(frozen=True, slots=True)
class Verdict:
    """What came of one comparison."""

    name: str
    findings: tuple[Finding, ...] = ()
    figures: Figures = field(default_factory=Figures)
    notes: tuple[str, ...] = ()
    """What a reader must know about the check, for instance that a part of it did not run."""
    registered: int = 0
    """Differences that decisions explain."""


class Amiss(NamedTuple):
    """What is wrong in one place of an artefact, as a finding says it."""

    sort: Sort
    where: str
    message: str
    expected: str = ""
    found: str = ""


class Declared(NamedTuple):
    """What an artefact says of the whole edition: its ``title``, its ``language``, its ``creator``."""

    where: str
    what: str
    said: str


def holding(where: str, what: str) -> Amiss:
    """Something is there that no text of a print has."""
    return Amiss(Sort.INVENTED, where, f"holds {what}", found=what)


class UnreadableError(QuickscanError):
    """An artefact that cannot be read back: reported as a finding, so that the others are still checked."""

    code = ExitCode.FINDING
