#!/usr/bin/env python3
"""Make the project's own evaluation corpus: typeset known texts, degrade them, read them with Tesseract.

    tests/corpus/make.py [NAME ...]        (default: every document of recipe.toml)

Each document of the recipe is one text in one layout and type face. It becomes ``NAME/gold.txt`` (the
plain form, see docs/dev/architecture.md) and ``NAME/ocr/MODEL_DPI.ff.txt`` (a form feed between
pages). Needs Tesseract with its English and Dutch models, and the fonts named in the recipe (Debian:
tesseract-ocr-nld fonts-crosextra-carlito fonts-liberation fonts-ebgaramond fonts-lato).
"""

from __future__ import annotations

import argparse
import html
import io
import os
import random
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypdfium2
from PIL import Image, ImageChops, ImageFilter
from weasyprint import HTML

CORPUS = Path(__file__).parent
_NOTE = re.compile(r"\[\^(\d+)\]")


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--corpus", type=Path, default=CORPUS)
    args = parser.parse_args()
    recipe = tomllib.loads((args.corpus / "recipe.toml").read_text("utf-8"))
    known = [document["name"] for document in recipe["document"]]
    if unknown := set(args.names) - set(known):
        print(f"not in the recipe: {', '.join(sorted(unknown))} (it has {', '.join(known)})", file=sys.stderr)
        return 2
    for document in recipe["document"]:
        if not args.names or document["name"] in args.names:
            make(args.corpus, document, recipe["readings"])
    return 0


def make(corpus: Path, document: dict[str, Any], readings: list[dict[str, Any]]) -> None:
    """Write gold and readings of one document."""
    source = (corpus / "texts" / document["text"]).read_text("utf-8")
    folder = corpus / document["name"]
    (folder / "ocr").mkdir(parents=True, exist_ok=True)
    (folder / "gold.txt").write_text(gold(source), "utf-8")
    pdf = HTML(string=page(source, document)).write_pdf()
    for reading in readings:
        pages = [degrade(image, reading, seed) for seed, image in enumerate(raster(pdf, reading["dpi"]))]
        for model in reading["models"]:
            read = "\f".join(ocr(image, model, reading["dpi"]) for image in pages)
            (folder / "ocr" / f"{model}_{reading['dpi']}.ff.txt").write_text(read, "utf-8")
            print(document["name"], model, reading["dpi"], len(pages), "pages", file=sys.stderr)


def blocks(source: str) -> list[str]:
    return [block for block in source.strip().split("\n\n") if block]


def gold(source: str) -> str:
    """The plain form of a text: no heading marks, no table rulers."""
    out = []
    for block in blocks(source):
        lines = [line.strip("|").strip() for line in block.split("\n") if not line.startswith("|-")]
        out.append("\n".join(re.sub(r"^#+ ", "", line) for line in lines))
    return "\n\n".join(out) + "\n"


def page(source: str, document: dict[str, Any]) -> str:
    """The document as HTML with its style."""
    notes = dict(re.findall(r"(?m)^\[\^(\d+)\]: (.*)$", source))
    body = "\n".join(_blocks(source, notes))
    style = _STYLE + document["style"]
    return f'<html lang="nl"><meta charset="utf-8"><style>{style}</style><body>{body}</body></html>'


def _blocks(source: str, notes: dict[str, str]) -> Iterator[str]:
    def inline(text: str) -> str:
        return _NOTE.sub(
            lambda found: f'<span class="note">{html.escape(notes[found[1]], quote=False)}</span>',
            html.escape(text, quote=False),
        )

    for block in blocks(source):
        lines = block.split("\n")
        if block.startswith("[^"):
            continue
        if heading := re.match(r"(#+) (.*)", block):
            yield f"<h{len(heading[1])}>{inline(heading[2])}</h{len(heading[1])}>"
        elif block.startswith("- "):
            yield "<ul>" + "".join(f"<li>{inline(line[2:])}</li>" for line in lines) + "</ul>"
        elif re.match(r"\d+\. ", block):
            items = (line.split(". ", 1) for line in lines)
            yield "<ol>" + "".join(f'<li value="{n}">{inline(text)}</li>' for n, text in items) + "</ol>"
        elif block.startswith("|"):
            rows = (line.strip("|").split("|") for line in lines if not line.startswith("|-"))
            cells = ("".join(f"<td>{inline(cell.strip())}</td>" for cell in row) for row in rows)
            yield "<table>" + "".join(f"<tr>{row}</tr>" for row in cells) + "</table>"
        else:
            yield f"<p>{inline(block)}</p>"


_STYLE = """
@page { size: A4; margin: 25mm 22mm; @footnote { border-top: .4pt solid; padding-top: 2mm } }
body { font-size: 10.5pt; line-height: 1.35; hyphens: auto; text-align: left }
h1 { font-size: 18pt; string-set: title content(); break-before: page }
h1:first-child { break-before: auto }
h2 { font-size: 13pt; string-set: section content() }
h1, h2, h3 { hyphens: none; break-after: avoid }
p { margin: 0 0 .7em }
table { border-collapse: collapse; hyphens: none } td { padding: 1mm 3mm 1mm 0; vertical-align: top }
.note { float: footnote; font-size: 8pt; line-height: 1.2 }
.note::footnote-marker { content: counter(footnote) " "; font-size: 6pt; vertical-align: super }
.note::footnote-call { font-size: 65%; vertical-align: super; line-height: 0 }
"""


def raster(pdf: bytes, dpi: int) -> Iterator[Image.Image]:
    """The pages in grey, ``dpi`` dots an inch."""
    document = pypdfium2.PdfDocument(pdf)
    for number in range(len(document)):
        yield document[number].render(scale=dpi / 72, grayscale=True).to_pil().convert("L")


def degrade(image: Image.Image, reading: dict[str, Any], seed: int) -> Image.Image:
    """What a scanner does: a little skew, blur, noise and JPEG; the same every time."""
    dice = random.Random(f"{seed} {reading['dpi']}")
    image = image.rotate(dice.uniform(-0.4, 0.4), Image.Resampling.BICUBIC, fillcolor=255)
    image = image.filter(ImageFilter.GaussianBlur(reading["blur"]))
    grain = Image.frombytes("L", image.size, dice.randbytes(image.width * image.height))
    noise = grain.point([round((value - 127.5) * reading["noise"] / 127.5) % 256 for value in range(256)])
    darker = noise.point([0] * 128 + [256 - value for value in range(128, 256)])
    lighter = noise.point([*range(128), *[0] * 128])
    image = ImageChops.subtract(ImageChops.add(image, lighter), darker)
    packed = io.BytesIO()
    image.save(packed, "JPEG", quality=reading["quality"])
    return Image.open(packed)


def ocr(image: Image.Image, model: str, dpi: int) -> str:
    """What Tesseract reads on a page."""
    packed = io.BytesIO()
    image.save(packed, "PNG")
    command = ["tesseract", "-", "-", "-l", model, "--dpi", str(dpi), "--psm", "3"]
    # One thread: the result is the same, and on a busy machine OpenMP.s threads wait for each other.
    alone = {**os.environ, "OMP_THREAD_LIMIT": "1"}
    done = subprocess.run(command, input=packed.getvalue(), check=True, capture_output=True, env=alone)
    return done.stdout.decode("utf-8").rstrip("\f")


if __name__ == "__main__":
    sys.exit(main())
