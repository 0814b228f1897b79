"""Laid-out sheets → one tagged PDF, in PDF syntax of our own, from which a print shop can also print."""
