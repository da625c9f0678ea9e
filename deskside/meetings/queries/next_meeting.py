"""The next meeting of a group, for the pages of other rooms."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Subquery

from deskside.meetings.checklist import LINES
from deskside.meetings.models import CrewMember, Sitting, SittingState
from deskside.people.models import Membership, Person, Role

# One that has begun is still the next until it is over or forgotten.
STILL_NEXT = timedelta(minutes=45)
READY_OF = LINES


@dataclass(frozen=True, slots=True)
class NextMeeting:
    """`ready_done` of `ready_of` lines of its facilitator's checklist are ticked."""

    uid: UUID
    title: str
    starts_at: datetime
    zone: str
    facilitator_name: str
    ready_done: int
    ready_of: int
    facilitator_id: int | None = None
    understudy_name: str = ""
    minutes: int = 15
    place: str = ""
    is_running: bool = False
    my_turn: datetime | None = None  # when its reader leads next, if they are asked about


def next_meeting(group_id: int, now: datetime) -> NextMeeting | None:
    """Of all crews the one that is soonest; one statement."""
    return _found(_coming(now).filter(meeting__series__group_id=group_id))


def next_for_person(person: Person, now: datetime) -> NextMeeting | None:
    """Of the groups somebody is in, in their own crew, with their own next turn; one statement."""
    turn = Sitting.objects.filter(
        facilitator=person, state=SittingState.PLANNED, starts_at__gt=now
    ).order_by("starts_at")
    groups = Membership.objects.current(now).filter(person=person).exclude(role=Role.DEPUTY)
    crews = CrewMember.objects.filter(person=person)
    return _found(
        _coming(now)
        .annotate(my_turn=Subquery(turn.values("starts_at")[:1]))
        .filter(
            Q(crew=None) | Q(crew__in=crews.values("crew_id")),
            meeting__series__group__in=groups.values("group_id"),
        )
    )


def _coming(now: datetime) -> QuerySet[Sitting]:
    planned = Q(state=SittingState.PLANNED, starts_at__gt=now - STILL_NEXT)
    return (
        Sitting.objects.filter(planned | Q(state=SittingState.RUNNING))
        .select_related("meeting", "facilitator", "understudy")
        .annotate(ready=Count("ticks"))
        .order_by("starts_at", "pk")
    )


def _found(sittings: QuerySet[Sitting]) -> NextMeeting | None:
    sitting = sittings.first()
    if sitting is None:
        return None
    ready: int = sitting.ready  # type: ignore[attr-defined]  # annotated
    return NextMeeting(
        uid=sitting.uid,
        title=sitting.meeting.title,
        starts_at=sitting.starts_at,
        zone=sitting.zone,
        facilitator_name=sitting.facilitator.name if sitting.facilitator else "",
        ready_done=min(ready, READY_OF),
        ready_of=READY_OF,
        facilitator_id=sitting.facilitator_id,
        understudy_name=sitting.understudy.name if sitting.understudy else "",
        minutes=sitting.meeting.minutes,
        place=sitting.place,
        is_running=sitting.state == SittingState.RUNNING,
        my_turn=getattr(sitting, "my_turn", None),
    )
