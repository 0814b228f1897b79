"""Read the committed chapters back: a small reader of the MyST vocabulary in ``docs/dev/architecture.md``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.colon_fence import colon_fence_plugin
from mdit_py_plugins.front_matter import front_matter_plugin
from mdit_py_plugins.myst_role import myst_role_plugin

from .blocks import ROW_HEADER, Block, Collector, Mark
from .findings import UnreadableError

DEEPEST = 20
_DIRECTIVE = re.compile(r"\{([\w-]+)\}\s*(.*)")
_OPTION = re.compile(r":[\w-]+:")
_OF_TREE = re.compile(r":(?:caption|hidden|maxdepth):")
"""What leaves the chapters of a toctree as they are."""
_CLASSES = {
    "label": "qb-label",
    "box": "qb-box",
    "box-title": "qb-box-title",
    "quotation": "qb-quote",
    "attribution": "qb-attribution",
    "lines": "qb-lines",
    "footnote": "qb-footnote",
    "rows": "",
}
_QUOTED = {"blockquote": ("qb-quote",)}
"""A quotation by its sign, which no chapter of ours has."""
_GENERATED = {"page": "qb-page", "sic-note": "qb-note"}
_ROLES = {"page": "qb-page", "sic": "qb-sic"}


def read(folder: Path) -> tuple[tuple[Block, ...], tuple[Mark, ...]]:
    """Blocks and generated marks of all chapters, in the order of the toctrees of ``index.md``."""
    reader = _Reader()
    index = _text(folder / "index.md")
    for name in _order(index):
        text = _text(folder / f"{name}.md")
        if not re.search(r"(?m)\A---$(?:\n(?!---$).*)*\ngenerated: true$", text):
            reader.chapter(f"{name}.md", text)
    return reader.done()


def _text(path: Path) -> str:
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        raise UnreadableError("is not there", where=str(path), remedy="Make it with: make chapters") from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"cannot be read ({error})", where=str(path)) from None


def _order(index: str) -> Iterator[str]:
    for tree in re.finditer(r"(?m)^(:{3,}|`{3,})\{toctree\}.*\n((?:(?!\1).*\n)*)", index):
        for line in tree[2].splitlines():
            if line.strip() and not _OF_TREE.match(line):
                named = re.search(r"<([^>]+)>\s*$", line)
                yield (named[1] if named else line.strip()).removesuffix(".md")


class _Reader:
    def __init__(self) -> None:
        parser = MarkdownIt("commonmark").enable("table")
        self._parser = parser.use(front_matter_plugin).use(colon_fence_plugin).use(myst_role_plugin)
        self._collector = Collector()

    def chapter(self, name: str, text: str) -> None:
        self._collector.starts(name)
        self._blocks(self._parser.parse(text), 0)

    def done(self) -> tuple[tuple[Block, ...], tuple[Mark, ...]]:
        return tuple(self._collector.finish()), tuple(self._collector.marks)

    def _blocks(self, tokens: Sequence[Token], depth: int) -> None:
        collector = self._collector
        for token in tokens:
            if token.type == "inline":
                self._inline(token.children or [])
            elif token.type == "colon_fence":
                self._directive(token, depth)
            elif token.type in ("fence", "code_block", "html_block"):
                self._as_it_stands(token)
            elif token.nesting == 1:
                start = token.attrs.get("start")
                number = int(start) if start is not None else 1 if token.tag == "ol" else None
                collector.open(token.tag, _QUOTED.get(token.tag, ()), number=number)
            elif token.nesting == -1:
                collector.close()

    def _inline(self, tokens: Sequence[Token]) -> None:
        collector = self._collector
        for token in tokens:
            if token.type == "myst_role":
                self._role(token.meta["name"], token.content)
            elif token.type in ("softbreak", "hardbreak"):
                collector.text("\n")
            elif token.type in ("link_open", "image"):
                # The print has neither.
                collector.text(f"[{token.attrs.get('href') or token.attrs.get('src')}]{token.content} ")
            elif token.nesting == 0:
                collector.text(token.content)

    def _role(self, name: str, content: str) -> None:
        collector = self._collector
        if content[:1] == content[-1:] == " ":
            # As in a code span of CommonMark: a blank at both ends keeps backticks apart from the fence.
            content = content[1:-1]
        if name in _ROLES:
            collector.open("span", ["qb-gen", _ROLES[name]], identity=content)
            collector.text("[sic]" if name == "sic" else content)
            collector.close()
        elif name == "noteref":
            collector.text(f"[^{content}]")
        elif name == "foreign":
            collector.text(content.partition(" ")[2])
        else:
            collector.text(f"{{{name}}}`{content}`")

    def _directive(self, token: Token, depth: int) -> None:
        found = _DIRECTIVE.match(token.info.strip())
        if found is None or depth > DEEPEST or found[1] not in (_CLASSES | _GENERATED):
            self._as_it_stands(token)
            return
        name, argument = found.groups()
        generated = _GENERATED.get(name)
        classes = ["qb-gen", generated] if generated else list(filter(None, [_CLASSES[name]]))
        self._collector.open("div", classes, identity=argument)
        if generated == "qb-page":
            self._collector.text(argument)
        tokens = self._parser.parse(_body(token.content))
        if name == "footnote":
            _number(tokens, argument)
        elif name == "rows":
            tokens = list(_headless(tokens, argument))
        self._blocks(tokens, depth + 1)
        self._collector.close()

    def _as_it_stands(self, token: Token) -> None:
        """Nothing of the print is code, HTML or an unknown directive: a reader gets it as text."""
        self._collector.open("pre")
        self._collector.text(f"{token.info}\n{token.content}")
        self._collector.close()


def _number(tokens: Sequence[Token], label: str) -> None:
    """Put the number of a footnote before its words, as plain form has it."""
    for token in tokens:
        if token.type == "inline":
            token.children = [Token("text", "", 0, content=f"[^{label}]: "), *(token.children or [])]
            return


def _headless(tokens: Sequence[Token], header: str) -> Iterator[Token]:
    """A table without the empty row above it; its headers are its first ``column``, or there are none."""
    head = first = False
    for token in tokens:
        head = token.type == "thead_open" or (head and token.type != "thead_close")
        if head or token.type == "thead_close":
            if token.type == "inline" and token.content:
                yield token  # a row that is not empty is text in the wrong place
            continue
        if token.type == "td_open" and first and header == "column":
            token.tag = ROW_HEADER
        first = token.type == "tr_open"
        yield token


def _body(content: str) -> str:
    lines = content.split("\n")
    while lines and _OPTION.match(lines[0]):
        lines.pop(0)
    return "\n".join(lines)
