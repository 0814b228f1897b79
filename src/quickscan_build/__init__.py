"""From the OCR text of a Dutch report to a print PDF, an EPUB and a website, with proof of fidelity."""

__version__ = "0.1.0"
