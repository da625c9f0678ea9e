"""What one person has to do with meetings: theirs to come, their turns, what they missed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from deskside.meetings.models import (
    Attendance,
    CaughtUp,
    CrewMember,
    Feedback,
    Sitting,
    SittingState,
    Swap,
)
from deskside.people.models import Membership, Person, Role

# What is over is shown for so long, and its feedback is asked for a shorter while.
LOOK_BACK = timedelta(days=60)
FEEDBACK_FOR = timedelta(days=14)
# A planned one that nobody opened is still shown as coming for so long.
STILL_COMING = timedelta(hours=2)
UNWRITTEN_FOR = timedelta(days=14)
RELATED = ("meeting__series__group", "crew", "facilitator", "understudy", "led_by")


@dataclass(frozen=True, slots=True)
class Past:
    """A sitting that is over, as one person sees it. `missed`: attendance was taken, no sitting of
    its meeting saw them, and none is to come that could."""

    sitting: Sitting
    came: bool
    missed: bool
    caught_up: bool
    may_give_feedback: bool


def coming_of(person: Person, now: datetime) -> list[Sitting]:
    """Of the groups somebody is in now, and of their own crew there, in order; one statement. Those
    they were to lead lately and nobody has written down come first: `is_unwritten`."""
    led = Q(state=SittingState.PLANNED, facilitator=person, starts_at__gt=now - UNWRITTEN_FOR)
    planned = Q(state=SittingState.PLANNED, starts_at__gt=now - STILL_COMING)
    rows = Sitting.objects.filter(
        planned | led | Q(state=SittingState.RUNNING),
        _in_my_crew(person),
        _in_my_groups(person, now),
    )
    return list(rows.select_related(*RELATED).order_by("starts_at", "pk"))


def is_unwritten(sitting: Sitting, now: datetime) -> bool:
    """Its hour is over and it was neither opened nor typed in."""
    return sitting.state == SittingState.PLANNED and sitting.starts_at <= now - STILL_COMING


def past_of(person: Person, now: datetime) -> list[Past]:
    """The newest first; one statement."""
    there = Attendance.objects.filter(person=person)
    of_meeting = there.filter(sitting__meeting=OuterRef("meeting"))
    still = Sitting.objects.filter(
        _in_my_crew(person), meeting=OuterRef("meeting"), state=SittingState.PLANNED
    )
    rows = (
        Sitting.objects.filter(
            _in_my_groups(person, now),
            state=SittingState.CLOSED,
            starts_at__gt=now - LOOK_BACK,
        )
        .annotate(
            mine=Exists(Sitting.objects.filter(_in_my_crew(person), pk=OuterRef("pk"))),
            came=Exists(there.filter(sitting=OuterRef("pk"))),
            came_to_one=Exists(of_meeting),
            still=Exists(still),
            taken=Exists(Attendance.objects.filter(sitting=OuterRef("pk"))),
            caught=Exists(CaughtUp.objects.filter(person=person, meeting=OuterRef("meeting"))),
            said=Exists(Feedback.objects.filter(person=person, sitting=OuterRef("pk"))),
        )
        .filter(Q(came=True) | Q(mine=True))
        .select_related(*RELATED)
        .order_by("-starts_at", "-pk")
    )
    return [
        Past(
            row,
            came=row.came,
            missed=row.taken and not row.came_to_one and not row.still,
            caught_up=row.caught,
            may_give_feedback=row.came
            and not row.said
            and (row.led_by_id or row.facilitator_id) != person.pk
            and row.starts_at > now - FEEDBACK_FOR,
        )
        for row in rows
    ]


def has_missed(person: Person, sitting: Sitting) -> bool:
    """Was at no sitting of its meeting; one statement."""
    there = Attendance.objects.filter(person=person, sitting__meeting=sitting.meeting_id)
    return not there.exists()


def swaps_asked_of(person: Person, now: datetime) -> QuerySet[Swap]:
    """Open questions, the oldest first; one statement."""
    rows = Swap.objects.filter(
        asked_of=person,
        answered_at=None,
        sitting__state=SittingState.PLANNED,
        sitting__starts_at__gt=now,
    )
    related = ("asked_by", "sitting__meeting__series__group", "for_sitting__meeting")
    return rows.select_related(*related).order_by("asked_at")


def _in_my_groups(person: Person, now: datetime) -> Q:
    own = Membership.objects.current(now).filter(person=person).exclude(role=Role.DEPUTY)
    return Q(meeting__series__group__in=own.values("group_id"))


def _in_my_crew(person: Person) -> Q:
    own = CrewMember.objects.filter(person=person)
    return Q(crew=None) | Q(crew__in=own.values("crew_id"))
