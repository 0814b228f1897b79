"""A bullet that OCR read as a capital, set against its word, opens its item as "- ".

    AIn hoeverre is het duidelijk?     →  - In hoeverre is het duidelijk?
    ADe categorie wordt gemist         →  - De categorie wordt gemist
    Amanier waarop data worden …       →  - manier waarop data worden …
    Awrd-29 Systemen zijn veilig       →  - wrd-29 Systemen zijn veilig   (wrd-12 also stands elsewhere)

Only a capital that opens line after line in this way, each time before letters that are a word without it
and none with it; if that word is in small letters, there must be two such words at least, and the capital
must stand before them nowhere else. Then nearby lines that open with it in an unknown word are items too,
and so are a line between them with another capital, or with a quotation mark that nothing closes, and one
that the capital opens by itself (``A Autoriteit``). ``AIs`` may be ``Als``, ``VVerplicht`` a capital read
twice, and ``IJs`` is a word: these prove nothing.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from string import ascii_uppercase

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule
from ..setting.lines import Lines
from ..setting.shared import lines_of
from ..signs import occurrences

_GLUED = re.compile(r"([A-Z4])(?=['‘]?[A-ZÀ-Ý][a-zà-ÿ])")
"""A capital, or a figure read for one, before a word with its own capital."""
_WORD = re.compile(r"['‘]?([^\W\d_]+)")
_FIGURE = re.compile(r"(4)(?=[a-zà-ÿ]{4})")
"""Another reading of the bullet, near such capitals."""
_QUOTE = re.compile(r"[“‘\"'](?=[^\W\d_]{2})")
_CLOSING = re.compile(r"[”’\"'](?!\w)")
"""A mark that opens an item near such capitals and that nothing closes is a bullet as well."""
_NUMBER = re.compile(r"-(?=(\d{1,4}+)(?!\w))(?<=[a-z]{3}-)")
_STEM = re.compile(r"[\w-]++\Z")
"""A code is a stem and a number: ``wrd-29``."""
LONGEST = 12
"""Characters of a stem, at most."""
LONG = 4
"""Letters of the whole form above which it counts by itself; a shorter one counts only near such forms."""
FEWEST = 3
"""Lines that open with one capital in this way, from which it is a bullet."""
NEAR = 12
"""Lines to such a line within which another belongs to its list."""
SHORTEST = 2
"""Letters of a word."""


def find(text: Text, language: Language) -> Iterator[Edit]:
    lines = lines_of(text)
    at: dict[str, list[int]] = {}
    for index, found in lines.opening(_GLUED, ascii_uppercase + "4"):
        at.setdefault(found[1], []).append(index)
    marked: dict[int, str] = {}
    for letter, indices in at.items():
        sure = [index for index in indices if _is_glued(lines, index, language)]
        telling = [index for index in indices if lines[index][1] != letter]
        if letter.isalpha() and len(sure) >= FEWEST and len(sure) * 2 > len(telling):
            marked.update(dict.fromkeys(sure, letter))
            marked.update((index, letter) for index in _like(lines, letter, sure, language))
    forms = _forms(language)
    for letter, indices in _before_small_words(lines, forms, language).items():
        marked.update(dict.fromkeys(indices, letter))
    marked.update(_before_codes(lines, forms, language))
    if not marked:
        return
    for index, found in lines.opening(_FIGURE, "4"):
        at.setdefault(found[1], []).append(index)
    known = sorted(marked)
    for letter, indices in at.items():
        for index in indices:
            if index not in marked and _near(index, known, NEAR // 2) and _is_glued(lines, index, language):
                marked[index] = letter
    for index, found in lines.opening(_QUOTE, "“‘\"'"):
        announced = lines.tails[index - 1] == ":"
        near = index not in marked and not announced and _near(index, known, NEAR // 2)
        if near and not _closes(lines, index, marked):
            marked[index] = found[0]
    apart = _apart(lines, marked)
    for index, letter in sorted({**marked, **apart}.items()):
        start = lines.starts[index]
        end = start + 1 + (index in apart)
        yield Edit(start, end, "- ", f"list mark, read as {letter!r} line after line")


def _closes(lines: Lines, index: int, marked: dict[int, str]) -> bool:
    """Whether something in its block closes the quotation mark that opens a line."""
    last = index + 1
    while last < len(lines) and not lines.clear[last] and last not in marked:
        last += 1
    return _CLOSING.search(lines.content, lines.starts[index] + 1, lines.ends[last - 1]) is not None


def _apart(lines: Lines, marked: dict[int, str]) -> dict[int, str]:
    """The lines that such a capital opens by itself, amid those to which it is glued."""
    known = sorted(marked)
    found: dict[int, str] = {}
    for letter in sorted(set(filter(str.isalpha, marked.values()))):
        for index in occurrences(lines.heads, letter):
            row = lines[index]
            if row[1:2] == " " and row[2:4].isalpha() and _near(index, known, NEAR) and index not in marked:
                found[index] = letter
    return found


def _forms(language: Language) -> dict[str, list[str]]:
    """Forms that are words only without their capital, by that capital."""
    forms: dict[str, list[str]] = {}
    for form in language.capitals:
        if "A" <= form[0] <= "Z" and form[1:].islower() and len(form) > SHORTEST and form.isalpha():
            rest = form[1:]
            known = language.count(rest) > 1 or language.listed(rest)
            if known and not language.listed(form):
                forms.setdefault(form[0], []).append(form)
    return forms


def _before_codes(lines: Lines, forms: dict[str, list[str]], language: Language) -> Iterator[tuple[int, str]]:
    """The lines that open with a capital before a code that occurs elsewhere without it: ``Awrd-29``."""
    many = {form for alike in forms.values() for form in alike if language.count(form) >= FEWEST}
    if not many:
        return
    numbers: dict[str, set[str]] = {}
    elsewhere: set[str] = set()
    bare: Counter[str] = Counter()
    for found in _NUMBER.finditer(lines.content):
        stem = _STEM.search(lines.content, max(found.start() - LONGEST, 0), found.start())
        if not stem or len(stem[0]) == LONGEST:
            continue
        if stem[0] in many:
            if lines.starts[lines.at(stem.start())] == stem.start():
                numbers.setdefault(stem[0], set()).add(found[1])
            else:
                elsewhere.add(stem[0])
        else:
            bare[stem[0]] += 1
    for form, alike in numbers.items():
        known = form in elsewhere or language.lexical(form) or bare[form[1:]] < SHORTEST
        if len(alike) < FEWEST or known:
            continue
        for index in occurrences(lines.heads, form[0]):
            if lines.content.startswith(f"{form}-", lines.starts[index]):
                yield index, form[0]


def _before_small_words(
    lines: Lines, forms: dict[str, list[str]], language: Language
) -> dict[str, list[int]]:
    """The lines that open with one capital before words in small letters, nowhere else preceded by it."""
    opened = _opened(lines, {form for alike in forms.values() if len(alike) > 1 for form in alike})
    found: dict[str, list[int]] = {}
    for letter, alike in forms.items():
        only = [form for form in alike if len(opened.get(form, ())) == language.count(form)]
        only = [form for form in only if not language.lexical(form)]
        long = sorted(index for form in only if len(form) > LONG for index in opened[form])
        short = (index for form in only if len(form) <= LONG for index in opened[form])
        indices = sorted({*long, *(index for index in short if _near(index, long, NEAR))})
        if len(indices) >= FEWEST and len({lines[index].split(" ", 1)[0] for index in indices}) > 1:
            found[letter] = indices
    return found


def _opened(lines: Lines, forms: set[str]) -> dict[str, list[int]]:
    """The lines that each of the forms opens."""
    letters = {form[0] for form in forms}
    opened: dict[str, list[int]] = {}
    for index in [index for index, head in enumerate(lines.heads) if head in letters]:
        word = lines[index].split(" ", 1)[0]
        if word in forms:
            opened.setdefault(word, []).append(index)
    return opened


def _is_glued(lines: Lines, index: int, language: Language) -> bool:
    """Whether the first word of a line is a word only without its first letter."""
    row = lines[index]
    found = _WORD.match(row, 1)
    if not found or len(found[1]) < SHORTEST or row[0] == found[1][0]:
        return False
    rest, whole = found[1], row[0] + found[1]
    known = language.lexical(whole) or language.lexical(whole.replace("I", "l"))
    return language.lexical(rest) and not known


def _like(lines: Lines, letter: str, sure: list[int], language: Language) -> Iterator[int]:
    """Lines near those that are sure that open with the same letter, whatever the case of what follows it.

    Elsewhere there must be two near each other in which a listed word follows.
    """
    done = set(sure)
    low: list[int] = []
    for index in occurrences(lines.heads, letter):
        found = None if index in done else _WORD.match(lines[index], 1)
        if found and len(found[1]) >= SHORTEST and not _is_word(letter + found[1], language):
            capital = found[1][0].isupper() and not found[1].isupper()
            if capital or language.listed(found[1]) or language.explain(found[1]):
                if _near(index, sure, NEAR):
                    yield index
                elif not capital and not language.lexical(letter + found[1]):
                    low.append(index)
    yield from (index for index in low if _near(index, [other for other in low if other != index], NEAR))


def _is_word(word: str, language: Language) -> bool:
    return word.isupper() or language.listed(word) or language.listed(word.replace("I", "l"))


def _near(index: int, known: list[int], most: int) -> bool:
    """Whether one of the known lines, which are in order, is at most so many lines away."""
    place = bisect_left(known, index)
    beside = (*known[max(place - 1, 0) : place], *known[place : place + 1])
    return any(abs(other - index) <= most for other in beside)


RULE = Rule("glued_bullets", Kind.MARK, "opsommingstekens die als hoofdletter aan hun woord vastzaten", find)
