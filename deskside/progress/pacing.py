"""From a preset to one due date per section, on the local calendar; no clock, no database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import islice, pairwise

from django.utils.translation import gettext as _

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
# Beyond this a plan is a mistake in typing, not a plan.
LONGEST = timedelta(days=1100)
MOST_WEEKS = 8  # for one section, however few minutes there are
NOTHING: frozenset[date] = frozenset()


class PacingError(ValueError):
    """The wishes make no plan; the message says why in words."""


@dataclass(frozen=True, slots=True)
class Pacing:
    """What a leader chooses, and what is known of the days.

    `weekdays` has a digit per working day, Monday is 1. `anchor`: the weekday on which weekly dates
    fall; None: the end of each seven days. `minutes_a_week`: what each person has for learning;
    sections that need more get more time. `thin`: days on which less than half the team works: no
    date falls there if another day is near. `comes_back`: a quarter of an hour a week, a month and
    three months after the last date.
    """

    preset: str
    starts_on: date
    weekdays: str = "12345"
    every_days: int = 5
    blackout: frozenset[date] = field(default_factory=frozenset)
    due_time: time = time(18)
    zone: str = "UTC"
    anchor: int | None = None
    minutes_a_week: int | None = None
    buffer_weeks: int = 1
    comes_back: bool = False
    holidays: frozenset[date] = NOTHING
    thin: frozenset[date] = NOTHING

    def is_working(self, day: date) -> bool:
        is_off = day in self.blackout or day in self.holidays
        return str(day.isoweekday()) in self.weekdays and not is_off


def working_days(pacing: Pacing) -> Iterator[date]:
    """The working days from the start on, in order."""
    return working_days_from(pacing, pacing.starts_on)


def working_days_from(pacing: Pacing, first: date) -> Iterator[date]:
    day = first
    while day - first <= LONGEST:
        if pacing.is_working(day):
            yield day
        day += DAY


def propose(pacing: Pacing, sections: int, minutes: Sequence[int] = ()) -> list[date]:
    """One due date per section, never two steps back; two-day plans put half on each day.

    `minutes`: how long each section takes, if that is to count.
    """
    if not set(pacing.weekdays) & set("1234567"):
        raise PacingError(_("Choose at least one working day."))
    makers = {"weekly": _weekly, "two-days": _two_days, "every-n": _every_n}
    needed = [*minutes] or [0] * sections
    dates = makers.get(pacing.preset, _weekly)(pacing, needed)
    if len(dates) < sections:
        raise PacingError(_("There are too few working days for this many sections."))
    return dates


def weeks_needed(pacing: Pacing, minutes: int) -> int:
    """How many weeks a section takes at the minutes a week that people have."""
    if not pacing.minutes_a_week:
        return 1
    return max(1, min(MOST_WEEKS, -(-minutes // pacing.minutes_a_week)))


def _weekly(pacing: Pacing, minutes: Sequence[int]) -> list[date]:
    """The last fit working day of each week; a week without a working day is skipped."""
    dates: list[date] = []
    weeks = _worked_weeks(pacing)
    for needed in minutes:
        taken = list(islice(weeks, weeks_needed(pacing, needed)))
        if taken:
            dates.append(_best_of(taken[-1], pacing))
    return dates


def _worked_weeks(pacing: Pacing) -> Iterator[list[date]]:
    """The working days of each week that has one; weeks end on the anchored weekday."""
    first, last = pacing.starts_on, _first_week_ends(pacing)
    while last - pacing.starts_on <= LONGEST:
        week = [first + DAY * offset for offset in range((last - first).days + 1)]
        if worked := [day for day in week if pacing.is_working(day)]:
            yield worked
        first, last = last + DAY, last + WEEK


def _first_week_ends(pacing: Pacing) -> date:
    """The first anchored day that leaves two working days or more; else after seven days."""
    if pacing.anchor is None:
        return pacing.starts_on + DAY * 6
    ends = pacing.starts_on + DAY * ((pacing.anchor - pacing.starts_on.isoweekday()) % 7)
    days = (pacing.starts_on + DAY * n for n in range((ends - pacing.starts_on).days + 1))
    return ends if sum(pacing.is_working(day) for day in days) > 1 else ends + WEEK


def _best_of(worked: list[date], pacing: Pacing) -> date:
    return next((day for day in reversed(worked) if day not in pacing.thin), worked[-1])


def _two_days(pacing: Pacing, minutes: Sequence[int]) -> list[date]:
    days = list(islice(working_days(pacing), 2))
    # An odd one out goes to the second day: a closing section is short.
    half = max(1, len(minutes) // 2)
    places = (min(index // half, 1) for index in range(len(minutes)))
    return [days[place] for place in places if place < len(days)]


def _every_n(pacing: Pacing, minutes: Sequence[int]) -> list[date]:
    """Counts working days; sections that need more minutes than these days have get more days."""
    if pacing.every_days < 1:
        raise PacingError(_("Leave at least one working day for each section."))
    days = working_days(pacing)
    dates: list[date] = []
    for needed in minutes:
        taken = list(islice(days, _days_needed(pacing, needed)))
        while taken and taken[-1] in pacing.thin and (later := next(days, None)):
            taken.append(later)
        dates += taken[-1:]
    return dates


def _days_needed(pacing: Pacing, minutes: int) -> int:
    if not pacing.minutes_a_week:
        return pacing.every_days
    needed = -(-minutes * len(pacing.weekdays) // pacing.minutes_a_week)
    return max(pacing.every_days, min(needed, MOST_WEEKS * len(pacing.weekdays)))


def ends_on(pacing: Pacing, last: date) -> date:
    """The end of the spare weeks after the last date."""
    target = last + WEEK * pacing.buffer_weeks
    days = (target - DAY * back for back in range(7))
    return next((day for day in days if pacing.is_working(day) and day >= last), target)


def check_own(dates: Sequence[date]) -> None:
    """Own dates must not go backwards from section to section."""
    for number, (before, after) in enumerate(pairwise(dates), start=2):
        if after < before:
            words = _("Section %(number)d is due before the section in front of it.")
            raise PacingError(words % {"number": number})


def shift_from(dates: Sequence[date], index: int, to: date, pacing: Pacing) -> list[date]:
    """Moves one date and all later ones by as many days, on to the next working day."""
    moved = list(dates)
    by = (to - dates[index]).days
    for position in range(index, len(moved)):
        moved[position] = to if position == index else _near_working(moved[position], by, pacing)
    return moved


def _near_working(day: date, by: int, pacing: Pacing) -> date:
    target = day + DAY * by
    for offset in range(8):
        if pacing.is_working(target + DAY * offset):
            return target + DAY * offset
    return target
