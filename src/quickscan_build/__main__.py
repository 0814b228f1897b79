"""``python -m quickscan_build``."""

import sys

from .cli import main

if __name__ == "__main__":
    sys.exit(main())
