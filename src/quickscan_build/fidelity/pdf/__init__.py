"""Read a PDF back: what its tags say, and what lies on its pages."""

from .lines import Lines
from .read import Line, PdfText, read

__all__ = ["Line", "Lines", "PdfText", "read"]
