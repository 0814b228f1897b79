"""A TOML table read with care: every key is asked for by name and type; what nobody asked for is an error."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..exits import DataError
from ..reading.plain import NOT_TEXT

_WHITE = re.compile(r"[ \t\n]+")


class Table:
    """One table of a TOML file, and where it stands, for errors that name file and key."""

    def __init__(self, values: dict[str, Any], where: str) -> None:
        self._values = values
        self._asked: set[str] = set()
        self.where = where

    def text(self, key: str, default: str | None = None) -> str:
        """A string; an error when it is missing (and has no default), blank, or holds what no text holds."""
        value = self._get(key, default)
        if not isinstance(value, str):
            raise self.wrong(key, "must be a string")
        if default is None and not value.strip():
            raise self.wrong(key, "is empty")
        self._checked(key, value)
        return value

    def line(self, key: str, default: str | None = None) -> str:
        """``text`` that says one thing on one line, however it was wrapped in the file."""
        return _WHITE.sub(" ", self.text(key, default)).strip(" ")

    def integer(self, key: str, default: int | None = None) -> int:
        value = self._get(key, default)
        if not isinstance(value, int) or isinstance(value, bool):
            raise self.wrong(key, "must be a whole number")
        return value

    def flag(self, key: str, *, default: bool = False) -> bool:
        value = self._get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "must be true or false")
        return value

    def texts(self, key: str, default: tuple[str, ...] | None = None) -> tuple[str, ...]:
        """An array of strings."""
        value = self._get(key, default)
        if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
            raise self.wrong(key, "must be an array of strings")
        for one in value:
            self._checked(key, one)
        return tuple(value)

    def choice(self, key: str, choices: tuple[str, ...], default: str | None = None) -> str:
        value = self.text(key, default)
        if value not in choices:
            raise self.wrong(key, f"is {value!r}; it must be one of {', '.join(map(repr, choices))}")
        return value

    def table(self, key: str) -> Table:
        """A sub-table that must be there."""
        value = self._get(key, None)
        if not isinstance(value, dict):
            raise self.wrong(key, f"must be a table: [{key}]")
        return Table(value, f"{self.where}: [{key}]")

    def optional_table(self, key: str) -> Table | None:
        return self.table(key) if key in self._values else None

    def tables(self, key: str) -> Iterator[Table]:
        """The tables of an array of tables; none when the key is absent."""
        value = self._get(key, [])
        if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
            raise self.wrong(key, f"must be an array of tables: [[{key}]]")
        for number, one in enumerate(value, 1):
            yield Table(one, f"{self.where}: [[{key}]] number {number}")

    def done(self) -> None:
        """Say which keys nobody asked for: a misspelt key must not pass in silence."""
        unknown = sorted(set(self._values) - self._asked)
        if unknown:
            raise DataError(
                f"does not know the key {unknown[0]!r}",
                where=self.where,
                remedy=f"Known keys here: {', '.join(sorted(self._asked))}.",
            )

    def has(self, key: str) -> bool:
        self._asked.add(key)
        return key in self._values

    def wrong(self, key: str, what: str) -> DataError:
        return DataError(f"{key} {what}", where=self.where)

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
            raise DataError(f"the key {key!r} is missing", where=self.where)
        return default


def read_table(path: Path) -> Table:
    """A whole TOML file; ``DataError`` with file and line for one that cannot be read."""
    try:
        return Table(tomllib.loads(path.read_text("utf-8")), path.name)
    except FileNotFoundError:
        raise DataError(
            "there is no such file", where=str(path), remedy="See README.md, 'The next report'."
        ) from None
    except OSError as error:
        raise DataError(f"cannot be read ({error.strerror})", where=str(path)) from error
    except UnicodeDecodeError:
        raise DataError("is not UTF-8", where=str(path), remedy="Save it as UTF-8.") from None
    except tomllib.TOMLDecodeError as error:
        raise DataError(f"is not TOML: {error}", where=str(path)) from None


def read_optional(path: Path) -> Table:
    """``read_table``; an absent file reads as an empty one."""
    return read_table(path) if path.exists() else Table({}, path.name)
