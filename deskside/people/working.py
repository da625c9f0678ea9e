"""On which days somebody works: weekdays, or days on and off in turn. Pure: no database."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import groupby
from typing import Protocol

from django.utils.translation import gettext as _

LONGEST_CYCLE = 56
DAY = timedelta(days=1)
STEP = re.compile(r"\s*(\d{1,2})\s*(?:days?\s+)?(on|off)\s*(?:,|;|/|and\b|$|(?=\s))", re.IGNORECASE)


class Pattern(Protocol):
    """What a WorkPattern row and a Rhythm have in common."""

    @property
    def weekdays(self) -> str: ...
    @property
    def cycle(self) -> str: ...
    @property
    def cycle_from(self) -> date | None: ...


@dataclass(frozen=True, slots=True)
class Rhythm:
    """`weekdays` as in WorkPattern ("12345"). `cycle`: "1" a day on, "0" a day off, repeated from
    `cycle_from`; with one, weekdays do not count. `away`: first and last days."""

    weekdays: str = "12345"
    cycle: str = ""
    cycle_from: date | None = None
    away: tuple[tuple[date, date], ...] = ()

    def works_on(self, day: date) -> bool:
        return works_on(self, day) and not any(first <= day <= last for first, last in self.away)


class UnreadableRota(ValueError):  # noqa: N818  an answer to whoever typed it
    """The words make no pattern; the message says what to write."""


def works_on(pattern: Pattern, day: date) -> bool:
    """Whether it is a working day of the pattern; absences are another matter."""
    if pattern.cycle and pattern.cycle_from:
        return pattern.cycle[(day - pattern.cycle_from).days % len(pattern.cycle)] == "1"
    return str(day.isoweekday()) in pattern.weekdays


def read_rota(text: str) -> str:
    """ "4 on, 4 off" as "11110000"; empty for no words. Raises UnreadableRota."""
    rest, cycle = text.strip(), ""
    while rest:
        step = STEP.match(rest)
        if step is None:
            raise UnreadableRota(_("Write it as days on and off in turn: 4 on, 4 off."))
        cycle += ("1" if step[2].lower() == "on" else "0") * int(step[1])
        rest = rest[step.end() :].strip()
    if len(cycle) > LONGEST_CYCLE:
        raise UnreadableRota(_("A pattern may be 56 days long at most."))
    if cycle and "1" not in cycle:
        raise UnreadableRota(_("At least one day has to be a day on."))
    return cycle


def rota_words(cycle: str) -> str:
    """ "11110000" as "4 on, 4 off"."""
    steps = [(key, len(list(days))) for key, days in groupby(cycle)]
    return ", ".join(f"{count} {'on' if key == '1' else 'off'}" for key, count in steps)


def days_worked(rhythm: Rhythm, first: date, last: date) -> int:
    """How many days of the stretch somebody works, both ends counted."""
    return sum(rhythm.works_on(first + DAY * n) for n in range((last - first).days + 1))


def share_at_work(rhythms: Counter[Rhythm], day: date) -> tuple[int, int]:
    """How many of them work that day, and of how many. In a large team many have the same."""
    here = sum(count for rhythm, count in rhythms.items() if rhythm.works_on(day))
    return here, rhythms.total()
