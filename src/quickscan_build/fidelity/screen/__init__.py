"""Website and EPUB, read back from their files."""
