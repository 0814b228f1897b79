"""The command as it starts: whoever presses Ctrl-C before anything is loaded gets one line, too."""

import sys


def main() -> int:
    """Run the command line (``cli.main``)."""
    try:
        from .cli import main as run
    except KeyboardInterrupt:
        sys.stderr.write("quickscan-build: stopped; earlier output is untouched.\n")
        return 130
    return run()
