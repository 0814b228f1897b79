"""Check the finished artefacts in ``build/`` and print one table.

Exit code 0: nothing found. 1: something found. 5: nothing found, but a tool is missing (named in the table);
with ``CI`` set in the environment a missing tool is as bad as a finding.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

from . import books, site
from .report import MissingError, Row, table


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="validate", description=__doc__)
    parser.add_argument("build", type=Path, nargs="?", default=Path("build"), help="default: build")
    build: Path = parser.parse_args(arguments).build.resolve()
    folder = build / "html"
    checks: list[tuple[str, str, Callable[[], Row | list[Row]]]] = []
    for book in sorted((build / "epub").glob("*.epub")):
        checks.append(("EPUBCheck", book.name, lambda book=book: books.epubcheck(book)))  # type: ignore[misc]  # default binds now
        checks.append(("Ace", book.name, lambda book=book: books.ace(book)))  # type: ignore[misc]  # as above
    for book in sorted((build / "pdf").glob("*.pdf")):
        if book.stem.endswith("-print"):
            continue  # PDF/X, for which there is no validator
        for name, profile in (("PDF/UA-1", "ua1"), ("PDF/A-2a", "2a")):
            checks.append((name, book.name, partial(books.pdf_standard, book, name, profile)))
    if folder.is_dir():
        checks += [
            ("vnu", "pages", lambda: site.vnu(folder)),
            ("axe", "pages", lambda: site.barriers(folder)),
            ("links and ids", "pages", lambda: site.links(folder)),
            ("weight", "pages", lambda: site.weight(folder)),
        ]
    rows: list[Row] = []
    for name, what, check in checks:
        print(f"{name}: {what} …", file=sys.stderr)
        try:
            made = check()
        except MissingError as missing:
            made = Row(name, what, missing=str(missing))
        rows += made if isinstance(made, list) else [made]
    if not rows:
        print(f"There is nothing to validate in {build}. Run: make all", file=sys.stderr)
        return 1
    print(table(rows))
    if any(row.findings for row in rows):
        return 1
    if any(row.missing for row in rows):
        return 1 if os.environ.get("CI") else 5
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
