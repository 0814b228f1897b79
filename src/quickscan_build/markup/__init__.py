"""Document → MyST chapters."""
