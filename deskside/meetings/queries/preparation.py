"""How far somebody is with the preparation of a sitting, and what they have to work with."""

from __future__ import annotations

from dataclasses import dataclass

from deskside.knowledge.queries.cases import ReadyCase, cases_for
from deskside.meetings.checklist import Line, checklist
from deskside.meetings.models import PrepTick, Sitting


@dataclass(frozen=True, slots=True)
class Prepared:
    line: Line
    done: bool


@dataclass(frozen=True, slots=True)
class Preparation:
    lines: tuple[Prepared, ...]

    @property
    def done(self) -> int:
        return sum(each.done for each in self.lines)

    @property
    def of(self) -> int:
        return len(self.lines)

    @property
    def next_key(self) -> str:
        """The first line that is not done; empty when all are."""
        return next((each.line.key for each in self.lines if not each.done), "")


def preparation_of(sitting: Sitting) -> Preparation:
    """The checklist with its ticks, in the active language. One statement."""
    ticked = set(PrepTick.objects.filter(sitting=sitting).values_list("key", flat=True))
    lines = checklist(sitting.meeting.kind)
    return Preparation(tuple(Prepared(line, line.key in ticked) for line in lines))


def usable_cases(sitting: Sitting) -> list[ReadyCase]:
    """Cases of the group that fit what the meeting is about. One statement."""
    meeting = sitting.meeting
    return cases_for(meeting.series.group_id, meeting.section_id)
