"""When the meetings of a series take place, from the dates of the plan. Pure: calendar days only.

The meeting about a section comes after the section's date: on the next chosen weekday, each at
least a day after the one before. Where sections come faster than weekdays, meetings follow once
a week: what comes back later is remembered longer.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
WEEK = timedelta(days=7)
# A free day is looked for so far and no further.
SEARCH = 14
Works = Callable[[date], bool]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A meeting as it is proposed: `section_id` None is the kick-off."""

    section_id: int | None
    day: date


def propose_meetings(
    dues: Sequence[tuple[int, date]], *, weekday: int, earliest: date, works: Works
) -> list[Proposed]:
    """`dues`: section and the day it is due, in order. A section whose meeting would have been
    before `earliest` is left out; `works` says on which days anybody meets."""
    found: list[Proposed] = []
    for section_id, due in dues:
        day = next_weekday(due + DAY, weekday)
        if _on_free_day(day, works) < earliest:
            continue
        if found and day <= found[-1].day:
            day = next_weekday(found[-1].day + DAY, weekday)
        found.append(Proposed(section_id, _on_free_day(day, works)))
    return found


def propose_kick_off(starts_on: date, *, earliest: date, works: Works) -> Proposed:
    """On the first working day of the plan, or the first one that is still to come."""
    return Proposed(None, _on_free_day(max(starts_on, earliest), works))


def next_weekday(day: date, weekday: int) -> date:
    """The first such day from `day` on; Monday is 1."""
    return day + DAY * ((weekday - day.isoweekday()) % 7)


def later_days(day: date, *, today: date, works: Works) -> tuple[date, date]:
    """Where a sitting may be put off to: the next working day, and a week on."""
    soon = _on_free_day(max(day, today) + DAY, works)
    week = _on_free_day(day + WEEK if day + WEEK > soon else soon + DAY, works)
    return soon, week


def _on_free_day(day: date, works: Works) -> date:
    """The day itself or the first working day after it; the day itself where none is near."""
    return next((day + DAY * n for n in range(SEARCH) if works(day + DAY * n)), day)
