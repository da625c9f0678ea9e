"""When somebody is written to about a date: on the plan's own calendar and clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice

from deskside.lib.zones import resolve
from deskside.progress.pacing import DAY, WEEK, Pacing, working_days_from

MORNING = time(9)
SOON = 2  # working days before
LOOK_BACK = timedelta(days=40)


@dataclass(frozen=True, slots=True)
class Moment:
    """`which`: soon, today or over. The letter goes at `at`, and not after `until`."""

    which: str
    at: datetime
    until: datetime


def moments(day: date, pacing: Pacing) -> list[Moment]:
    """Two working days before, on the day itself, and once on the working day after it."""
    ends = resolve(day, pacing.due_time, pacing.zone)
    begins = resolve(day, time(0), pacing.zone)
    on_the_day = min(_at(day, MORNING, pacing), max(begins, ends - timedelta(hours=2)))
    after = next(working_days_from(pacing, day + DAY), day + DAY)
    found = [Moment("today", on_the_day, ends), _over(after, ends, pacing)]
    if (soon := _working_day_before(day, pacing)) is not None:
        return [Moment("soon", _at(soon, MORNING, pacing), begins), *found]
    return found


def _over(after: date, ends: datetime, pacing: Pacing) -> Moment:
    at = max(_at(after, MORNING, pacing), ends)
    return Moment("over", at, at + WEEK)


def _working_day_before(day: date, pacing: Pacing) -> date | None:
    days = (day - DAY * back for back in range(1, LOOK_BACK.days))
    return next(islice((one for one in days if pacing.is_working(one)), SOON - 1, None), None)


def _at(day: date, clock_time: time, pacing: Pacing) -> datetime:
    return resolve(day, clock_time, pacing.zone)
