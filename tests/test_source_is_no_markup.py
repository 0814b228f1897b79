"""Whatever a source holds comes out as those very characters, in the website, the EPUB and the PDF."""

from __future__ import annotations

import hashlib
import json
import random
import zipfile
from collections.abc import Sequence
from pathlib import Path

import pytest

from quickscan_build import edition
from quickscan_build.fidelity import accounted, published
from quickscan_build.fidelity.comparisons import standard_of
from quickscan_build.files import write_text
from quickscan_build.publication import load
from quickscan_build.sphinx_ext.running import run

HOSTILE = [
    "{include} /etc/passwd", "```{include} /etc/passwd", "```", "~~~", ":::", "::: {note}", "{{ naam }}",
    "<script>alert(1)</script>", "</main>", "<!-- x -->", "<a href='x'>b</a>", "]]>", "<?xml?>", "<", "&",
    "&amp; en &lt;b&gt; &#65; &nbsp;", "$x$ en $$y$$", "\\(x\\)", "[x](y) ![x](y)", "[x]: http://y", "[^1]",
    "[[wiki]]", "[sic]", "[ ] taak", "|", "a|b", "||", "|a|", "# geen kop", "geen kop #", "1) geen nummer",
    "> geen citaat", "% geen commentaar", ": geen definitie", "(doel)=", "{#id .klasse}", "C:\\map\\x \\",
    "\\", "\\n", "`a` ``b``", "`", "*a* _b_ **c**", "~~door~~", "^boven^ ~onder~", "==", "==x==", "---",
    "-- --- ...", "x--- y", "***", "===", "+++", "+---+", "+ x", "* x", "-", "+", "1.", "{sub}`x`",
    "{doc}`index`", "http://www.voorbeeld.nl/pad_met_streepjes", "<http://www.voorbeeld.nl>", "a@b.nl",
    "${x} {% if %} %s {0}", "(c) (r) (tm) -> 1/2", "“Titel” met 'x' en \"y\"", "e\u0301e\u0301n", "😀 ½ ‰",
    "meervoudigepersoonlijkheidsstoornis" * 4,
]  # fmt: skip
MARKUP = "`*_{}[]()<>#|$~&=:-+.!\\^%@\"'01ab/ "


def strings() -> list[str]:
    """The known ones, and some that nobody thought of."""
    rng = random.Random(2)
    drawn = ("".join(rng.choices(MARKUP, k=rng.randint(2, 24))) for _ in range(30))
    # A line of plain form has no blanks but single ones inside it, and " | " parts cells.
    return HOSTILE + [text for one in drawn if (text := " ".join(one.split())) and " | " not in text]


def quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def chapter(number: int, texts: Sequence[str]) -> tuple[list[str], list[str], str]:
    """Blocks of the source, tables of the outline and a sic: the texts wherever text may stand."""
    title, label = f"{texts[0]} kop {number}", f"{texts[1]} boven {number}"
    blocks = [label, title]
    outline = [
        f'[[chapter]]\nslug = "h{number}"\nopens = {quoted(title)}\nlabel = {quoted(label)}\n'
        f'part = "deel"\ngroup = {quoted(texts[2])}'
    ]

    def block(kind: str, text: str, more: str = "") -> None:
        blocks.append(text)
        outline.append(
            f'[[block]]\nchapter = "h{number}"\nkind = "{kind}"\nopens = {quoted(text)}\n'
            + (f"until = {quoted(more)}" if more else "")
        )
        blocks.extend([more] if more else [])

    for at, text in enumerate(texts):
        blocks += [text, f"Zin met {text} erin.", f"{text} aan het begin."]
        blocks += [f"- {text}\n- {text} en\n  - {text}\n    - x {text}\n      - {text} diep"]
        blocks += [f"1. {text}\n2. {text} en", f"1. {text} opnieuw", f"- {text}\n- {text}", f"- {text}"]
        blocks += [f"{text} | kop\n{text} | cel {text}\n{at} | {text}"]
        label = text.replace("]", "").replace(" ", "")[:8]
        blocks += [f"{text} met een noot[^{label}].", f"[^{label}]: {text}"] if label else []
        block("heading", f"{text} kopje {at}")
        block("lines", f"{text} regel {at}", f"{text} regels {at}")
        block("box", f"{text} kader {at}", f"{text} in kader {at}")
        block("quotation", f"‘{text} citaat {at}")
        block("attribution", f"{text} zegt {at}")
    blocks.append(f"Fout{number} {' '.join(texts)} slot.")
    said = quoted(" ".join(texts))
    return (
        blocks,
        outline,
        f"reading = {quoted(f'Fout{number} ' + ' '.join(texts))}\nnote = {said}\n"
        f"reason = {said}\nevidence = {said}\n",
    )


def publication(root: Path, texts: Sequence[str], size: int = 24) -> None:
    chapters = [chapter(n, texts[at : at + size]) for n, at in enumerate(range(0, len(texts), size))]
    source = "\n\n".join(block for blocks, _, _ in chapters for block in blocks) + "\n"
    lines = source.split("\n")
    said = [quoted(text) for text in texts]
    outline = [f'[[part]]\nslug = "deel"\ntitle = {said[0]}', *(one for _, two, _ in chapters for one in two)]
    sics = [
        f"[[sic]]\nline = {next(i for i, line in enumerate(lines, 1) if line.startswith(f'Fout{n} '))}\n{sic}"
        for n, (_, _, sic) in enumerate(chapters)
    ]
    metadata = dict(
        zip(("title", "subtitle", "publisher", "source", "rights", "description"), said[1:], strict=False)
    )
    metadata |= {"name": '"proef"', "language": '"nl"', "date": '"2024"', "edition_date": '"2025-01-01"'}
    metadata |= {"identifier": '"urn:isbn:9789000000005"', "authors": f"[{said[7]}]"}
    files = {
        "source_texts/proef.txt": source,
        "source_texts/manifest.sha256": f"{hashlib.sha256(source.encode()).hexdigest()}  proef.txt\n",
        "source_texts/publication.toml": "[publication]\n"
        + "\n".join(f"{key} = {value}" for key, value in metadata.items())
        + '\n[source]\nfile = "proef.txt"\npages = "none"\n',
        "source_texts/outline.toml": "\n\n".join(outline),
        "source_texts/sic.toml": "\n".join(sics),
        "source_texts/corrections.toml": f"[[correction]]\nline = 1\nreading = {quoted(lines[0])}\n"
        f"becomes = {quoted(lines[0])}\nreason = {quoted(' '.join(texts))}\nevidence = {said[8]}\n",
        "docs/conf.py": 'extensions = ["quickscan_build.sphinx_ext"]\n',
    }
    for name, text in files.items():
        write_text(root / name, text)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A publication whose source is in plain form already: what rules make of signs is not asked here."""
    root = tmp_path_factory.mktemp("publication")
    publication(root, strings())
    loaded = load(root)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(edition, "RULES", ())
        for path, text in edition.make(loaded).files(loaded).items():
            write_text(path, text)
    return root


@pytest.fixture(scope="module")
def standard(root: Path) -> published.Standard:
    loaded = load(root)
    account, findings = accounted.account(loaded)
    assert account is not None
    assert findings == []
    # The very words of the source are asked for, not what the chapters made of them.
    assert account.text.content == account.source.content
    return standard_of(loaded, account)


def test_the_chapters(root: Path, standard: published.Standard) -> None:
    assert accounted.check(load(root), standard.judge, standard.marks).findings == ()


def test_the_website(root: Path, standard: published.Standard) -> None:
    folder = run(root, "html", lambda _: None)
    assert published.html(standard, folder).findings == ()
    for page in folder.rglob("*.html"):
        assert "<script>alert" not in page.read_text("utf-8")


def test_the_epub(root: Path, standard: published.Standard) -> None:
    path = run(root, "epub", lambda _: None) / "proef.epub"
    assert published.epub_file(standard, path).findings == ()
    with zipfile.ZipFile(path) as book:
        assert not any(b"<script" in book.read(name) for name in book.namelist() if name.endswith("html"))


def test_the_pdf(root: Path, standard: published.Standard) -> None:
    path = run(root, "pdf", lambda _: None) / "proef.pdf"
    assert published.pdf_file(standard, path).findings == ()
