"""Every artefact against every standard, offline: ``python -m tests.tools.validate`` (``make validate``)."""
