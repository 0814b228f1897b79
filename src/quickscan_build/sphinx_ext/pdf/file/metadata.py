"""What a PDF says about itself: the XMP packet and the document information dictionary."""

from __future__ import annotations

from ....publication.model import Metadata
from ..figures import PROGRAM as PRODUCER
from ..templates import environment


def packet(facts: Metadata, *, press: bool = False) -> bytes:
    """The XMP packet, with the same facts as ``info``: PDF/UA-1 and PDF/A-2a, or PDF/X-4 for ``press``."""
    template = environment().get_template("metadata.xmp")
    stamp = f"{facts.edition_date}T00:00:00Z"
    text = template.render(facts=facts, producer=PRODUCER, stamp=stamp, press=press)
    return text.encode("utf-8")


def info(facts: Metadata) -> dict[str, str]:
    """The document information dictionary. The date is the edition's: two builds give the same bytes."""
    stamp = f"D:{facts.edition_date.replace('-', '')}000000Z"
    said = {
        "Title": facts.title,
        "Author": ", ".join(facts.authors),
        "Subject": facts.description,
        "Keywords": ", ".join(facts.subjects),
        "Creator": PRODUCER,
        "Producer": PRODUCER,
        "CreationDate": stamp,
        "ModDate": stamp,
    }
    return {key: value for key, value in said.items() if value}
