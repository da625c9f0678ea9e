from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Case as When_
from django.db.models import OuterRef, Subquery, Value, When

from deskside.courses.models import PackRelease
from deskside.courses.outline import SectionOutline
from deskside.courses.queries import course_outline
from deskside.people.models import Group, Membership, Person, Role
from deskside.progress.models import Plan

_RANK = When_(
    When(role=Role.LEADER, then=Value(0)), When(role=Role.DEPUTY, then=Value(1)), default=Value(2)
)


@dataclass(frozen=True, slots=True)
class Desk:
    """A group as one of its people sees it; an owner from outside stands in for a leader."""

    group: Group
    role: str

    @property
    def looks_after(self) -> bool:
        """Sees the pages of those who lead, and so their tabs."""
        return self.role != Role.LEARNER


def desk_of(person: Person, uid: UUID, now: datetime) -> Desk | None:
    """One statement; None for whoever does not belong to the group now."""
    own = Membership.objects.current(now).filter(person=person, group=OuterRef("pk"))
    role = Subquery(own.order_by(_RANK).values("role")[:1])
    found = Group.objects.filter(uid=uid).annotate(own_role=role).first()
    if found is None:
        return None
    seen_as = Role.LEADER if person.is_owner else found.own_role
    return Desk(found, seen_as) if seen_as else None


def sections_of(group_id: int, language: str) -> tuple[SectionOutline, ...]:
    """The sections of the course the group reads; without a plan those of the newest course."""
    plan = Plan.objects.filter(group_id=group_id).order_by("-created_at").only("release_id").first()
    release_id = plan.release_id if plan else None
    if release_id is None:
        newest = PackRelease.objects.order_by("-loaded_at", "-pk").only("pk").first()
        release_id = newest.pk if newest else None
    return course_outline(release_id, language).sections if release_id else ()
