"""`python -m infusetrack`: the same door as the command."""

import sys

from infusetrack.cli import main

if __name__ == "__main__":
    sys.exit(main())
