"""From a preset to one due date per section, on the local calendar; no clock, no database."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import islice, pairwise

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
# Beyond this a plan is a mistake in typing, not a plan.
LONGEST = timedelta(days=1100)


class PacingError(ValueError):
    """The wishes make no plan; the message says why in words."""


@dataclass(frozen=True, slots=True)
class Pacing:
    """What a leader chooses. `weekdays` has a digit per working day, Monday is 1."""

    preset: str
    starts_on: date
    weekdays: str = "12345"
    every_days: int = 5
    blackout: frozenset[date] = field(default_factory=frozenset)
    due_time: time = time(18)
    zone: str = "UTC"

    def is_working(self, day: date) -> bool:
        return str(day.isoweekday()) in self.weekdays and day not in self.blackout


def working_days(pacing: Pacing) -> Iterator[date]:
    """The working days from the start on, in order."""
    day = pacing.starts_on
    while day - pacing.starts_on <= LONGEST:
        if pacing.is_working(day):
            yield day
        day += DAY


def propose(pacing: Pacing, sections: int) -> list[date]:
    """One due date per section, never two steps back; two-day plans put half on each day."""
    if not set(pacing.weekdays) & set("1234567"):
        raise PacingError("Choose at least one working day.")
    makers = {"weekly": _weekly, "two-days": _two_days, "every-n": _every_n}
    dates = makers.get(pacing.preset, _weekly)(pacing, sections)
    if len(dates) < sections:
        raise PacingError("There are too few working days for this many sections.")
    return dates


def _weekly(pacing: Pacing, sections: int) -> list[date]:
    """The last working day of each seven-day stretch; a stretch without one is skipped."""
    dates: list[date] = []
    begins = pacing.starts_on
    while len(dates) < sections and begins - pacing.starts_on <= LONGEST:
        week = [begins + DAY * offset for offset in range(7)]
        worked = [day for day in week if pacing.is_working(day)]
        dates += worked[-1:]
        begins += WEEK
    return dates


def _two_days(pacing: Pacing, sections: int) -> list[date]:
    days = list(islice(working_days(pacing), 2))
    half = (sections + 1) // 2
    return [days[index // half] for index in range(sections) if index // half < len(days)]


def _every_n(pacing: Pacing, sections: int) -> list[date]:
    if pacing.every_days < 1:
        raise PacingError("Leave at least one working day for each section.")
    step = pacing.every_days
    return list(islice(working_days(pacing), step - 1, sections * step, step))


def check_own(dates: Sequence[date]) -> None:
    """Own dates must not go backwards from section to section."""
    for number, (before, after) in enumerate(pairwise(dates), start=2):
        if after < before:
            raise PacingError(f"Section {number} is due before the section in front of it.")


def shift_from(dates: Sequence[date], index: int, to: date, pacing: Pacing) -> list[date]:
    """Moves one date and all later ones by as many working days, so that the gaps stay."""
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
