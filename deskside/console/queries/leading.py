from __future__ import annotations

from datetime import datetime

from deskside.console.models import HandOver
from deskside.people.models import Group, Membership, Person, Role

MOST = 500


def leaders(group: Group, now: datetime) -> list[Membership]:
    """Leaders and deputies, leaders first; one statement."""
    rows = Membership.objects.leading(now).filter(group=group).select_related("person")
    return sorted(rows, key=lambda row: (row.role != Role.LEADER, row.person.name))


def possible_leaders(group: Group, by: Person, now: datetime) -> list[Membership]:
    """Whoever has come in and does not lead yet; one statement."""
    rows = Membership.objects.current(now).filter(group=group, person__joined_at__isnull=False)
    rows = rows.exclude(role=Role.LEADER).exclude(person=by).select_related("person")
    return list(rows.order_by("person__name", "pk")[:MOST])


def open_hand_overs(group: Group) -> list[HandOver]:
    rows = HandOver.objects.filter(group=group, ended_at=None).select_related("person")
    return list(rows.order_by("first_day", "pk"))
