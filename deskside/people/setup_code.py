"""The one-time code printed in the terminal: who can read it may set up the team.

A file in the data folder and not a row: whoever can read the folder owns the installation anyway.
"""

from __future__ import annotations

import contextlib
import hmac
import os
import secrets
from pathlib import Path

from django.conf import settings

from deskside.people.models import Organisation

# Nothing that looks like something else when read aloud or copied from a screen.
ALPHABET = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
LENGTH = 8


def setup_code() -> str:
    """The code, made at the first call; empty, and its file gone, once a team is set up.

    The sample team does not end it: whoever removes the sample sets up a real one with it.
    """
    if Organisation.objects.filter(is_sample=False).exists():
        _path().unlink(missing_ok=True)
        return ""
    with contextlib.suppress(FileNotFoundError):
        kept = _path().read_text().strip()
        if kept:
            return kept
    return _make()


def is_setup_code(typed: str) -> bool:
    """Whether this is the code; blanks, dashes and small letters are forgiven."""
    wanted = setup_code()
    given = "".join(typed.split()).replace("-", "").upper()
    return bool(wanted) and hmac.compare_digest(given.encode(), wanted.encode())


def _make() -> str:
    code = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
    _path().parent.mkdir(parents=True, exist_ok=True)
    handle = os.open(_path(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(handle, "w") as file:
        file.write(code)
    return code


def _path() -> Path:
    return Path(settings.DATA_DIR) / "setup-code"
