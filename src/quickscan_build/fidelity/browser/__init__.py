"""Ask a real browser what can be seen, on a wide and on a narrow screen."""

from .chromium import find
from .look import check

__all__ = ["check", "find"]
