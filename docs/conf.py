"""Sphinx's settings. The extension sets what the publication's data and the promises ask for."""

extensions = ["quickscan_build.sphinx_ext"]
