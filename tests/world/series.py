"""Meetings of a group around the room: one its learner is to lead, one that was held, a question
to swap turns, a crew."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from deskside.meetings.models import Attendance, Crew, Sitting, SittingState, Swap
from deskside.people.models import Group, Person
from tests.factories.meetings import make_series, make_sitting


@dataclass(frozen=True)
class Arranged:
    """The learner leads `coming` and was at `held`, which the member led; the leader missed it."""

    coming: Sitting
    held: Sitting
    swap: Swap
    crew: Crew


def arranged(group: Group, learner: Person | None, member: Person, now: datetime) -> Arranged:
    assert learner is not None
    coming = make_sitting(group, starts_at=now + timedelta(days=9), facilitator=learner)
    held = make_sitting(
        group, starts_at=now - timedelta(days=2), led_by=member, state=SittingState.CLOSED
    )
    for person in (learner, member):
        Attendance.objects.create(sitting=held, person=person, came_at=now, seen_at=now)
    return Arranged(
        coming=coming,
        held=held,
        swap=Swap.objects.create(sitting=coming, asked_by=member, asked_of=learner, asked_at=now),
        crew=Crew.objects.create(series=make_series(group), name="Early shift"),
    )
