"""A restore that is killed at a moment of one's choosing. `killed.py <place> <archive>`."""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import django


def die(*_args: object, **_more: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


if __name__ == "__main__":
    place, archive = sys.argv[1:]
    os.environ["DJANGO_SETTINGS_MODULE"] = "deskside.config.settings"
    django.setup()
    from deskside.config.archive import restore

    if not hasattr(restore, place):
        sys.exit(f"there is no {place} in a restore any more")
    setattr(restore, place, die)
    restore.restore_archive(
        Path(archive), replace=True, now=datetime.now(UTC), tell=lambda _what: None
    )
