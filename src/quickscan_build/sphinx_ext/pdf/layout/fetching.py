"""What WeasyPrint may read: files beside a style sheet and the images of the chapters, nothing else."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from weasyprint.urls import URLFetcher, URLFetcherResponse

LARGEST_FILE = 60 * 1024 * 1024
"""Bytes of an image or font: a larger one is more likely a mistake (a scan of a whole book)."""
STYLES = "https://styles.invalid/"
BOOK = "https://book.invalid/"


class Fetcher(URLFetcher):  # type: ignore[misc] # WeasyPrint has no types
    """Reads files for WeasyPrint: those beside or below a style sheet, the images of the chapters, no others.

    Addresses are made up, so that no folder of this machine gets into the PDF (image keys are hashes of
    addresses).
    """

    def __init__(self, folders: Sequence[Path], files: Mapping[str, Path]) -> None:
        super().__init__()
        self._folders = [folder.resolve() for folder in folders]
        self._files = files

    def fetch(self, url: str, headers: dict[str, str] | None = None) -> Any:
        if url.startswith("data:"):
            return super().fetch(url, headers)
        path = self._path(url)
        size = path.stat().st_size
        if size > LARGEST_FILE:
            raise ValueError(
                f"{path.name} is {size // 2**20} MB; at most {LARGEST_FILE // 2**20} MB goes into a page"
            )
        return URLFetcherResponse(url, path.read_bytes(), {"Content-Type": _media_type(path)})

    def _path(self, url: str) -> Path:
        name = unquote(urlsplit(url).path).lstrip("/")
        if url.startswith(STYLES):
            number, _, rest = name.partition("/")
            folder = self._folders[int(number)] if number.isdecimal() else None
            path = None if folder is None else (folder / rest).resolve()
            if folder and path and path.is_relative_to(folder) and path.is_file():
                return path
        elif url.startswith(BOOK):
            if name in self._files:
                return self._files[name]
        else:
            raise ValueError("nothing outside the project is read: put the file beside the chapter")
        raise ValueError("there is no such file in the project")


def _media_type(path: Path) -> str:
    return {".css": "text/css", ".svg": "image/svg+xml"}.get(path.suffix.lower(), "application/octet-stream")
