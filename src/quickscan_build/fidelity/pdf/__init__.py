"""Read a PDF back: what its tags say, and what lies on its pages."""

from .lines import Lines
from .links import Line
from .model import Artifact, PdfText
from .read import read

__all__ = ["Artifact", "Line", "Lines", "PdfText", "read"]
