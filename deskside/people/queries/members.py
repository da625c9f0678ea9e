from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case, Count, Exists, OuterRef, Q, QuerySet, Value, When

from deskside.people.models import Absence, Group, Invitation, Membership, Person, Role

TABS = ("current", "invited", "former")


@dataclass(frozen=True, slots=True)
class Counts:
    current: int
    invited: int
    former: int


def count_people(group: Group, now: datetime) -> Counts:
    here = Q(ends_at=None) | Q(ends_at__gt=now)
    sums = Membership.objects.filter(group=group).aggregate(
        current=Count("pk", filter=here & ~Q(person__joined_at=None)),
        invited=Count("pk", filter=here & Q(person__joined_at=None)),
        former=Count("person", filter=~here, distinct=True),
    )
    return Counts(**sums)


def people_of(group: Group, tab: str, now: datetime, search: str = "") -> QuerySet[Membership]:
    """The memberships of one tab with their persons: leaders first, then by name."""
    rows = Membership.objects.filter(group=group).select_related("person", "person__work_pattern")
    if tab == "former":
        rows = rows.filter(ends_at__lte=now).order_by("-ends_at", "pk")
    else:
        rows = rows.current(now).filter(person__joined_at__isnull=tab == "invited")
        rank = Case(
            When(role=Role.LEADER, then=Value(0)),
            When(role=Role.DEPUTY, then=Value(1)),
            default=Value(2),
        )
        rows = rows.order_by(rank, "person__name", "pk")
    if search:
        rows = rows.filter(Q(person__name__icontains=search) | Q(person__email__icontains=search))
    away = Absence.objects.filter(
        person=OuterRef("person"), first_day__lte=now.date(), last_day__gte=now.date()
    )
    return rows.annotate(is_away=Exists(away))


def member(group: Group, person_uid: UUID) -> Membership | None:
    """The present membership, else the last one."""
    rows = Membership.objects.filter(group=group, person__uid=person_uid)
    rows = rows.select_related("person", "person__work_pattern")
    return rows.order_by(Case(When(ends_at=None, then=0), default=1), "-ends_at").first()


def open_invitations(people: list[Person], now: datetime) -> dict[int, Invitation]:
    """The open invitation of each person who has one, by the person's id; one statement."""
    rows = Invitation.objects.filter(
        person__in=people, accepted_at=None, revoked_at=None, expires_at__gt=now
    ).select_related("person", "group", "invited_by")
    return {invitation.person_id: invitation for invitation in rows.order_by("created_at")}
