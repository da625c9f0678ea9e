"""When a commitment is due, and when its writer is reminded. Pure: calendar arithmetic on the
writer's own wall clock, so that summer time moves nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from deskside.lib.zones import resolve
from deskside.people.working import works_on

DAY = timedelta(days=1)
MORNING = time(9)
LOOK_AHEAD = 400  # days; whoever is away for longer has the plain 24 hours
REMIND_CHOICES = ("shift", "two_hours", "morning", "own", "none")


@dataclass(frozen=True, slots=True)
class Working:
    """Weekdays as in WorkPattern ("12345"; empty: any day), usual hours, and days away. With
    rotating shifts their days on and off count, and not the weekdays."""

    weekdays: str = "12345"
    starts: time | None = None
    ends: time | None = None
    away: tuple[tuple[date, date], ...] = ()
    cycle: str = ""
    cycle_from: date | None = None

    def works_on(self, day: date) -> bool:
        if (self.weekdays or self.cycle) and not works_on(self, day):
            return False
        return not any(first <= day <= last for first, last in self.away)

    def shift_of(self, day: date) -> tuple[datetime, datetime]:
        """On the wall clock. Hours that end before they start go on after midnight."""
        starts, ends = self.starts or time(0), self.ends or time(23, 59)
        begin = datetime.combine(day, starts)
        end = datetime.combine(day, ends)
        return begin, end if end > begin else end + DAY

    def shifts_from(self, day: date) -> Iterator[tuple[datetime, datetime]]:
        for ahead in range(LOOK_AHEAD):
            if self.works_on(day + ahead * DAY):
                yield self.shift_of(day + ahead * DAY)


@dataclass(frozen=True, slots=True)
class Due:
    local_date: date
    local_time: time
    zone: str

    @property
    def at(self) -> datetime:
        return resolve(self.local_date, self.local_time, self.zone)


def due_after(made_at: datetime, zone: str, working: Working) -> Due:
    """24 hours later on the calendar; when that is no working time, in the next shift.

    Before or after the hours of a working day: at the start of the next shift. On a day off: at
    the same time of the next working day, as far as its hours go.
    """
    moment = _wall(made_at, zone) + DAY
    for begin, end in working.shifts_from(moment.date() - DAY):
        if end < moment:
            continue
        if begin <= moment:
            break
        moment = begin if working.works_on(moment.date()) else _within(moment.time(), begin, end)
        break
    return Due(moment.date(), moment.time(), zone)


def _within(at: time, begin: datetime, end: datetime) -> datetime:
    """The same time of day in this shift, or the end of it that is nearer."""
    same = datetime.combine(begin.date(), at)
    return min(max(same, begin), end)


def remind_after(
    choice: str, made_at: datetime, due: Due, working: Working, own: time | None = None
) -> datetime | None:
    """The instant chosen; None where nothing was chosen or it would come too late to help."""
    wall = _wall(made_at, due.zone)
    match choice:
        case "two_hours":
            return _if_useful(made_at + timedelta(hours=2), made_at, due)
        case "morning":
            moment = datetime.combine(wall.date() + DAY, MORNING)
        case "shift":
            shift = _next_start(wall, working)
            if shift is None:
                return None
            moment = shift
        case "own" if own is not None:
            moment = datetime.combine(wall.date(), own)
            moment = moment if moment > wall else moment + DAY
        case _:
            return None
    return _if_useful(resolve(moment.date(), moment.time(), due.zone), made_at, due)


def _next_start(wall: datetime, working: Working) -> datetime | None:
    """Without hours a working day begins at nine."""
    usual = replace(working, starts=working.starts or MORNING)
    starts = (begin for begin, _end in usual.shifts_from(wall.date()))
    return next((begin for begin in starts if begin > wall), None)


def _if_useful(at: datetime, made_at: datetime, due: Due) -> datetime | None:
    return at if made_at < at < due.at else None


def _wall(at: datetime, zone: str) -> datetime:
    local = at.astimezone(ZoneInfo(zone))
    return local.replace(second=0, microsecond=0, tzinfo=None)
