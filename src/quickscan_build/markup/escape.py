"""The one way by which text of a source reaches MyST: it comes out as those very characters.

CommonMark lets any ASCII punctuation be escaped with a backslash. Escaped here is only what has a
meaning in MyST anywhere in a line or at the start of one, so that a chapter stays readable.
"""

from __future__ import annotations

import re

_ANYWHERE = re.compile(r"[\\`*_{}\[\]<$|~&#=]")
_OPENING = re.compile(r"(?P<bullet>[-+:](?=\s|[-+:]|$)|[>%])|(?P<number>\d{1,9})(?P<stop>[.)])(?=\s|$)")
_FRONT_MATTER = re.compile(r"\A(.-)(-)")
"""MyST takes the first item of a directive for front matter where its second character opens dashes."""


def escape(text: str, *, opens: bool = False) -> str:
    """MyST that renders as ``text``. ``opens`` if it starts a line.

    ``text`` is one line: no line ends, no blank at either end where ``opens`` (plain form has neither).
    """
    escaped = _ANYWHERE.sub(lambda found: "\\" + found.group(), text)
    return _FRONT_MATTER.sub(r"\1\\\2", _opening(escaped)) if opens else escaped


def _opening(escaped: str) -> str:
    found = _OPENING.match(escaped)
    if found is None:
        return escaped
    if found["number"]:
        return f"{found['number']}\\{escaped[found.end('number') :]}"
    return "\\" + escaped


def yaml_string(text: str) -> str:
    """One line of text as a YAML value (front matter, options of a directive) that reads as ``text``.

    In single quotes no character is special to YAML but the quote itself, which is doubled.
    """
    return "'" + text.replace("'", "''") + "'"
