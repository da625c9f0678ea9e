from __future__ import annotations

import os
import tempfile

# Before the settings are read: tests have a data folder of their own.
os.environ.setdefault("DESKSIDE_DATA", tempfile.mkdtemp(prefix="deskside-tests-"))
if os.environ.get("DATABASE_URL_TEST"):
    os.environ["DATABASE_URL"] = os.environ["DATABASE_URL_TEST"]
