"""Font files: which ones a page can be set in, and where those that were used are kept."""

from __future__ import annotations

import os
from pathlib import Path

from ...files import write_text


def own_fonts_only(folder: Path, settings: Path) -> None:
    """Let fontconfig see the fonts in ``folder`` only: a page must not look different on another machine.

    To be called before WeasyPrint is imported: fontconfig reads its settings once. ``settings`` is a folder
    of ours to keep them in.
    """
    settings = settings.resolve()
    escaped = [str(path).replace("&", "&amp;").replace("<", "&lt;") for path in (folder, settings / "cache")]
    write_text(
        settings / "fonts.conf",
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">'
        f"<fontconfig><dir>{escaped[0]}</dir><cachedir>{escaped[1]}</cachedir></fontconfig>",
    )
    os.environ["FONTCONFIG_FILE"] = str(settings / "fonts.conf")


def face_path(workshop: Path, digest: str) -> Path:
    """Where a font file that was used lies in the workshop."""
    return workshop / "faces" / digest
