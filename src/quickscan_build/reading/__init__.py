"""Bytes → Source. Plain text for now; another kind of input would be a module beside ``plain``."""
