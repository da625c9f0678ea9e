"""How long people take, from the moments at which they did something. Pure.

What is added up is the time between one thing and the next; a pause of more than half an hour is
a pause. Whoever reads on paper is not seen; a range is only shown for ten people or more.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import pairwise

PAUSE = timedelta(minutes=30)
STEP = 5  # minutes: finer than that nothing is kept
ENOUGH = 10


@dataclass(frozen=True, slots=True)
class Range:
    """Minutes: a tenth are quicker than `low`, a tenth take longer than `high`."""

    low: int
    middle: int
    high: int
    people: int


def minutes_active(moments: Iterable[datetime]) -> int:
    gaps = (after - before for before, after in pairwise(sorted(moments)))
    worked = sum((gap for gap in gaps if gap <= PAUSE), timedelta())
    return int(worked.total_seconds() // 60)


def step_of(minutes: int) -> str:
    """The step of five minutes that stands for them: "0045"; the name sorts like the number."""
    return f"{max(STEP, round(minutes / STEP) * STEP):04}"


def range_of(counts: Mapping[str, int]) -> Range | None:
    """From the number of people at each step; None until ten have finished."""
    people = Counter({int(step): count for step, count in counts.items()})
    total = people.total()
    if total < ENOUGH:
        return None
    ordered = sorted(people.elements())
    low, middle, high = (ordered[int((total - 1) * part)] for part in (0.1, 0.5, 0.9))
    return Range(low, middle, high, total)
