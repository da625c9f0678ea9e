"""Dates that move: one of them, all later ones with it, or all of them over a pause."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import islice

from deskside.progress.pacing import DAY, LONGEST, Pacing, shift_from, working_days_from


def rearranged(
    before: Sequence[date], typed: Sequence[date], *, take_later: bool, pacing: Pacing
) -> list[date]:
    """What is meant by these dates. With `take_later` the dates behind each changed one that were
    left as they are move along with it, as far."""
    after = list(typed)
    if not take_later:
        return after
    settled = list(before)
    for index, day in enumerate(typed):
        if day != before[index]:
            settled = [*settled[:index], *shift_from(settled, index, day, pacing)[index:]]
    return settled


def over_pause(dates: Sequence[date], first: date, last: date, pacing: Pacing) -> list[date]:
    """Dates in or after a pause, each later by as many working days as the pause takes away."""
    if last < first or last - first > LONGEST:
        raise ValueError("a pause ends after it begins, and within three years")
    gone = frozenset(first + DAY * n for n in range((last - first).days + 1))
    paused = replace(pacing, blackout=pacing.blackout | gone)
    return [day if day < first else _kept_place(day, first, pacing, paused) for day in dates]


def _kept_place(day: date, first: date, pacing: Pacing, paused: Pacing) -> date:
    """The date's place among the working days from the pause on, kept when they are fewer."""
    place = sum(1 for _ in _until(working_days_from(pacing, first), day))
    return next(islice(working_days_from(paused, first), max(place - 1, 0), None), day)


def _until(days: object, last: date) -> list[date]:
    found = []
    for day in days:  # type: ignore[attr-defined]
        if day > last:
            break
        found.append(day)
    return found
