"""When a team may be asked, and until when: pure."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from deskside.lib.zones import resolve

OPEN_DAYS = 7
REST = timedelta(days=28)  # from one opening to the next
CLOSES_AT = time(18)


def closing_after(now: datetime, zone: str) -> datetime:
    """The evening a week on: whoever works in shifts has had a turn."""
    day = now.astimezone(ZoneInfo(zone)).date() + timedelta(days=OPEN_DAYS)
    return resolve(day, CLOSES_AT, zone)


def next_asking(last_opened: datetime) -> datetime:
    return last_opened + REST
