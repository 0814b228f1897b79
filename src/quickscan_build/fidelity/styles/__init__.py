"""What style sheets hide, add, or make of words, without a browser."""
