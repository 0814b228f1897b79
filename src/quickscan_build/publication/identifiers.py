"""What may identify an edition: a web address or a URN, in the form that its kind of URN prescribes.

Sources: RFC 8141 (URN), RFC 9562 (UUID), ISO 2108 (ISBN and its check digits).
"""

from __future__ import annotations

import re

_URN = re.compile(r"urn:([a-z0-9][a-z0-9-]{0,31}):(\S+)", re.IGNORECASE)
_URL = re.compile(r"https?://[^\s/]+\S*", re.IGNORECASE)
_UUID = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}", re.IGNORECASE)


def fault(identifier: str) -> str:
    """What is wrong with it; empty when nothing is."""
    urn = _URN.fullmatch(identifier)
    if urn is None:
        if _URL.fullmatch(identifier):
            return ""
        return "it must be a URN (urn:uuid:…, urn:isbn:…) or a URL"
    space, value = urn[1].lower(), urn[2]
    if space == "uuid" and not _UUID.fullmatch(value):
        return "a UUID has 32 digits and letters a–f, as 8-4-4-4-12"
    if space == "isbn" and not _is_isbn(value.replace("-", "")):
        return "an ISBN has 13 digits (or 10), of which the last one checks the others: it does not"
    return ""


def _is_isbn(text: str) -> bool:
    if re.fullmatch(r"97[89][0-9]{10}", text):
        return sum(int(digit) * (3 if i % 2 else 1) for i, digit in enumerate(text)) % 10 == 0
    if re.fullmatch(r"[0-9]{9}[0-9Xx]", text):
        return sum((10 if d in "Xx" else int(d)) * (10 - i) for i, d in enumerate(text)) % 11 == 0
    return False
