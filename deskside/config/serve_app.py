"""The one-process default: the pages, and the background rounds in a thread beside them."""

from __future__ import annotations

import os

from deskside.config.wsgi import application
from deskside.ledger.rounds import start_thread

__all__ = ["application"]

if os.environ.get("DESKSIDE_WORKER", "1") != "0":
    start_thread()
