"""Read a PDF back: what its tags say, and what lies on its pages."""

from .lines import Lines
from .links import Line
from .model import PdfText
from .read import read

__all__ = ["Line", "Lines", "PdfText", "read"]
