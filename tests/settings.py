"""The product's settings on a data folder of the tests' own; named by pyproject.toml.

A module and not conftest.py, because pytest-django reads the settings before any conftest.
"""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

os.environ.setdefault("DESKSIDE_DATA", tempfile.mkdtemp(prefix="deskside-tests-"))
(Path(os.environ["DESKSIDE_DATA"]) / "static").mkdir(parents=True, exist_ok=True)
if os.environ.get("DATABASE_URL_TEST"):
    os.environ["DATABASE_URL"] = os.environ["DATABASE_URL_TEST"]

from deskside.config.settings import *  # noqa: E402, F403

# Real hashing takes a third of a second for each person on purpose.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
