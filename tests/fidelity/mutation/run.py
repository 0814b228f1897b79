"""The mutation harness: one fault at a time into what is finished; each must be caught and located.

``python -m tests.fidelity.mutation.run --faults 2400 [--seed 1] [--root DIR]``, after ``make all``.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import re
import shutil
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree

from quickscan_build.fidelity import accounted, published
from quickscan_build.fidelity.comparisons import standard_of
from quickscan_build.fidelity.findings import Finding
from quickscan_build.fidelity.model import Artefacts
from quickscan_build.publication import load

from . import paper, web
from .faults import TEXT_FAULTS
from .web import Made


@dataclass
class Outcome:
    """What became of the faults."""

    made: Counter[tuple[str, str]] = field(default_factory=Counter)
    escaped: list[str] = field(default_factory=list)
    """Faults nobody noticed."""
    misplaced: list[str] = field(default_factory=list)
    """Faults noticed somewhere else."""

    @property
    def total(self) -> int:
        return sum(self.made.values())


class Bench:
    """A publication, its finished artefacts in a scratch folder, and the check of each alone."""

    def __init__(self, root: Path, built: Artefacts, scratch: Path) -> None:
        self.root = root
        self.scratch = scratch
        self.built = built
        publication = load(root)
        account, findings = accounted.account(publication)
        assert not findings, findings
        assert account is not None
        self.blocks = account.blocks
        self.place = account.text.place
        self.standard = standard_of(publication, account)

    def as_built(self, name: str) -> tuple[Finding, ...]:
        """What is found before any fault is made; only what a fault adds counts."""
        path = getattr(self.built, name, None)
        readers = {"html": published.html, "epub": published.epub_file, "pdf": published.pdf_file}
        return readers[name](self.standard, path).findings if path is not None else ()

    def located(self, made: Made, findings: Sequence[Finding], where: str) -> bool:
        """Whether a finding points at a block the fault touched, or one beside it."""
        there = [one for one in findings if where in one.where or not one.where]
        if not made.touched:
            return bool(there)
        near = self._near(made.touched)
        return any(one.line in near or (not one.line and where in one.where) for one in there)

    def _near(self, texts: Sequence[str]) -> set[int]:
        squeezed = [squeeze(text) for text in texts]
        lines: set[int] = set()
        for index, block in enumerate(self.blocks):
            text = squeeze(block.text)
            if any(one and (one in text or text in one) for one in squeezed):
                for near in self.blocks[max(index - 1, 0) : index + 2]:
                    first = self.place(near.start).line
                    lines.update(range(first, self.place(near.start + len(near.text) - 1).line + 1))
        return lines


def squeeze(text: str) -> str:
    """Without blanks, without the hyphen a line of ours may end in; a footnote's number as a page has it."""
    numbered = re.sub(r"\[\^([^\]\s]+)\]:?|\{noteref\}`([^`]*)`", r"\1\2", text)
    return re.sub("[-\u2010\u00ad]$", "", "".join(numbered.split()))


# One campaign for each thing that can be at fault. A campaign makes one fault and tells what was found.

Verdict = tuple[Made, list[Finding], str]
"""The fault, the findings, and where (file or page) it was made."""
Campaign = Callable[[random.Random], Verdict | None]


def _web_fault(
    pages: dict[str, bytes], rng: random.Random, *, strict: bool
) -> tuple[str, web.Page, Made] | None:
    """A kind of fault first, then a page that has what it takes: tables are rare, their faults are not."""
    kind = rng.choice(list(TEXT_FAULTS)) if rng.random() < 0.5 else ""
    fault = rng.choice(web.STRUCTURE)
    for name in rng.sample(sorted(pages), len(pages)):
        page = web.Page(pages[name], strict=strict)
        made = web.in_words(page, rng, kind) if kind else fault(page, rng)
        if made is not None:
            return name, page, made
    return None


def _has(path: Path, name: str) -> bool:
    """Whether an element of a page has the class; styles in its head may name it too."""
    return re.search(rf'class="[^"]*\b{name}\b'.encode(), path.read_bytes()) is not None


def html(bench: Bench) -> Campaign:
    assert bench.built.html is not None
    site = bench.scratch / "html"
    shutil.copytree(bench.built.html, site)
    pages = [path for path in sorted(site.rglob("*.html")) if _has(path, "qb-text")]
    texts = {path.relative_to(site).as_posix(): path.read_bytes() for path in pages}
    contents = [path for path in sorted(site.rglob("*.html")) if _has(path, "qb-toc")]

    def fault(rng: random.Random) -> Verdict | None:
        path = rng.choice(pages)
        before = path.read_bytes()
        try:
            if rng.random() < 0.02:
                path.unlink()
                touched = tuple(web.said(e) for e in web.Page(before, strict=False).blocks())
                made = Made("page deleted", touched)
                where = ""
            elif rng.random() < 0.02 and contents:
                return _contents(rng.choice(contents), rng, site, bench)
            else:
                found = _web_fault(texts, rng, strict=False)
                if found is None:
                    return None
                where, page, made = found
                path = site / where
                before = texts[where]
                path.write_bytes(page.data())
            return made, list(published.html(bench.standard, site).findings), where
        finally:
            path.write_bytes(before)

    return fault


def _contents(path: Path, rng: random.Random, site: Path, bench: Bench) -> Verdict | None:
    before = path.read_bytes()
    page = web.Page(before, strict=False)
    lists = [e for e in page.root.iter(etree.Element) if "qb-toc" in (e.get("class") or "").split()]
    printed = {p.name for p in site.glob("*.html") if b'class="qb-text' in p.read_bytes()}
    entries = [
        a for one in lists for a in one.iter("a") if (a.get("href") or "").partition("#")[0] in printed
    ]
    if not entries:
        return None
    words = [one for one in rng.choice(entries).iter(etree.Element) if len(one.text or "") > 6]
    new = TEXT_FAULTS["letter changed"](words[0].text, rng) if words else None
    if new is None:
        return None
    words[0].text = new
    try:
        path.write_bytes(page.data())
        return Made("contents changed", ()), list(published.html(bench.standard, site).findings), path.name
    finally:
        path.write_bytes(before)


def epub(bench: Bench) -> Campaign:
    assert bench.built.epub is not None
    with zipfile.ZipFile(bench.built.epub) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    pages = [name for name, data in files.items() if name.endswith("xhtml") and b"qb-text" in data]
    package = next(name for name in files if name.endswith(".opf"))
    path = bench.scratch / "book.epub"

    def check(changed: dict[str, bytes]) -> list[Finding]:
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in (files | changed).items():
                archive.writestr(name, data)
        return list(published.epub_file(bench.standard, path).findings)

    def fault(rng: random.Random) -> Verdict | None:
        if rng.random() < 0.04:
            name = rng.choice(pages)
            page = web.Page(files[name], strict=True)
            touched = tuple(web.said(e) for e in page.blocks())
            opf = etree.fromstring(files[package])
            base = package.rpartition("/")[0]
            href = name.removeprefix(f"{base}/")
            item = next(e for e in opf.iter("{*}item") if e.get("href") == href)
            ref = next(e for e in opf.iter("{*}itemref") if e.get("idref") == item.get("id"))
            ref.getparent().remove(ref)
            return Made("chapter out of the spine", touched), check({package: etree.tostring(opf)}), ""
        found = _web_fault({name: files[name] for name in pages}, rng, strict=True)
        if found is None:
            return None
        name, page, made = found
        return made, check({name: page.data()}), name

    return fault


def pdf(bench: Bench) -> Campaign:
    assert bench.built.pdf is not None
    data = bench.built.pdf.read_bytes()
    texts = paper.texts_of(data)
    path = bench.scratch / "print.pdf"

    def fault(rng: random.Random) -> Verdict | None:
        one = paper.Paper(data, texts)
        if rng.random() < 0.4:
            made = paper.in_words(one, rng, rng.choice(list(TEXT_FAULTS)))
        else:
            made = rng.choice(paper.STRUCTURE)(one, rng)
        if made is None:
            return None
        path.write_bytes(one.data())
        return made, list(published.pdf_file(bench.standard, path).findings), "p. "

    return fault


def chapters(bench: Bench) -> Campaign:
    root = _copy(bench)
    folder = root / "docs" / "chapters"
    publication = load(root)
    files = [p for p in sorted(folder.glob("*.md")) if "\ngenerated: true" not in p.read_text("utf-8")]

    def fault(rng: random.Random) -> Verdict | None:
        path = rng.choice(files)
        before = path.read_text("utf-8")
        head, _, body = before.removeprefix("---\n").partition("\n---\n")
        blocks = body.split("\n\n")
        plain = [i for i, b in enumerate(blocks) if b.strip() and b.strip()[0] not in ":|" and "\n:" not in b]
        if not plain:
            return None
        at = rng.choice(plain)
        kind = rng.choice([*TEXT_FAULTS, "block dropped", "blocks swapped"])
        touched = [blocks[at].lstrip("#- ")]
        if kind == "block dropped":
            del blocks[at]
        elif kind == "blocks swapped":
            if at + 1 not in plain:
                return None
            touched.append(blocks[at + 1].lstrip("#- "))
            blocks[at], blocks[at + 1] = blocks[at + 1], blocks[at]
        else:
            lines = blocks[at].split("\n")
            here = rng.randrange(len(lines))
            new = TEXT_FAULTS[kind](lines[here], rng)
            if new is None or new == lines[here] or "{" in lines[here] or "\\" in lines[here]:
                return None
            touched = [lines[here].lstrip("#-0123456789. ")]
            lines[here] = new
            blocks[at] = "\n".join(lines)
        try:
            path.write_text(f"---\n{head}\n---\n" + "\n\n".join(blocks), "utf-8")
            findings = accounted.check(publication, bench.standard.judge, bench.standard.marks).findings
            plain_touched = tuple(
                re.sub(r"\{(sic|page)\}`[^`]*`|\{(foreign\}`\w+ |noteref\})|[`\\]", "", t) for t in touched
            )
            return Made(kind, plain_touched), list(findings), path.name
        finally:
            path.write_text(before, "utf-8")

    return fault


def ledger(bench: Bench) -> Campaign:
    root = _copy(bench)
    publication = load(root)
    path = publication.ledger
    before = path.read_text("utf-8")

    def fault(rng: random.Random) -> Verdict | None:
        lines = before.splitlines(keepends=True)
        at = rng.randrange(1, len(lines))
        row = json.loads(lines[at])
        kind = rng.choice(["before changed", "after changed", "moved", "dropped", "doubled", "header"])
        if kind == "before changed" and row["before"]:
            row["before"] = TEXT_FAULTS["letter changed"](row["before"] + "a", rng)
        elif kind == "after changed":
            row["after"] += rng.choice("aeiou")
        elif kind == "moved":
            row["start"] += rng.choice([-1, 1])
        elif kind == "dropped":
            lines[at] = ""
        elif kind == "doubled":
            lines.insert(at, lines[at])
        else:
            header = json.loads(lines[0])
            header[rng.choice(["source_sha256", "cleaned_sha256"])] = "0" * 64
            lines[0] = json.dumps(header) + "\n"
        if lines[at] and kind in ("before changed", "after changed", "moved"):
            lines[at] = json.dumps(row, ensure_ascii=False) + "\n"
        if "".join(lines) == before:
            return None
        try:
            path.write_text("".join(lines), "utf-8")
            return Made(f"ledger: {kind}", ()), accounted.account(publication)[1], "ledger"
        finally:
            path.write_text(before, "utf-8")

    return fault


def source(bench: Bench) -> Campaign:
    root = _copy(bench)
    path = root / "source_texts" / load(root).source_spec.file
    manifest = root / "source_texts" / "manifest.sha256"
    before, signed = path.read_bytes(), manifest.read_text("utf-8")

    def fault(rng: random.Random) -> Verdict | None:
        letters = [i for i, byte in enumerate(before) if 97 <= byte < 122]
        at = rng.choice(letters)
        changed = before[:at] + bytes([before[at] + 1]) + before[at + 1 :]
        old, new = (hashlib.sha256(data).hexdigest() for data in (before, changed))
        try:
            path.write_bytes(changed)
            manifest.write_text(signed.replace(old, new), "utf-8")
            return Made("source and manifest changed", ()), accounted.account(load(root))[1], "ledger"
        finally:
            path.write_bytes(before)
            manifest.write_text(signed, "utf-8")

    return fault


def _copy(bench: Bench) -> Path:
    root = Path(tempfile.mkdtemp(dir=bench.scratch))
    for name in ("source_texts", "docs"):
        shutil.copytree(bench.root / name, root / name)
    return root


CAMPAIGNS = {
    "html": (html, 38),
    "epub": (epub, 24),
    "pdf": (pdf, 18),
    "chapters": (chapters, 12),
    "ledger": (ledger, 5),
    "source": (source, 3),
}
"""Each with its share of the faults, in per cent."""


def run(
    root: Path,
    built: Artefacts,
    faults: int,
    seed: int,
    *,
    names: Collection[str] = CAMPAIGNS.keys(),
    log: Callable[[str], None] = print,
) -> Outcome:
    """Make ``faults`` faults, spread over all that there is to be at fault; ``names``: only these shares."""
    outcome = Outcome()
    with tempfile.TemporaryDirectory() as scratch:
        bench = Bench(root, built, Path(scratch))
        for name in names:
            if getattr(built, name, True) is not None:
                _one_campaign(bench, name, max(faults * CAMPAIGNS[name][1] // 100, 1), seed, outcome)
                log(f"{name}: {sum(n for (a, _), n in outcome.made.items() if a == name)} faults")
    return outcome


def _one_campaign(bench: Bench, name: str, wanted: int, seed: int, outcome: Outcome) -> None:
    rng = random.Random(f"{seed} {name}")
    fault = CAMPAIGNS[name][0](bench)
    known = set(map(str, bench.as_built(name)))
    done = tries = 0
    while done < wanted and tries < wanted * 40:
        tries += 1
        result = fault(rng)
        if result is None:
            continue
        made, found, where = result
        findings = [one for one in found if str(one) not in known]
        done += 1
        outcome.made[name, made.kind] += 1
        label = f"{name}: {made.kind} {made.detail} ({where}) {made.touched[:1]}"
        if not findings:
            outcome.escaped.append(label)
        elif not bench.located(made, findings, where):
            outcome.misplaced.append(f"{label} → {findings[0]}")


def main() -> int:
    parser = argparse.ArgumentParser(
        description="Put faults into what is finished: is each caught and located?"
    )
    parser.add_argument("--faults", type=int, default=2400)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--root", type=Path, default=Path())
    args = parser.parse_args()
    start = time.monotonic()
    outcome = run(args.root, Artefacts.built(load(args.root)), args.faults, args.seed)
    for (artefact, kind), count in sorted(outcome.made.items()):
        print(f"{count:6} {artefact}: {kind}")
    for title, lines in (("escaped", outcome.escaped), ("not located", outcome.misplaced)):
        for line in lines:
            print(f"{title}: {line}")
    print(
        f"{outcome.total} faults in {time.monotonic() - start:.0f} s: "
        f"{len(outcome.escaped)} escaped, {len(outcome.misplaced)} not located"
    )
    return 1 if outcome.escaped or outcome.misplaced else 0


if __name__ == "__main__":
    sys.exit(main())
