"""Read a PDF back: what its tags say, and what lies on its pages."""

from .lines import Lines
from .links import Line
from .read import Artifact, PdfText, read

__all__ = ["Artifact", "Line", "Lines", "PdfText", "read"]
