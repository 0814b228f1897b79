"""What is known about Dutch, about one document's own words, and about the OCR model that read it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import filterfalse, islice, takewhile

from . import lexicon
from .confusions import TELLING, Model, infer_model
from .explain import Explanation, explanations, misreadable
from .tokens import Tokens
from .words import count_tokens, count_words
from .worn import FORMS, LONGEST, SHORTEST, is_worn

__all__ = ["Explanation", "Language", "Model", "dutch"]


@dataclass(frozen=True)
class Language:
    """The evidence that rules may use. Words are given as they are in the text, with either apostrophe.

    Whatever costs more than looking in the list is done once for each distinct form.
    """

    model: Model
    """The OCR model that read the document."""
    counts: Mapping[str, int]
    """How often each form occurs in the document, unbroken."""
    lexical: Callable[[str], bool] = field(
        default_factory=lambda: cache(lexicon.lexical), repr=False, compare=False
    )
    """Whether the lexicon attests a word: listed, inflected, or a compound of listed words."""

    def listed(self, word: str) -> bool:
        """Whether the word is in the list itself (sentence case aside): stronger than ``lexical``."""
        return lexicon.listed(word.replace("’", "'"))

    def knows(self, word: str) -> bool:
        """Whether Dutch or this document attests the word.

        The document attests a form that recurs, unless a known confusion of the model explains it as a
        word of the lexicon; and a hyphenated word of which each part is attested.
        """
        if self.lexical(word):
            return True
        if self.counts.get(word, 0) > 1 and self.explain(word) is None:
            return True
        return "-" in word and all(part and self.knows(part) for part in word.split("-"))

    @cached_property
    def unlisted(self) -> tuple[str, ...]:
        """The forms of the document that the list does not hold just as they are written."""
        return tuple(filterfalse(lexicon.entries(), self.counts))

    @cached_property
    def cased(self) -> tuple[str, ...]:
        """The forms of the document that are not all in small letters."""
        return tuple(filterfalse(str.islower, self.counts))

    @cached_property
    def capitals(self) -> tuple[str, ...]:
        """Those that open with a capital."""
        return tuple(form for form in self.cased if form[0].isupper())

    @cached_property
    def hyphened(self) -> tuple[str, ...]:
        """The forms with a hyphen."""
        return tuple(form for form in filterfalse(str.isalpha, self.counts) if "-" in form)

    def count(self, word: str) -> int:
        """How often the form occurs in the document; halves of words broken at a line end do not count."""
        return self.counts.get(word, 0)

    def explain(self, word: str) -> str | None:
        """The one word of the lexicon that the model's known confusions make of this reading, or None.

        None for a listed word, for a reading that no confusion explains, and if two words explain it
        equally well.
        """
        found = self.explanations(word)
        if not found or (len(found) > 1 and found[1].cost <= found[0].cost):
            return None
        return found[0].word

    @cached_property
    def worn(self) -> bool:
        """Whether the scan is a coarse one: its unknown words show what such a scan does to letters."""
        first = frozenset(islice(self.counts, FORMS))
        unknown = (
            word
            for word in takewhile(first.__contains__, self.unlisted)
            if SHORTEST <= len(word) <= LONGEST
            and word.isalpha()
            and word.islower()
            and not self.lexical(word)
            and (self.explain(word) is None or not TELLING.isdisjoint(self.explanations(word)[0].confusions))
        )
        return is_worn(unknown, sum(islice(self.counts.values(), FORMS)))

    @cached_property
    def explained(self) -> Tokens:
        """The tokens with a word that ``explanations`` explains; shared by all rules that need them."""
        return Tokens(self._explanations, misreadable(self.model).search, self.counts, self.unlisted)

    def explanations(self, word: str) -> tuple[Explanation, ...]:
        """All words of the lexicon that may have been read as this one, cheapest first."""
        return self._explanations(word)

    @cached_property
    def _explanations(self) -> Callable[[str], tuple[Explanation, ...]]:
        """The same, remembered. It does not refer to this object: ``explained`` would keep it for ever."""
        model, lexical = self.model, self.lexical
        explained: dict[str, tuple[Explanation, ...]] = {}

        def one(word: str) -> tuple[Explanation, ...]:
            found = explained.get(word)
            if found is None:
                if lexicon.listed(word):
                    return ()
                found = explained[word] = explanations(word, model, lexical)
            return found

        return one


def dutch(content: str, *, model: str | None = None) -> Language:
    """What is known about Dutch for this text; ``model`` (``eng``, ``nld``) is inferred unless given."""
    tokens = count_tokens(content)
    return Language(Model(model) if model else infer_model(tokens), count_words(tokens, content))
