"""The order of the rules, and why it is this one."""

from __future__ import annotations

from ..ledger import Kind
from .rule import Rule
from .rules import (
    abbreviations,
    addresses,
    bullets,
    capital_i,
    chapter_heads,
    confused_letters,
    diacritics,
    double_spacing,
    doubled_capitals,
    figures,
    folios,
    footnotes,
    full_stops,
    glued_bullets,
    leaders,
    ligatures,
    line_ends,
    lost_blanks,
    lost_hyphens,
    lost_numbers,
    margin_specks,
    odd_characters,
    paragraphs,
    quotes,
    raised_letters,
    running_heads,
    section_numbers,
    small_words,
    specks,
    tables,
    white_space,
    worn_folios,
    worn_letters,
)

RULES: tuple[Rule, ...] = (
    # First of all: the rules below read blank lines.
    double_spacing.RULE,
    # Before the rest, because they separate the lines of a paragraph that runs on, and show where pages end.
    folios.RULE,
    # After the page numbers: a head often shares a line with one, and page marks show where to look.
    running_heads.RULE,
    # After them: the marks that they left tell the pages.
    chapter_heads.RULE,
    # After the heads, which may be all that shows where pages end.
    worn_folios.RULE,
    # After them: a head that repeats a heading would seem to count backwards.
    section_numbers.RULE,
    # While entries are still lines, and after the heads, for which an entry with dots is not a heading.
    leaders.RULE,
    # After heads and feet, so that the notes are the last lines of a page; before the lists, whose numbers
    # theirs resemble.
    footnotes.RULE,
    # After the notes, whose numbers may have been read like this; before all rules that look at line starts.
    margin_specks.RULE,
    # Before all rules that look at items: such a line seems to open with a word.
    glued_bullets.RULE,
    # Before the bullets, because a number without its digit looks like a bullet.
    lost_numbers.RULE,
    # Before the paragraphs: an item starts a block.
    bullets.RULE,
    # While blanks still separate columns: the next rule leaves only one.
    tables.RULE,
    white_space.RULE,
    # Before all rules that look words up.
    ligatures.RULE,
    # Before the paragraphs, which put a blank at all other line ends.
    lost_hyphens.RULE,
    # While lines are still lines: how full they are is the evidence.
    paragraphs.RULE,
    # After the paragraphs, which leave the line ends that break a word.
    addresses.RULE,
    line_ends.RULE,
    # Words are whole now, and two in one can be recognised.
    lost_blanks.RULE,
    # Once lines are joined, so that a sign that touches a word can be told from one that stands alone.
    specks.RULE,
    # Words are whole from here on. Signs first: they make the words that the rules below look up.
    odd_characters.RULE,
    # With them: a letter by itself is not a word, whatever the rules below would make of it.
    figures.RULE,
    doubled_capitals.RULE,
    raised_letters.RULE,
    # Before the confused letters: in "Al-systeem" both halves are words, so only this rule sees it.
    capital_i.RULE,
    diacritics.RULE,
    # After them: it explains what the diacritics alone do not.
    confused_letters.RULE,
    # After what the closed maps explain: about the rest the document itself must decide.
    worn_letters.RULE,
    # It looks at the words around, as the rules above leave them.
    small_words.RULE,
    # Before the full stops, which would take the end of an abbreviation for one.
    abbreviations.RULE,
    # Both look at whole paragraphs. A quotation closes within its paragraph: lines must be joined.
    quotes.RULE,
    full_stops.RULE,
)


def rules_for(*, dutch: bool) -> tuple[Rule, ...]:
    """All rules, or without those that change wording if the text does not read as Dutch."""
    return RULES if dutch else tuple(rule for rule in RULES if rule.kind is not Kind.LETTER)
