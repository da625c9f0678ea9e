"""What a learner sees of those who lead them, and of what they said to them."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from deskside.console.models import Blocker, Nudge, Request
from deskside.people.models import Group, Membership, Person, Role


def own_groups(person: Person, now: datetime) -> list[Group]:
    """The groups somebody learns in, the newest first; one statement."""
    rows = Membership.objects.current(now).filter(person=person, group__archived_at=None)
    rows = rows.select_related("group").order_by("-starts_at", "-pk")
    return list({row.group_id: row.group for row in rows}.values())


def leaders_of(groups: list[Group], now: datetime) -> dict[int, list[str]]:
    """By group id: the names of those who lead; one statement."""
    rows = Membership.objects.current(now).filter(group__in=groups, role=Role.LEADER)
    names: dict[int, list[str]] = {}
    for group_id, name in rows.order_by("person__name").values_list("group_id", "person__name"):
        names.setdefault(group_id, []).append(name)
    return names


def own_blockers(person: Person) -> list[Blocker]:
    return list(Blocker.objects.filter(person=person)[:5])


def own_requests(person: Person) -> list[Request]:
    return list(Request.objects.filter(person=person).select_related("answered_by")[:10])


def nudge_by_uid(uid: UUID) -> Nudge | None:
    rows = Nudge.objects.select_related("person", "group", "written_by", "answer")
    return rows.filter(uid=uid).first()
