"""`python -m deskside` is the command `deskside`."""

from __future__ import annotations

import sys

from deskside.config.cli import main

if __name__ == "__main__":  # spawned server workers on macOS and Windows import this file again
    sys.exit(main())
