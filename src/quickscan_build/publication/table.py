"""A TOML table read with care: every key is asked for by name and type; what nobody asked for is an error."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from difflib import get_close_matches
from pathlib import Path
from typing import Any

import tomli

from ..exits import DataError
from ..reading.plain import NOT_TEXT

_WHITE = re.compile(r"[ \t\n]+")
_HEADER = re.compile(r"""^[ \t]*\[\[?[ \t]*["']?([\w-]+)["']?[ \t]*\]""", re.MULTILINE)
_LONG = re.compile(r'"""(?:[^\\]|\\.)*?"""|\'\'\'.*?\'\'\'', re.DOTALL)
_PLACE = re.compile(r"(?P<what>.*) \(at line (?P<line>\d+), column \d+\)")
_HINTS = (
    (
        "Illegal character '\\n'",
        'A closing quote is missing there; more than one line stands between """ and """.',
    ),
    ("Unterminated string", "Quotes that are opened there are never closed."),
    (
        "Cannot overwrite a value",
        "That key is there twice: the line in double brackets above it may be missing.",
    ),
    ("Cannot declare", "That header is there twice: make one table of the two."),
    ("Found invalid character '\\r'", "Save it with line ends of Unix or Windows."),
    ("Unescaped '\\'", "Write \\\\ for a backslash, or put the text between single quotes."),
    ("Invalid value", 'Text stands between straight quotes: "…".'),
    ("Expected newline", 'Text stands between straight quotes; one within them is written \\".'),
    ("Expected '=' after a key", 'A line is: key = "text".'),
)
"""What the parser says → what an editor is likely to have done."""

HOMES = {
    "correction": "corrections.toml",
    "insertion": "corrections.toml",
    "sic": "sic.toml",
    "variant": "variants.toml",
    "move": "moves.toml",
    "part": "outline.toml",
    "chapter": "outline.toml",
    "block": "outline.toml",
    "publication": "publication.toml",
    "source": "publication.toml",
    "witness": "publication.toml",
    "foreign": "publication.toml",
}
"""Table → the file it stands in."""


class Table:
    """One table of a TOML file, and where it stands, for errors that name file, line and key."""

    def __init__(
        self,
        values: dict[str, Any],
        where: str,
        *,
        file: str = "",
        line: int = 0,
        starts: Mapping[str, Sequence[int]] | None = None,
    ) -> None:
        """``where`` names the table; ``file`` and ``line`` say where an editor finds it.

        ``starts``: the lines on which the tables within it begin, by their names.
        """
        self._values = values
        self._asked: set[str] = set()
        self._file = file
        self._starts = starts or {}
        self.where = where
        name = where.partition(": ")[2]
        place = f"{file}:{line}" if line else file
        self.at = ": ".join(filter(None, (place, name))) if file else where
        """Where an editor finds it."""

    def __iter__(self) -> Iterator[str]:
        """The keys that are there."""
        return iter(self._values)

    def text(self, key: str, default: str | None = None) -> str:
        """A string; an error if it is missing (and has no default), is blank or holds control characters."""
        value = self._get(key, default)
        if not isinstance(value, str):
            shown = value if isinstance(value, int) and not isinstance(value, bool) else "…"
            raise self.wrong(key, f'must be text, in quotes: {key} = "{shown}"')
        if default is None and not value.strip():
            raise self.wrong(key, "is empty")
        self._checked(key, value)
        return value

    def line(self, key: str, default: str | None = None) -> str:
        """``text`` on one line, however it was wrapped in the file."""
        return _WHITE.sub(" ", self.text(key, default)).strip(" ")

    def integer(self, key: str, default: int) -> int:
        value = self._get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, f"must be a whole number, without quotes: {key} = 1")
        return value

    def flag(self, key: str) -> bool:
        """True or false; false if it is missing."""
        value = self._get(key, False)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false, without quotes")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """An array of strings, none of them blank."""
        value = self._get(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            raise self.wrong(key, f'must be texts between square brackets: {key} = ["…", "…"]')
        for one in value:
            if not one.strip():
                raise self.wrong(key, "holds an empty string")
            self._checked(key, one)
        return tuple(value)

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in choices:
            known = ", ".join(repr(one) for one in choices if one)
            raise self.wrong(key, f"is {value!r}; it must be one of {known}")
        return value

    def table(self, key: str) -> Table:
        """A sub-table that must be there."""
        value = self._get(key, None)
        if not isinstance(value, dict):
            raise self.wrong(key, f"must be a table, in single brackets: [{key}]")
        return self._inner(value, f"[{key}]", next(iter(self._starts.get(key, ())), 0))

    def optional_table(self, key: str) -> Table | None:
        return self.table(key) if key in self._values else None

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of an array of tables; none when the key is absent."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(key, f"must be in double brackets: [[{key}]]")
        starts = self._starts.get(key, [])
        # If their numbers differ, something only looked like a header: no line is better than a wrong one.
        lines = starts if len(starts) == len(value) else [0] * len(value)
        for number, (one, line) in enumerate(zip(value, lines, strict=True), 1):
            yield self._inner(one, f"[[{key}]] number {number}", line)

    def done(self) -> None:
        """Report a key that nobody read: a misspelt key must not pass in silence."""
        unknown = sorted(set(self._values) - self._asked)
        if not unknown:
            return
        remedy = f"Known keys here: {', '.join(sorted(self._asked))}."
        home = HOMES.get(unknown[0])
        if isinstance(self._values[unknown[0]], list) and home:
            remedy = f"It belongs in {home}."
        elif near := get_close_matches(unknown[0], self._asked, 1):
            remedy = f"Is it meant to be {near[0]!r}? {remedy}"
        raise DataError(f"has an unknown key {unknown[0]!r}", where=self.at, remedy=remedy)

    def expect(self, key: str) -> None:
        """Let a key be there that somebody else reads."""
        self._asked.add(key)

    def wrong(self, key: str, what: str) -> DataError:
        return DataError(f"{key} {what}", where=self.at)

    def _inner(self, values: dict[str, Any], name: str, line: int) -> Table:
        return Table(values, f"{self.where}: {name}", file=self._file, line=line)

    def _checked(self, key: str, value: str) -> None:
        found = NOT_TEXT.search(value)
        if found or "\r" in value:
            sign = found[0] if found else "\r"
            raise self.wrong(key, f"holds U+{ord(sign):04X}, a control character")

    def _get(self, key: str, default: Any) -> Any:
        self._asked.add(key)
        if key in self._values:
            return self._values[key]
        if default is None:
            given = ", ".join(self._values)
            remedy = f"The keys there are: {given}." if given else ""
            raise DataError(f"the key {key!r} is missing", where=self.at, remedy=remedy)
        return default


def read_table(path: Path, *, absent: str = "") -> Table:
    """A whole TOML file; ``DataError`` with file and line for one that cannot be read.

    ``absent``: what to do when there is no such file.
    """
    try:
        data = path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):
        raise DataError("there is no such file", where=str(path), remedy=absent) from None
    except OSError as error:
        raise DataError(f"cannot be read ({error.strerror})", where=str(path)) from error
    try:
        text = data.decode("utf-8-sig")  # some editors put a byte order mark in front
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise DataError("is not UTF-8", where=f"{path}:{line}", remedy="Save it as UTF-8.") from None
    try:
        values = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        raise _no_toml(path, str(error)) from None
    return Table(values, path.name, file=str(path), starts=_starts(text))


def read_optional(path: Path) -> Table:
    """``read_table``; an absent file reads as an empty one."""
    return read_table(path) if path.exists() else Table({}, path.name, file=str(path))


def _no_toml(path: Path, said: str) -> DataError:
    placed = _PLACE.fullmatch(said)
    what, where = (placed["what"], f"{path}:{placed['line']}") if placed else (said, str(path))
    remedy = next((hint for sign, hint in _HINTS if what.startswith(sign)), "")
    return DataError(f"is not TOML: {what}", where=where, remedy=remedy)


def _starts(text: str) -> dict[str, list[int]]:
    """The lines with the headers of tables, by name; a line inside a longer text is not a header."""
    bare = _LONG.sub(lambda found: "\n" * found[0].count("\n"), text)
    starts: dict[str, list[int]] = {}
    line, at = 1, 0
    for header in _HEADER.finditer(bare):
        line, at = line + bare.count("\n", at, header.start(1)), header.start(1)
        starts.setdefault(header[1], []).append(line)
    return starts
