"""When a message may go: quiet hours on the reader's own clock, and how many a day and a week."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from deskside.lib.zones import resolve

MOST_A_WEEK = 3
DAY = timedelta(days=1)
WEEK = timedelta(days=7)


def out_of_quiet(instant: datetime, zone: str, starts: time, ends: time) -> datetime:
    """The instant itself, or the end of the quiet hours that it falls into."""
    local = instant.astimezone(ZoneInfo(zone))
    at = local.time()
    over_midnight = starts > ends
    inside = (at >= starts or at < ends) if over_midnight else starts <= at < ends
    if not inside:
        return instant
    morning = local.date() + (DAY if over_midnight and at >= starts else timedelta())
    return resolve(morning, ends, zone)


def next_free_day(today: date, had: Collection[date]) -> date:
    """Today, or the first day with nothing unprompted yet and fewer than three in its last week.

    `had`: the day of each unprompted message that went out, in the reader's zone.
    """
    day = today
    while day in had or sum(day - WEEK < one <= day for one in had) >= MOST_A_WEEK:
        day += DAY
    return day


def with_room(
    instant: datetime, due_at: datetime, zone: str, had: Collection[datetime]
) -> datetime:
    """The instant itself, or the hour it was due at on the next day that has room for it."""
    where = ZoneInfo(zone)
    today = instant.astimezone(where).date()
    day = next_free_day(today, [one.astimezone(where).date() for one in had])
    if day == today:
        return instant
    return resolve(day, due_at.astimezone(where).time(), zone)
