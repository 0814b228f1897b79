"""The other ways from the same chapters to a PDF, each a command of its own so that its memory is its own.

tests/bench/peers.py capture ROOT             what the book is made of, for those below
tests/bench/peers.py weasyprint ROOT OUTPUT   WeasyPrint on one file, tagged as PDF/UA-1
tests/bench/peers.py mended ROOT OUTPUT       the same with the changes that docs/dev/weasyprint.md offers
tests/bench/peers.py typst ROOT OUTPUT        Typst with the same text
"""

from __future__ import annotations

import pickle
import sys
from html.parser import HTMLParser
from pathlib import Path

from tests.bench import one_file

from quickscan_build.sphinx_ext.pdf import book
from quickscan_build.theme.print import FOLDER as THEME

_PAPER = """#set page(paper: "a4", margin: (x: 43mm, y: 25mm), numbering: "1")
#set text(font: "Source Serif 4", size: 10.25pt, lang: "nl", hyphenate: true)
#set par(first-line-indent: 4.5mm)
#show heading.where(level: 1): it => pagebreak(weak: true) + it
#outline(depth: 1)
"""
_SPECIAL = str.maketrans({sign: f"\\{sign}" for sign in "\\#$*_`<>@[]=-+/~'\""})


class Typst(HTMLParser):
    """The HTML of a chapter as Typst markup: headings, paragraphs, lists, tables, notes; text as it is."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.out: list[str] = []
        self._level = 0
        self._columns = 0
        self._table: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("h1", "h2", "h3", "h4"):
            self.out.append(f"\n\n{'=' * int(tag[1])} ")
        elif tag in ("ul", "ol"):
            self._level += 1
        elif tag == "li":
            self.out.append("\n" + "  " * (self._level - 1) + "- ")
        elif tag == "p":
            self.out.append("" if self._level or self._table else "\n\n")
        elif tag == "table":
            self._columns = 0
            self._table = ["table"]
            self.out.append("\n\n#table(columns: COLUMNS, ")
        elif tag in ("td", "th"):
            self._columns += "done" not in self._table
            self.out.append("[")

    def handle_endtag(self, tag: str) -> None:
        if tag in ("ul", "ol"):
            self._level -= 1
            self.out.append("\n")
        elif tag in ("h1", "h2", "h3", "h4"):
            self.out.append("\n\n")
        elif tag in ("td", "th"):
            self.out.append("], ")
        elif tag == "tr":
            self._table.append("done")
        elif tag == "table":
            self.out.append(")\n\n")
            start = len(self.out) - 1 - self.out[::-1].index("\n\n#table(columns: COLUMNS, ")
            self.out[start] = self.out[start].replace("COLUMNS", str(self._columns))
            self._table = []

    def handle_data(self, data: str) -> None:
        self.out.append(" ".join(data.translate(_SPECIAL).split("\n")))


def main() -> None:
    what, root, *output = sys.argv[1:]
    kept = Path(root) / "build" / "bench.pickle"
    if what == "capture":
        kept.parent.mkdir(exist_ok=True)
        kept.write_bytes(pickle.dumps(one_file.captured(Path(root))))
        return
    job: book.Job = pickle.loads(kept.read_bytes())  # noqa: S301 - written by the line above
    target = Path(output[0])
    if what in ("weasyprint", "mended"):
        document = one_file.laid_out(job, Path(root) / "build" / ".one-file", as_offered=what == "mended")
        document.write_pdf(target, pdf_tags=True, pdf_variant="pdf/ua-1")
    else:
        import typst  # noqa: PLC0415 - a peer that is not needed for the other

        source = target.with_suffix(".typ")
        bodies = []
        for body in job.bodies.values():
            reader = Typst()
            reader.feed(body)
            bodies.append("".join(reader.out))
        source.write_text(_PAPER + "\n".join(bodies), "utf-8")
        typst.compile(str(source), output=str(target), font_paths=[str(THEME / "fonts")])


if __name__ == "__main__":
    main()
