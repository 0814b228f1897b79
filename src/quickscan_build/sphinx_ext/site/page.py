"""What the template of a page is told of its chapter."""

from __future__ import annotations

from typing import Any

from ..chapters import Contents


def context(contents: Contents, docname: str) -> dict[str, Any]:
    """The chapter of a page, with the one before and after it; none of these on the landing page."""
    chapters = contents.chapters
    index = next((i for i, chapter in enumerate(chapters) if chapter.docname == docname), None)
    if index is None:
        return {"chapter": None, "previous": None, "following": chapters[0] if chapters else None}
    return {
        "chapter": chapters[index],
        "previous": chapters[index - 1] if index else None,
        "following": chapters[index + 1] if index + 1 < len(chapters) else None,
    }
