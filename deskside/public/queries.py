from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef, Q, QuerySet

from deskside.courses.models import PackRelease
from deskside.courses.outline import CourseOutline
from deskside.courses.queries import course_outline, newest_release
from deskside.people.models import Group, Invitation, Membership, Organisation, Person, Role
from deskside.progress.models import Plan

BUILT_IN = "it-customer-service"


@dataclass(frozen=True, slots=True)
class Turnout:
    """How many came along with a set-up, and how many of them wait for their invitation."""

    people: int
    invited: int


def organisation() -> Organisation | None:
    return Organisation.objects.first()


def course_to_plan() -> CourseOutline | None:
    """The newest edition of the course that comes along; else of any course; None without one."""
    release = newest_release(BUILT_IN) or PackRelease.objects.order_by("-pk").first()
    course = course_outline(release.pk) if release else None
    return course if course and course.sections else None


def group_in_setup(person: Person) -> Group | None:
    """The group whose set-up was left half-way: the person leads it, and it has no plan."""
    own = Membership.objects.filter(group=OuterRef("pk"), person=person, role=Role.LEADER)
    planned = Plan.objects.filter(group=OuterRef("pk"))
    return Group.objects.filter(Exists(own), ~Exists(planned)).order_by("created_at").first()


def has_group(person: Person) -> bool:
    return Membership.objects.filter(person=person).exists()


def leads_somebody(person: Person, now: datetime) -> bool:
    return Membership.objects.leading(now).filter(person=person).exists()


def turnout(group: Group, now: datetime) -> Turnout:
    members = Membership.objects.current(now).filter(group=group)
    waiting = Invitation.objects.filter(
        group=group, accepted_at=None, revoked_at=None, expires_at__gt=now
    )
    return Turnout(members.count(), waiting.count())


def sample_people() -> QuerySet[Membership]:
    """The sample's memberships with their persons, leaders first."""
    rows = Membership.objects.filter(Q(person__is_sample=True), ends_at=None)
    # "leader" sorts before "learner", and a deputy would come first of all.
    return rows.select_related("person", "group").order_by("group_id", "role", "person__name")
