"""Identifiers that shops take, and those they send back."""

from __future__ import annotations

import pytest

from quickscan_build.publication.identifiers import fault


@pytest.mark.parametrize(
    "identifier",
    [
        "urn:uuid:8d8f1c9e-6a0e-5b0e-9d2b-3f1f0c6d7a11",
        "URN:UUID:8D8F1C9E-6A0E-5B0E-9D2B-3F1F0C6D7A11",
        "urn:isbn:9789012345675",
        "urn:isbn:978-90-12-34567-5",
        "urn:isbn:9012345677",
        "urn:isbn:080442957X",
        "urn:nbn:nl:ui:13-abc",
        "https://voorbeeld.nl/rapport",
        "http://voorbeeld.nl",
    ],
)
def test_taken(identifier: str) -> None:
    assert fault(identifier) == ""


@pytest.mark.parametrize(
    ("identifier", "told"),
    [
        ("", "a URN"),
        ("12345", "a URN"),
        ("9789012345675", "a URN"),
        ("ISBN 9789012345675", "a URN"),
        ("978-90-12-34567-5", "a URN"),
        ("8d8f1c9e-6a0e-5b0e-9d2b-3f1f0c6d7a11", "a URN"),
        ("urn:", "a URN"),
        ("urn:isbn:", "a URN"),
        ("urn:isbn: 9789012345675", "a URN"),
        ("voorbeeld.nl/rapport", "a URN"),
        ("ftp://voorbeeld.nl/rapport", "a URN"),
        ("http://", "a URN"),
        ("https:///rapport", "a URN"),
        ("urn:isbn:9789012345678", "ISBN"),
        ("urn:isbn:1", "ISBN"),
        ("urn:isbn:9779012345675", "ISBN"),
        ("urn:isbn:9012345678", "ISBN"),
        ("urn:isbn:97890123456７5", "ISBN"),
        ("urn:uuid:geen-uuid", "UUID"),
        ("urn:uuid:8d8f1c9e6a0e5b0e9d2b3f1f0c6d7a11", "UUID"),
        ("urn:uuid:8d8f1c9e-6a0e-5b0e-9d2b-3f1f0c6d7a1g", "UUID"),
    ],
)
def test_sent_back(identifier: str, told: str) -> None:
    assert told in fault(identifier)
