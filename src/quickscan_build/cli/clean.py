"""``quickscan-build clean FILE``: clean any OCR text, with no publication around it."""
