"""The timetable of a two-day plan: sections, breaks, lunch, and a meeting after each pair."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import groupby

from deskside.courses.outline import SectionOutline

BREAK, LUNCH, MEETING = timedelta(minutes=10), timedelta(minutes=45), timedelta(minutes=15)
BEGINS = time(9)


@dataclass(frozen=True, slots=True)
class Slot:
    """`what`: section, break, lunch or meeting; `about`: the sections it is for."""

    starts: time
    minutes: int
    what: str
    about: tuple[SectionOutline, ...] = ()


def timetable(
    sections: Sequence[SectionOutline], dates: Sequence[date]
) -> list[tuple[date, tuple[Slot, ...]]]:
    """By day, from nine o'clock on. The hours are a proposal and bind nobody."""
    pairs = zip(dates, sections, strict=True)
    return [
        (day, tuple(_day([section for _day, section in of_day])))
        for day, of_day in groupby(pairs, key=lambda pair: pair[0])
    ]


def _day(sections: Sequence[SectionOutline]) -> Iterator[Slot]:
    at = datetime.combine(date.min, BEGINS)
    last = len(sections) - 1
    for index, section in enumerate(sections):
        yield Slot(at.time(), section.minutes, "section", (section,))
        at += timedelta(minutes=section.minutes)
        if index % 2 or index == last:
            pair = tuple(sections[index - index % 2 : index + 1])
            yield Slot(at.time(), 15, "meeting", pair)
            at += MEETING
        if index < last:
            is_noon = index == (last - 1) // 2 if last > 1 else False
            pause = LUNCH if is_noon else BREAK
            yield Slot(at.time(), int(pause.total_seconds() // 60), "lunch" if is_noon else "break")
            at += pause
