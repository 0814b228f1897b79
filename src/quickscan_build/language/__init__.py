"""What is known of Dutch, and of the OCR model that read a text."""

from __future__ import annotations

from typing import Protocol


class Language(Protocol):
    """The evidence rules may use. Words are given as they stand in the text."""

    def knows(self, word: str) -> bool:
        """Whether Dutch attests the word: lexicon, compound, or this document's own vocabulary."""
        ...
