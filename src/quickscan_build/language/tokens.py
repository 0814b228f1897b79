"""Which of a text's tokens hold a word that may be misread: each distinct token is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from typing import NamedTuple

from .words import AROUND, WORD

MOST = 200_000
"""Sound tokens that are remembered beside the forms; then it begins anew."""


class Found(NamedTuple):
    """A word in a token, and where in it."""

    offset: int
    word: str


class Tokens:
    """The tokens (runs of characters between blanks) seen so far.

    ``suspects`` tells of a word whether it may be misread, ``holds`` of a token whether such a word may be in
    it. Nearly all tokens of any text are sound, and are passed over by the interpreter's own set operations.
    ``forms`` are judged beforehand: those of them that are sound are remembered there already.
    """

    def __init__(
        self,
        suspects: Callable[[str], object],
        holds: Callable[[str], object] | None = None,
        forms: Collection[str] = (),
    ) -> None:
        self._suspects = suspects
        self._holds = holds
        self._forms = forms
        self._sound: set[str] = set()
        self.suspect: dict[str, tuple[Found, ...]] = {}
        """The others, each with its suspect words."""
        self._judge(forms)

    def learn(self, tokens: Iterable[str]) -> set[str]:
        """Those of the tokens that are suspect; each is judged once."""
        if len(self._sound) > MOST:
            self._sound.clear()
        tokens = set(tokens)
        new = tokens.difference(self._forms).difference(self._sound).difference(self.suspect)
        self._judge(new)
        self._sound.update(new.difference(self.suspect))
        return set(filter(self.suspect.__contains__, tokens))

    def _judge(self, tokens: Iterable[str]) -> None:
        for token in filter(self._holds, tokens) if self._holds else tokens:
            if found := tuple(self._found(token)):
                self.suspect[token] = found

    def _found(self, token: str) -> Iterator[Found]:
        core = token.strip(AROUND)
        if core.isascii() and core.isalpha():
            if self._suspects(core):
                yield Found(token.index(core), core)
            return
        for word in WORD.finditer(token):
            if self._suspects(word[0]):
                yield Found(word.start(), word[0])
