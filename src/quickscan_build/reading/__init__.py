"""Bytes → Source. Plain text today; each later kind of input is a neighbour of ``plain``."""
