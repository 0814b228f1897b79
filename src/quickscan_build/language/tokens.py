"""The tokens of a text with a word that may be misread: each distinct token is examined once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import filterfalse
from typing import NamedTuple

from .words import AROUND, WORD

MOST = 200_000
"""Sound tokens that are remembered in addition to the forms, before forgetting them all."""


class Found(NamedTuple):
    """A word in a token, and where in it."""

    offset: int
    word: str


class Tokens:
    """The tokens (runs of characters between blanks) seen so far.

    ``suspects`` tells whether a word may be misread, ``holds`` whether such a word may be in a
    token. Nearly all tokens of any text are sound, and are dismissed with one look-up in a set. ``forms`` are
    sound, but for those ``doubted``: these are judged beforehand.
    """

    def __init__(
        self,
        suspects: Callable[[str], object],
        holds: Callable[[str], object] | None = None,
        forms: Collection[str] = (),
        doubted: Iterable[str] | None = None,
    ) -> None:
        self._suspects = suspects
        self._holds = holds
        self._forms = forms
        self.suspect: dict[str, tuple[Found, ...]] = {}
        """Those that may be misread, each with its suspect words."""
        self._judge(forms if doubted is None else doubted)
        self._sound = set(forms)
        self._sound.difference_update(self.suspect)

    def suspects_among(self, tokens: Iterable[str]) -> Iterator[str]:
        """Those of the tokens that are suspect, in their order; each is judged once."""
        if len(self._sound) > MOST + len(self._forms):
            self._sound = set(self._forms).difference(self.suspect)
        sound = self._sound
        others = list(filterfalse(sound.__contains__, tokens))
        # What surrounds a word makes no difference: if the word is a form, it was judged already.
        new = {t for t in set(others).difference(self.suspect) if t.strip(AROUND) not in sound}
        self._judge(new)
        sound.update(new.difference(self.suspect))
        return filter(self.suspect.__contains__, others)

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
