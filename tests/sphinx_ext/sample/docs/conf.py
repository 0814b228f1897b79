"""The settings of the sample: the extension sets the rest."""

extensions = ["quickscan_build.sphinx_ext"]
