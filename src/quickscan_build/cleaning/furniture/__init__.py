"""What is printed around the text, as OCR has read it: running heads and feet, and the numbers of pages."""
