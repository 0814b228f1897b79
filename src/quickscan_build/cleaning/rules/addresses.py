"""A web address that runs over a line end is one word again.

    www.voorbeeld.nl/plan/         →  www.voorbeeld.nl/plan/wonen
    wonen
    loket@voorbeeld.ni             →  loket@voorbeeld.nl

Only after a sign that does not end a sentence; the line ends inside an address are those that
``paragraphs`` left. Two words with a stroke between them (``en/`` and ``of``) are joined as well. An
address that ends in ``.ni``, ``.nt`` or ``.n!`` ends in ``.nl``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..rule import Edit, Rule
from ..setting.line_edges import FILE, LONGEST_ADDRESS, in_address

_LINE_END = re.compile(r"\n(?<=[/_=?&%#]\n)(?=[^\W_])(?!\d{1,3}[.)] |https?://|www\.)")
"""The next item of a list of sources, and the next address, are no part of one."""
_COUNTRY = re.compile(r"\.n[i!1|tL](?<=\w...)(?![\w!])")
_HOST = re.compile(r"(?:@|www\.|://)[\w.-]{1,60}(?:-\n[\w.-]{1,60})?\Z")
"""What precedes the last part of the name of a Dutch host."""
_WORDS = re.compile(r"[^\W_]/\n(?=[^\W\d_])")


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for found in _LINE_END.finditer(content):
        at = found.start()
        if in_address(content[max(at - LONGEST_ADDRESS, 0) : at]):
            small = content[at + 1].isascii() and not content[at + 1].isupper()
            if small or FILE.match(content, at + 1):
                yield Edit(at, at + 1, "", "an address runs on")
        elif _WORDS.match(content, at - 2):
            yield Edit(at, at + 1, "", "a stroke joins two words")
    for found in _COUNTRY.finditer(content):
        at = found.start()
        if content[at + 2] in "!L" or _HOST.search(content, max(at - LONGEST_ADDRESS, 0), at):
            yield Edit(at + 2, at + 3, "l", "a Dutch address ends in .nl")


RULE = Rule("addresses", Kind.JOIN, "webadressen die aan het regeleinde waren afgebroken", find)
