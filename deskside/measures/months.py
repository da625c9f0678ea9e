"""Calendar months as their first days: pure."""

from __future__ import annotations

from datetime import date

MONTHS = 12
BASELINE = 6
AGAIN_AFTER = 3


def first_of(day: date) -> date:
    return day.replace(day=1)


def plus(month: date, count: int) -> date:
    """The month so many later, or earlier below zero; the calendar's ends are not passed."""
    number = month.year * MONTHS + month.month - 1 + count
    number = max(MONTHS, min(number, 9999 * MONTHS + 11))
    return date(number // MONTHS, number % MONTHS + 1, 1)


def between(first: date, last: date) -> list[date]:
    """Both counted; empty when the last lies before the first."""
    count = (last.year - first.year) * MONTHS + last.month - first.month + 1
    return [plus(first, n) for n in range(count)]


def baseline_of(start: date) -> list[date]:
    """The six whole months before the one in which a group began."""
    first = first_of(start)
    return between(plus(first, -BASELINE), plus(first, -1))


def to_fill(start: date, today: date) -> list[date]:
    """From the baseline on, every month that is over."""
    last = plus(first_of(today), -1)
    return between(plus(first_of(start), -BASELINE), last)


def since(start: date, today: date) -> list[date]:
    """Whole months after the one in which the group began."""
    return between(plus(first_of(start), 1), plus(first_of(today), -1))


def again_from(start: date) -> date:
    """The first day on which three whole months have passed since the beginning."""
    return plus(first_of(start), AGAIN_AFTER + 1)
