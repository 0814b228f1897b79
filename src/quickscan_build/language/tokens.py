"""Which of a text's tokens hold a word that may be misread: each distinct token is looked at once."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import filterfalse
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
    it. Nearly all tokens of any text are sound, and are passed over by one look in a set each. ``forms`` are
    judged beforehand; those that ``clears`` tells of at once are sound.
    """

    def __init__(
        self,
        suspects: Callable[[str], object],
        holds: Callable[[str], object] | None = None,
        forms: Collection[str] = (),
        clears: Callable[[str], bool] | None = None,
    ) -> None:
        self._suspects = suspects
        self._holds = holds
        self._forms = forms
        self.suspect: dict[str, tuple[Found, ...]] = {}
        """Those that may be misread, each with its suspect words."""
        self._judge(filterfalse(clears, forms) if clears else forms)
        self._sound = set(forms).difference(self.suspect)

    def suspects_among(self, tokens: Iterable[str]) -> Iterator[str]:
        """Those of the tokens that are suspect, in their order; each is judged once."""
        if len(self._sound) > MOST + len(self._forms):
            self._sound = set(self._forms).difference(self.suspect)
        sound = self._sound
        others = list(filterfalse(sound.__contains__, tokens))
        new = set(others).difference(self.suspect)
        # What stands around a word makes no difference: it was judged by itself, if that is a form.
        self._judge(token for token in new if token.strip(AROUND) not in sound)
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
