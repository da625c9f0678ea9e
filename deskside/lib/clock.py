"""The one clock. Whoever needs the time takes it from here or, better, is handed it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def now() -> datetime:
    """This instant, aware, in UTC."""
    return _read()


def today(zone: str) -> date:
    """The calendar day it is now in a zone, by its IANA name."""
    return now().astimezone(ZoneInfo(zone)).date()


def _system() -> datetime:
    return datetime.now(UTC)


# What `now` reads; the tests' fixture `frozen` puts a standing clock here.
_read = _system
