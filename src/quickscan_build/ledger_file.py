"""The ledger as a file: JSON lines, a header and then a line for each change, for people and programs."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any, TypeVar

from .exits import DataError
from .ledger import Change, Kind, Ledger, Pass
from .text import Text

FORMAT = "quickscan-build ledger"
VERSION = 1


def digest(text: str) -> str:
    """SHA-256 of the text as UTF-8, in hex."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def dump(text: Text) -> Iterator[str]:
    """The ledger of a text as JSON lines: a header, then a line for each change.

    Page and line of a change are for readers: its place in the text is enough to apply it.
    """
    yield _json(
        {
            "format": FORMAT,
            "version": VERSION,
            "source": text.source.name,
            "source_sha256": digest(text.source.content),
            "cleaned_sha256": digest(text.content),
            "passes": [{"rule": p.rule, "kind": p.kind.value, "title": p.title} for p in text.ledger.passes],
        }
    )
    places = iter(text.places())
    for index, one in enumerate(text.ledger.passes):
        for change in one.changes:
            page, line = next(places)
            row: dict[str, Any] = {
                "pass": index,
                "rule": one.rule,
                "page": page,
                "line": line,
                "start": change.start,
                "before": change.before,
                "after": change.after,
                "evidence": change.evidence,
            }
            if change.mark:
                row["mark"] = change.mark
            yield _json(row)


@dataclass(frozen=True, slots=True)
class LedgerFile:
    """A ledger read from a file, with what its header says it belongs to."""

    ledger: Ledger
    source_name: str
    source_sha256: str
    cleaned_sha256: str
    places: tuple[tuple[str, int], ...]
    """Print page and source line of each change, in the order of the passes."""


def load(lines: Iterable[str], *, where: str) -> LedgerFile:
    """Read what ``dump`` wrote; ``DataError`` with file and line for anything else."""
    header: dict[str, Any] | None = None
    rows: list[list[Change]] = []
    places: list[tuple[str, int]] = []
    number = latest = 0
    try:
        for number, line in enumerate(lines, 1):
            row = json.loads(line)
            if header is None:
                header = row
                if header["format"] != FORMAT or header["version"] != VERSION:
                    raise DataError(
                        "not a ledger of this version",
                        where=where,
                        remedy="Make it again with: make chapters",
                    )
                rows = [[] for _ in header["passes"]]
                continue
            index = _typed(row, "pass", int)
            if index < latest:
                raise ValueError("its passes are not in order")
            latest = index
            if row["rule"] != header["passes"][index]["rule"]:
                raise ValueError(f"a change of pass {index} names another rule")
            start, before, after = (
                _typed(row, "start", int),
                _typed(row, "before", str),
                _typed(row, "after", str),
            )
            rows[index].append(
                Change(start, before, after, _typed(row, "evidence", str), row.get("mark", ""))
            )
            places.append((_typed(row, "page", str), _typed(row, "line", int)))
        if header is None:
            raise ValueError("empty")
        passes = tuple(
            Pass(head["rule"], Kind(head["kind"]), tuple(changes), head["title"])
            for head, changes in zip(header["passes"], rows, strict=True)
        )
        return LedgerFile(
            Ledger(passes),
            header["source"],
            header["source_sha256"],
            header["cleaned_sha256"],
            tuple(places),
        )
    except (KeyError, TypeError, ValueError, IndexError, AttributeError, RecursionError) as error:
        raise DataError(
            f"not a ledger ({error})",
            where=f"{where}:{number}",
            remedy="Make it again with: make chapters",
        ) from error


Value = TypeVar("Value", int, str)


def _typed(row: dict[str, Any], key: str, sort: type[Value]) -> Value:
    value = row[key]
    if type(value) is not sort:
        raise TypeError(f"{key} is not of type {sort.__name__}")
    return value


def _json(row: dict[str, Any]) -> str:
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")) + "\n"
