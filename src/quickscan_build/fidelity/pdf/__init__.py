"""Read a PDF back: what its tags say, and what lies on its pages."""

from .lines import undo
from .read import PdfText, read

__all__ = ["PdfText", "read", "undo"]
