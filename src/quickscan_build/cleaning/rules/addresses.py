"""A web address that runs over a line end is one word again.

    www.voorbeeld.nl/plan/         →  www.voorbeeld.nl/plan/wonen
    wonen

Only after a sign that no sentence ends with; line ends inside an address are the ones ``paragraphs`` left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from ...language import Language
from ...ledger import Kind
from ...text import Text
from ..flow import LONGEST_ADDRESS, in_address
from ..rule import Edit, Rule

_LINE_END = re.compile(r"\n(?<=[/_=?&%#]\n)(?=[a-z0-9])")


def find(text: Text, language: Language) -> Iterator[Edit]:
    content = text.content
    for found in _LINE_END.finditer(content):
        at = found.start()
        if in_address(content[max(at - LONGEST_ADDRESS, 0) : at]):
            yield Edit(at, at + 1, "", "an address runs on")


RULE = Rule("addresses", Kind.JOIN, "webadressen die aan het regeleinde waren afgebroken", find)
