from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from deskside.people.models import Group, Membership, Person, Role


@dataclass(frozen=True, slots=True)
class Seat:
    """A group and what somebody is in it; an owner without a membership leads it."""

    group: Group
    role: str

    @property
    def may_change(self) -> bool:
        """Deputies only look."""
        return self.role == Role.LEADER


def current_groups(person: Person, now: datetime) -> QuerySet[Group]:
    own = Membership.objects.current(now).filter(person=person)
    return Group.objects.filter(pk__in=own.values("group_id"), archived_at=None).order_by("name")


def led_groups(person: Person, now: datetime) -> QuerySet[Group]:
    """Without those where somebody is a deputy."""
    own = Membership.objects.current(now).filter(person=person, role=Role.LEADER)
    return Group.objects.filter(pk__in=own.values("group_id"), archived_at=None).order_by("name")


def leading_seat(person: Person, uid: UUID, now: datetime) -> Seat | None:
    """One statement; None where this person neither leads nor stands in for a leader."""
    own = Membership.objects.leading(now).filter(person=person, group=OuterRef("pk"))
    found = Group.objects.filter(uid=uid).annotate(role=Subquery(own.values("role")[:1])).first()
    if found is None:
        return None
    role = Role.LEADER if person.is_owner else found.role
    return Seat(found, role) if role else None


def group_to_join(key: str) -> Group | None:
    """None when the link was never made, has been replaced, or the group is closed."""
    return Group.objects.filter(join_key=key, archived_at=None).first() if key else None
