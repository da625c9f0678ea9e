"""A calendar of a plan: whole weeks, the sections on their days, and the days off. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from deskside.courses.outline import SectionOutline
from deskside.progress.pacing import DAY, WEEK, Pacing

MOST_WEEKS = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """One day. `why`: the name of its holiday, if it is one."""

    day: date
    is_off: bool
    why: str
    is_today: bool
    is_paused: bool
    sections: tuple[SectionOutline, ...]


@dataclass(frozen=True, slots=True)
class Row:
    """A week from Monday on; `month` where one begins in it."""

    month: date | None
    cells: tuple[Cell, ...]


def weeks(
    rows: Iterable[tuple[SectionOutline, date | None]],
    pacing: Pacing,
    names: Mapping[date, str],
    today: date,
    paused: Sequence[tuple[date, date]] = (),
) -> list[Row]:
    """From the week of the first day to the one after the last date; none for a plan too long to
    be looked at in this way."""
    by_day: dict[date, list[SectionOutline]] = defaultdict(list)
    for section, day in rows:
        if day:
            by_day[day].append(section)
    if not by_day:
        return []
    first = min(pacing.starts_on, *by_day)
    monday = first - DAY * (first.isoweekday() - 1)
    count = (max(by_day) - monday) // WEEK + 2
    if count > MOST_WEEKS:
        return []

    def cell(day: date) -> Cell:
        return Cell(
            day=day,
            is_off=not pacing.is_working(day),
            why=names.get(day, ""),
            is_today=day == today,
            is_paused=any(begins <= day <= ends for begins, ends in paused),
            sections=tuple(by_day.get(day, ())),
        )

    return [_row(monday + WEEK * n, cell, is_first=n == 0) for n in range(count)]


def _row(monday: date, cell: object, *, is_first: bool) -> Row:
    days = [monday + DAY * n for n in range(7)]
    begins = next((day for day in days if day.day == 1), None)
    return Row(monday if is_first else begins, tuple(cell(day) for day in days))  # type: ignore[operator]
