"""Which of a text's tokens hold a word that may be misread: each distinct token is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from .words import AROUND, WORD

MOST = 200_000
"""Sound tokens that are remembered; then it begins anew. A text of fifteen megabytes has as many."""


class Found(NamedTuple):
    """A word in a token, and where in it."""

    offset: int
    word: str


class Tokens:
    """The tokens (runs of characters between blanks) seen so far.

    ``suspects`` tells of a word whether it may be misread. Nearly all tokens of any text are sound,
    and are passed over by the interpreter's own set operations.
    """

    def __init__(self, suspects: Callable[[str], object]) -> None:
        self._suspects = suspects
        self._sound: set[str] = set()
        self.suspect: dict[str, tuple[Found, ...]] = {}
        """The others, each with its suspect words."""

    def learn(self, tokens: Iterable[str]) -> None:
        """Judge the tokens not seen before."""
        suspects = self._suspects
        if len(self._sound) > MOST:
            self._sound.clear()
        for token in set(tokens).difference(self._sound, self.suspect):
            core = token.strip(AROUND)
            if core.isascii() and core.isalpha() and not suspects(core):
                self._sound.add(token)
                continue
            words = (Found(word.start(), word[0]) for word in WORD.finditer(token) if suspects(word[0]))
            if found := tuple(words):
                self.suspect[token] = found
            else:
                self._sound.add(token)
