"""One sitting as somebody may see it: the same answer for every page about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, IntegerField, OuterRef, QuerySet, Subquery, Value, When

from deskside.meetings.models import Meeting, Series, Sitting
from deskside.meetings.policies import leads_it
from deskside.people.models import Group, Membership, Person, Role

RELATED = (
    "meeting__series__group",
    "meeting__series__course",
    "meeting__section",
    "crew",
    "facilitator",
    "understudy",
    "led_by",
)
FACILITATOR, UNDERSTUDY, LEADER, MEMBER = "facilitator", "understudy", "leader", "member"


@dataclass(frozen=True, slots=True)
class Seen:
    """A sitting with its meeting, and what its reader is to it.

    `role` is what weighs most in it: facilitator, understudy (both until it is over), leader of
    the group, member. `arranges` holds for a leader whatever else they are; a deputy who only
    looks is a member here.
    """

    sitting: Sitting
    role: str
    arranges: bool
    is_deputy: bool = False

    @property
    def meeting(self) -> Meeting:
        return self.sitting.meeting

    @property
    def series(self) -> Series:
        return self.sitting.meeting.series

    @property
    def group(self) -> Group:
        return self.sitting.meeting.series.group

    @property
    def may_prepare(self) -> bool:
        return self.role != MEMBER

    @property
    def may_drive(self) -> bool:
        return self.may_prepare and not self.sitting.is_over


def sitting_for(person: Person, uid: UUID, now: datetime) -> Seen | None:
    """None where it is not theirs: one statement, with the membership in it."""
    found = (
        Sitting.objects.filter(uid=uid)
        .select_related(*RELATED)
        .annotate(membership_role=Subquery(_own_role(person, now)))
        .first()
    )
    if found is None:
        return None
    membership = found.membership_role
    if membership is None and not person.is_owner:
        return None
    arranges = person.is_owner or membership == Role.LEADER
    return Seen(found, _role(person, found, arranges=arranges), arranges, membership == Role.DEPUTY)


def _own_role(person: Person, now: datetime) -> QuerySet[Membership, str]:
    """The present role in the sitting's group; a leader's first where there are several."""
    rank = Case(
        When(role=Role.LEADER, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    own = Membership.objects.current(now).filter(
        person=person, group=OuterRef("meeting__series__group")
    )
    return own.order_by(rank).values_list("role", flat=True)[:1]


def _role(person: Person, sitting: Sitting, *, arranges: bool) -> str:
    if leads_it(person, sitting):
        return FACILITATOR if sitting.facilitator_id == person.pk else UNDERSTUDY
    return LEADER if arranges else MEMBER
