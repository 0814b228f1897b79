"""One report's own data: ``publication.toml``, ``outline.toml`` and the editorial decisions."""

from .load import load
from .model import Publication

__all__ = ["Publication", "load"]
