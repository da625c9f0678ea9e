from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Case, IntegerField, OuterRef, Subquery, Value, When

from deskside.people.models import Group, Membership, Person, Role
from deskside.people.queries.groups import Seat


def member_seat_of(person: Person, uid: UUID, now: datetime) -> Seat | None:
    """A group and what somebody is in it, learners too; one statement. None: not in it."""
    rank = Case(
        When(role=Role.LEADER, then=Value(0)), default=Value(1), output_field=IntegerField()
    )
    own = Membership.objects.current(now).filter(person=person, group=OuterRef("pk"))
    role = Subquery(own.order_by(rank).values("role")[:1])
    found = Group.objects.filter(uid=uid).annotate(role=role).first()
    if found is None:
        return None
    mine = Role.LEADER if person.is_owner else found.role
    return Seat(found, mine) if mine else None
