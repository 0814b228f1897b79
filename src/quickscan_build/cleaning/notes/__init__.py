"""The notes at the foot of a page, and their marks in the text, as OCR has read them."""
