"""Plans, and learners who are part of the way."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from deskside.courses.models import PackRelease
from deskside.courses.outline import CourseOutline
from deskside.courses.queries import course_outline
from deskside.people.models import Group, Person
from deskside.progress.actions import complete_activity, set_plan
from deskside.progress.models import Plan
from deskside.progress.pacing import Pacing
from deskside.progress.queries.access import Access, learner_access
from tests.factories.people import MembershipFactory

STARTS_ON = date(2026, 3, 2)
NOW = datetime(2026, 3, 10, 12, tzinfo=UTC)


def outline(release: PackRelease) -> CourseOutline:
    return course_outline(release.pk, "en-gb")


def plan_for(group: Group, release: PackRelease, preset: str = "weekly") -> Plan:
    """A plan from Monday 2 March 2026 on; section 1 was due on Friday 6 March at 18:00."""
    pacing = Pacing(preset, STARTS_ON, due_time=time(18), zone=group.zone)
    return set_plan(group=group, course=outline(release), pacing=pacing, by=None, now=NOW)


def learner_in(group: Group, **fields: object) -> Person:
    person: Person = MembershipFactory(group=group, **fields).person
    return person


def access_of(person: Person, now: datetime = NOW) -> Access:
    access = learner_access(person, None, now)
    assert access is not None
    return access


def finish_section(
    person: Person, course: CourseOutline, number: int, at: datetime = NOW - timedelta(days=5)
) -> None:
    """Does all that section `number` (from 1) asks for, one exercise among it."""
    section = course.sections[number - 1]
    wanted = {*section.required, *section.choices[:1]}
    for activity in section.activities:
        if activity.id in wanted:
            complete_activity(access=access_of(person), course=course, activity=activity, now=at)
