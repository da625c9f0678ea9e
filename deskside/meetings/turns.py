"""Whose turn it is to lead: a fair order. Pure: no database, no clock.

Whoever has led least comes next; among equals whoever has waited longest. Nobody who is away or
off that day is asked. Somebody new neither jumps the queue with their nought nor leads the first
meeting they come to: they start at the level of whoever has led least, and at the end of that row.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

LONG_AGO = date.min


@dataclass(frozen=True, slots=True)
class Candidate:
    """`led` counts turns led and turns that are coming; `last` is the day of the latest of them.

    `newcomer_since` is the day somebody joined a series that was running already, until they have
    been at a meeting of it; None for all others. `joined_late` stays true afterwards.
    """

    person_id: int
    led: int = 0
    last: date | None = None
    joined_on: date = LONG_AGO
    newcomer_since: date | None = None
    joined_late: bool = False
    is_free: Callable[[date], bool] = lambda _day: True


@dataclass(frozen=True, slots=True)
class Slot:
    """A sitting that needs somebody. `not_these` have skipped it or given it back, or lead it
    in another crew; `earlier` are the days of the meetings before it that a newcomer may see."""

    key: int
    day: date
    not_these: frozenset[int] = frozenset()
    earlier: tuple[date, ...] = ()
    taken_by: int | None = None
    stands_by: int | None = None


@dataclass(frozen=True, slots=True)
class Assigned:
    facilitator: int | None
    understudy: int | None


def assign(slots: Sequence[Slot], candidates: Iterable[Candidate]) -> dict[int, Assigned]:
    """Somebody for each slot, in the order of the days; None where nobody can.

    Whoever leads or stands by already stays; their turn is in their count before."""
    row = {each.person_id: each for each in _levelled(list(candidates))}
    stood_by = Counter(slot.stands_by for slot in slots)
    found: dict[int, Assigned] = {}
    for slot in sorted(slots, key=lambda each: (each.day, each.key)):
        leads = slot.taken_by
        if leads is None:
            leads = next(iter(order_for(slot, row)), None)
            if leads is not None:
                row[leads] = replace(row[leads], led=row[leads].led + 1, last=slot.day)
        stands_by = slot.stands_by
        if stands_by in {None, leads}:
            stands_by = _understudy(slot, row, leads, stood_by)
            stood_by[stands_by] += 1
        found[slot.key] = Assigned(leads, stands_by)
    return found


def _understudy(
    slot: Slot, row: Mapping[int, Candidate], leads: int | None, stood_by: Counter[int | None]
) -> int | None:
    """Whoever has stood by least, and among them the next in order."""
    others = [person for person in order_for(slot, row) if person != leads]
    return min(others, key=stood_by.__getitem__, default=None)


def order_for(slot: Slot, row: Mapping[int, Candidate]) -> list[int]:
    """Everybody who can lead this slot, whoever is next first. Newcomers only if nobody else can,
    and at the end."""
    able = [each for each in row.values() if _can(each, slot)]
    seasoned = [each for each in able if not _is_new(each, slot)]
    return [each.person_id for each in sorted(seasoned or able, key=_rank)]


def _can(candidate: Candidate, slot: Slot) -> bool:
    return candidate.person_id not in slot.not_these and candidate.is_free(slot.day)


def _is_new(candidate: Candidate, slot: Slot) -> bool:
    """Has not been at a meeting, and none lies between their coming and this one."""
    since = candidate.newcomer_since
    if since is None:
        return False
    return not any(since <= day < slot.day for day in slot.earlier)


def _rank(candidate: Candidate) -> tuple[int, date, date, int]:
    last = candidate.last or (candidate.joined_on if candidate.joined_late else LONG_AGO)
    return (candidate.led, last, candidate.joined_on, candidate.person_id)


def _levelled(candidates: list[Candidate]) -> list[Candidate]:
    """Whoever joined late is counted as having led as often as whoever has led least."""
    level = min((each.led for each in candidates if not each.joined_late), default=0)
    return [
        replace(each, led=max(each.led, level)) if each.joined_late else each for each in candidates
    ]
