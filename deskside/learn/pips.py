"""One mark per thing that a section asks for. Pure."""

from __future__ import annotations

from collections.abc import Sequence

from deskside.courses.outline import SectionOutline
from deskside.progress.states import Marks


def asked_for(section: SectionOutline) -> list[tuple[int, ...]]:
    """In reading order; the exercises are one thing, at the place of the first of them."""
    things: list[tuple[int, ...]] = []
    for activity in section.activities:
        if activity.id in section.required:
            things.append((activity.id,))
        elif activity.id in section.choices and section.choices not in things:
            things.append(section.choices)
    return things


def section_pips(section: SectionOutline, marks: Marks, here: int | None = None) -> list[str]:
    """full, half or ring for each thing; `here` where the reader is just now."""
    return [
        "here" if here in ids else mark_of([marks.get(str(each)) for each in ids])
        for ids in asked_for(section)
    ]


def mark_of(marks: Sequence[int | None]) -> str:
    """The best of several: done, on the way, not begun."""
    if any(marks):
        return "full"
    return "half" if any(mark is not None for mark in marks) else "ring"


def place_of(section: SectionOutline, activity_id: int) -> int | None:
    """Which of the things it is, counted from 1; None for what nobody has to do."""
    places = (n for n, ids in enumerate(asked_for(section), start=1) if activity_id in ids)
    return next(places, None)


def minutes_left(section: SectionOutline, marks: Marks) -> int:
    """The part of the section's own minutes that falls to what is still asked for; of the
    exercises the shortest one is reckoned."""
    minutes = {activity.id: activity.minutes for activity in section.activities}
    things = [(ids, min(minutes[each] for each in ids)) for ids in asked_for(section)]
    left = sum(each for ids, each in things if not any(marks.get(str(one)) for one in ids))
    return round(section.minutes * left / (sum(each for _, each in things) or 1))
