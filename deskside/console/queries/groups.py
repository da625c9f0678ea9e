from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import connection
from django.db.models import Count, Q, QuerySet
from django.http import HttpRequest

from deskside.courses.outline import CourseOutline
from deskside.courses.queries import course_outline
from deskside.lib import clock
from deskside.lib.db.rows import connection_rows
from deskside.people.models import Group, Membership, Person, Role
from deskside.progress.models import Plan


@dataclass(frozen=True, slots=True)
class ConsoleGroup:
    """A group as one of its leaders or deputies sees it, with its plan and the course it reads."""

    group: Group
    role: str
    plan: Plan | None
    course: CourseOutline | None

    @property
    def may_change(self) -> bool:
        """Deputies only look, and nobody changes a group that is put away."""
        return self.role != Role.DEPUTY and self.group.archived_at is None

    @property
    def summed_days(self) -> list[tuple[float, int]]:
        """What a large group had done at the end of each day, as summed up in the background."""
        packed = getattr(self.plan, "burn_up", None)
        days = json.loads(packed) if isinstance(packed, str) else packed or []
        return [(at, done) for at, done in days]


# By hand, since they stand before every page of a leader, or of anybody.
GROUP = """
SELECT g.*, (SELECT m.role FROM people_membership m
             WHERE m.group_id = g.id AND m.person_id = %(person)s
               AND m.role IN ('leader', 'deputy') AND m.starts_at <= %(now)s
               AND (m.ends_at IS NULL OR m.ends_at > %(now)s) ORDER BY m.id LIMIT 1) AS role
FROM people_group g WHERE g.uid = %(uid)s
"""
LEADS = """
SELECT 1 FROM people_membership m WHERE m.person_id = %(person)s
  AND m.role IN ('leader', 'deputy') AND m.starts_at <= %(now)s
  AND (m.ends_at IS NULL OR m.ends_at > %(now)s) LIMIT 1
"""
PLAN = """
SELECT p.*, b.points AS burn_up, b.as_of AS burn_up_as_of FROM progress_plan p
LEFT JOIN console_burnup b ON b.group_id = p.group_id AND b.course_id = p.course_id
WHERE p.group_id = %s ORDER BY p.created_at DESC LIMIT 1
"""


def console_group(person: Person, uid: UUID, now: datetime) -> ConsoleGroup | None:
    """None where this person does not lead. Two statements, and none for a known course."""
    params = {
        "person": person.pk,
        "now": connection.ops.adapt_datetimefield_value(now),
        "uid": uid if connection.features.has_native_uuid_field else uid.hex,
    }
    found = next(iter(Group.objects.raw(GROUP, params)), None)
    role = getattr(found, "role", None) or (Role.LEADER if person.is_owner else None)
    if found is None or role is None:
        return None
    if not person.is_owner:
        person.leads_somebody = True  # type: ignore[attr-defined]  # the bar need not ask again
    plan = next(iter(Plan.objects.raw(PLAN, [found.pk])), None)
    course = course_outline(plan.release_id, person.language) if plan else None
    return ConsoleGroup(found, role, plan, course)


def led_groups(person: Person, now: datetime) -> QuerySet[Group]:
    """The groups somebody may look at, with the number of their people. Owners see them all."""
    members = Count(
        "memberships",
        filter=Q(memberships__ends_at=None) | Q(memberships__ends_at__gt=now),
    )
    groups = Group.objects.filter(archived_at=None).annotate(people=members).order_by("name", "pk")
    if person.is_owner:
        return groups
    led = Membership.objects.leading(now).filter(person=person).values("group_id")
    return groups.filter(pk__in=led)


def leads_somebody(request: HttpRequest) -> bool:
    """Whether the bar shows “Team”; asked once per request."""
    person = request.user
    if not isinstance(person, Person):
        return False
    if not hasattr(person, "leads_somebody"):
        person.leads_somebody = person.is_owner or _leads(person)  # type: ignore[attr-defined]
    return bool(person.leads_somebody)  # type: ignore[attr-defined]


def _leads(person: Person) -> bool:
    now = connection.ops.adapt_datetimefield_value(clock.now())
    return bool(connection_rows(LEADS, {"person": person.pk, "now": now}))
