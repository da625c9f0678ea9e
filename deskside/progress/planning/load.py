"""What a plan costs: minutes per person and week, spread over the working days of each section."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from deskside.progress.pacing import DAY, Pacing


@dataclass(frozen=True, slots=True)
class Week:
    """`monday` names the week; `minutes` are those of one person."""

    monday: date
    minutes: int


@dataclass(frozen=True, slots=True)
class Cost:
    weeks: tuple[Week, ...]

    @property
    def most(self) -> int:
        return max((week.minutes for week in self.weeks), default=0)

    @property
    def least(self) -> int:
        """Of whole weeks: the first and the last may hold a day only."""
        inner = self.weeks[1:-1] or self.weeks
        return min((week.minutes for week in inner), default=0)

    @property
    def total(self) -> int:
        return sum(week.minutes for week in self.weeks)

    @property
    def fullest(self) -> Week | None:
        return max(self.weeks, key=lambda week: week.minutes, default=None)


def stretches(dates: Sequence[date], pacing: Pacing) -> list[list[date]]:
    """For each section the working days since the date before it; those that share a date share
    their days too, and a stretch without a working day has its date alone."""
    found: list[list[date]] = []
    begins, before = pacing.starts_on, None
    for day in dates:
        if day == before and found:
            found.append(found[-1])
            continue
        found.append(list(_worked(begins, day, pacing)) or [day])
        begins, before = day + DAY, day
    return found


def _worked(first: date, last: date, pacing: Pacing) -> Iterator[date]:
    for offset in range((last - first).days + 1):
        if pacing.is_working(day := first + DAY * offset):
            yield day


def cost_of(dates: Sequence[date], minutes: Sequence[int], pacing: Pacing) -> Cost:
    """Each section's minutes, in equal parts on the days there are for it, summed by week."""
    by_week: Counter[date] = Counter()
    spread: dict[date, float] = {}
    for days, needed in zip(stretches(dates, pacing), minutes, strict=True):
        for day in days:
            monday = day - DAY * (day.isoweekday() - 1)
            spread[monday] = spread.get(monday, 0) + needed / len(days)
    for monday, sum_of_minutes in spread.items():
        by_week[monday] = round(sum_of_minutes)
    return Cost(tuple(Week(monday, by_week[monday]) for monday in sorted(by_week)))
