"""What a reader gets, compared with what was cleaned: every difference is named, placed and counted."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.distance import Levenshtein

from ..text import Place
from .align import Op, align
from .blocks import Block
from .findings import Comparison, Figures, Finding, Sort

SHOWN = 80
"""Characters of a reading that a message quotes."""
_NONE = Place("", 0)


@dataclass(frozen=True, slots=True)
class _Token:
    """A word with the block it stands in, or (``word`` empty) the beginning of a block."""

    word: str
    block: int
    offset: int

    @property
    def starts(self) -> bool:
        return not self.word


class Judge:
    """Compares one artefact with the expected blocks; ``places`` maps offsets in the text to the print."""

    def __init__(self, wanted: Sequence[Block], places: Callable[[int], Place]) -> None:
        self._wanted = wanted
        self._places = places
        self._keys = [(block.shape, block.text) for block in wanted]
        self._words = sum(len(block.text.split()) for block in wanted)
        self._characters = sum(len(block.text) for block in wanted)

    def compare(
        self, artefact: str, found: Sequence[Block], comparison: Comparison = Comparison.PUBLISHED
    ) -> tuple[list[Finding], Figures]:
        """Every difference of ``found`` from what is wanted, and the figures."""
        findings: list[Finding] = []
        figures = Figures(words=self._words, characters=self._characters)
        keys = [(block.shape, block.text) for block in found]
        ops = [op for op in align(self._keys, keys) if not op.equal]
        elsewhere = _elsewhere(self._keys, keys, ops)
        there = frozenset(elsewhere.values())
        for op in ops:
            gap = _Gap(self, artefact, comparison, found, op, elsewhere, there)
            findings += gap.findings()
            figures = replace(
                figures,
                missing=figures.missing + gap.missing,
                invented=figures.invented + gap.invented,
                changed=figures.changed + gap.changed,
                wrong_characters=figures.wrong_characters + gap.wrong_characters,
            )
        return _moved(findings), figures

    def place(self, block: int, offset: int) -> Place:
        if not self._wanted:
            return _NONE
        one = self._wanted[min(block, len(self._wanted) - 1)]
        return self._places(one.start + min(offset, max(len(one.text) - 1, 0)))


class _Gap:
    """A run of blocks that differ: aligned, and reported, word by word."""

    def __init__(  # noqa: PLR0917 - the comparison, its two sides, what has moved between them
        self,
        judge: Judge,
        artefact: str,
        comparison: Comparison,
        found: Sequence[Block],
        op: Op,
        elsewhere: Mapping[int, int],
        there: frozenset[int],
    ) -> None:
        self._judge = judge
        self._elsewhere = elsewhere
        self._artefact = artefact
        self._comparison = comparison
        stays = [i for i in range(op.a_start, op.a_end) if i not in elsewhere]
        self._a = list(_tokens(judge._wanted, stays))
        self._b = list(_tokens(found, [j for j in range(op.b_start, op.b_end) if j not in there]))
        self._found = found
        self._op = op
        self.missing = self.invented = self.changed = self.wrong_characters = 0

    def findings(self) -> list[Finding]:
        wanted, found = self._judge._wanted, self._found
        keys_a = [wanted[t.block].shape if t.starts else t.word for t in self._a]
        keys_b = [found[t.block].shape if t.starts else t.word for t in self._b]
        out = [
            self._elsewhere_now(i) for i in range(self._op.a_start, self._op.a_end) if i in self._elsewhere
        ]
        for op in align(keys_a, keys_b):
            if not op.equal:
                out += self._difference(op)
        if not out and self._a:
            # The words agree, so what differs is white space inside a block.
            out.append(self._blanks())
        return out

    def _elsewhere_now(self, index: int) -> Finding:
        block, there = self._judge._wanted[index], self._found[self._elsewhere[index]]
        words = len(block.text.split())
        self.missing += words
        self.invented += words
        self.wrong_characters += 2 * len(block.text)
        message = f"stands elsewhere than it should: “{_short(block.text)}”"
        place = self._judge.place(index, 0)
        return Finding(
            self._comparison, Sort.MOVED, self._artefact, there.where, message, block.text, block.text, *place
        )

    def _difference(self, op: Op) -> Iterator[Finding]:
        gone, come = self._a[op.a_start : op.a_end], self._b[op.b_start : op.b_end]
        lost, new = [t for t in gone if not t.starts], [t for t in come if not t.starts]
        expected, found = self._reading(self._judge._wanted, gone), self._reading(self._found, come)
        both = min(len(lost), len(new))
        self.changed += both
        self.missing += len(lost) - both
        self.invented += len(new) - both
        self.wrong_characters += Levenshtein.distance(expected, found)
        if lost and not new:
            sort, message = Sort.MISSING, f"missing: “{_short(expected)}”"
        elif new and not lost:
            sort, message = Sort.INVENTED, f"not in the text: “{_short(found)}”"
        elif lost:
            sort, message = Sort.CHANGED, f"“{_short(expected)}” has become “{_short(found)}”"
        else:
            sort, message = Sort.KIND, self._kinds(gone, come, op)
        yield self._finding(sort, message, expected, found, op)

    def _kinds(self, gone: Sequence[_Token], come: Sequence[_Token], op: Op) -> str:
        wanted, found = self._judge._wanted, self._found
        if gone and come:
            before, after = wanted[gone[0].block], found[come[0].block]
            if before.describe() != after.describe():
                return f"should be a {before.describe()}, is a {after.describe()}"
            return f"the {before.describe()} does not begin its {_opened(before, after)} where it should"
        if gone:
            return f"joined with the block before it: a {wanted[gone[0].block].describe()}"
        return f"cut off from the block before it, as a {found[come[0].block].describe()}"

    def _blanks(self) -> Finding:
        wanted, found = self._judge._wanted, self._found
        pairs = zip(
            range(self._op.a_start, self._op.a_end), range(self._op.b_start, self._op.b_end), strict=False
        )
        a, b = next(((i, j) for i, j in pairs if wanted[i].text != found[j].text), (self._op.a_start, -1))
        expected, got = wanted[a].text, found[b].text
        at = next((i for i, (x, y) in enumerate(zip(expected, got, strict=False)) if x != y), 0)
        self.changed += 1
        self.wrong_characters += Levenshtein.distance(expected, got)
        place = self._judge.place(a, at)
        near, there = expected[max(at - 20, 0) : at + 20], got[max(at - 20, 0) : at + 20]
        return Finding(
            self._comparison, Sort.CHANGED, self._artefact, found[b].where,
            f"white space differs in “{near}”", near, there, *place,
        )  # fmt: skip

    def _reading(self, blocks: Sequence[Block], tokens: Sequence[_Token]) -> str:
        """The tokens as a person reads them, a paragraph sign where a block begins inside them."""
        words = ["¶" if token.starts else token.word for token in tokens]
        if words and words[0] == "¶" and len(words) > 1:
            words = words[1:]
        return " ".join(words) if words != ["¶"] else f"¶ {blocks[tokens[0].block].describe()}"

    def _finding(self, sort: Sort, message: str, expected: str, found: str, op: Op) -> Finding:
        a = self._a[min(op.a_start, len(self._a) - 1)] if self._a else _Token("", self._op.a_start, 0)
        if self._b:
            where = self._found[self._b[min(op.b_start, len(self._b) - 1)].block].where
        else:
            opens = self._judge._wanted[a.block].kind in ("label", "heading 1")
            where = _near(self._found, self._op.b_start, before=opens)
        place = self._judge.place(a.block, a.offset)
        return Finding(self._comparison, sort, self._artefact, where, message, expected, found, *place)


def _elsewhere(wanted: Sequence[Hashable], found: Sequence[Hashable], ops: Sequence[Op]) -> dict[int, int]:
    """Whole blocks that are missing in one place and occur once in another: where they are now."""
    lost: dict[Hashable, list[int]] = {}
    come: dict[Hashable, list[int]] = {}
    for op in ops:
        for i in range(op.a_start, op.a_end):
            lost.setdefault(wanted[i], []).append(i)
        for j in range(op.b_start, op.b_end):
            come.setdefault(found[j], []).append(j)
    return {
        places[0]: come[key][0]
        for key, places in lost.items()
        if len(places) == 1 and len(come.get(key, ())) == 1
    }


def _tokens(blocks: Sequence[Block], indices: Iterable[int]) -> Iterator[_Token]:
    for index in indices:
        yield _Token("", index, 0)
        at = 0
        # Only a blank separates words: a no-break space is a letter like any other here.
        for word in blocks[index].text.split(" "):
            if word:
                yield _Token(word, index, at)
            at += len(word) + 1


def _near(blocks: Sequence[Block], index: int, *, before: bool) -> str:
    """Where something is missing: before what is there if it opens a chapter, otherwise after it."""
    if not blocks:
        return ""
    if index >= len(blocks) or (index and not before):
        return f"after {blocks[index - 1].where}"
    return f"before {blocks[index].where}"


def _opened(before: Block, after: Block) -> str:
    most = max(before.opens, after.opens)
    return before.within[-most] if most else "block"


def _moved(findings: list[Finding]) -> list[Finding]:
    """Words that are missing here and invented there have moved: say so in both places."""
    lost = {f.expected: f for f in findings if f.sort is Sort.MISSING}
    come = {f.found: f for f in findings if f.sort is Sort.INVENTED}
    return [_as_moved(one, come.get(one.expected), lost.get(one.found)) for one in findings]


def _as_moved(one: Finding, there: Finding | None, here: Finding | None) -> Finding:
    if one.sort is Sort.MISSING and there:
        message = f"moved from here to {there.where}: “{_short(one.expected)}”"
        return replace(one, sort=Sort.MOVED, message=message)
    if one.sort is Sort.INVENTED and here:
        message = f"moved to here: “{_short(one.found)}”"
        return replace(one, sort=Sort.MOVED, expected=here.expected, message=message)
    return one


def _short(text: str) -> str:
    return text if len(text) <= SHOWN else f"{text[: SHOWN // 2 - 1]} … {text[-SHOWN // 2 + 1 :]}"
