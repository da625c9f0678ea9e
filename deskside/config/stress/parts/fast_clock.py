"""A clock that runs fast, so that minutes of waiting take seconds; all processes read the same."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta

from deskside.lib import clock


def run_fast(start: datetime, began: float, speed: float) -> None:
    """At `began` (seconds of this machine's clock) it shows `start`; from there `speed` times."""

    def read() -> datetime:
        return start + timedelta(seconds=(time.time() - began) * speed)

    clock._read = read  # noqa: SLF001  what the tests' standing clock does too


def begin(speed: float) -> None:
    """From now on, in this process and those it forks."""
    run_fast(datetime.now(UTC), time.time(), speed)
