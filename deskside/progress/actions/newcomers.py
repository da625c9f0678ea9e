from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import transaction

from deskside.courses.outline import CourseOutline
from deskside.courses.queries import course_outline
from deskside.people.models import Membership, Person, Role
from deskside.progress.actions.dates import dates_of, note
from deskside.progress.actions.pauses import give_longer_dates
from deskside.progress.models import Enrolment, Plan
from deskside.progress.planning.later import dates_of_newcomer, is_late
from deskside.progress.planning.naming import said_people
from deskside.progress.queries.pacing import pacing_of

LANGUAGE = "en-gb"  # only keys and minutes are read


def welcome(*, group_id: int, person_ids: Iterable[int], now: datetime) -> None:
    """Whoever comes when a plan has begun gets dates of their own, at the group's pace."""
    for plan in Plan.objects.filter(group=group_id).select_related("group"):
        inside = Membership.objects.current(now).filter(group=group_id, person__in=person_ids)
        learning = inside.exclude(role=Role.DEPUTY).values_list("person_id", flat=True)
        plan_newcomers(plan=plan, person_ids=list(learning), by=None, now=now)


@transaction.atomic
def plan_newcomers(
    *, plan: Plan, person_ids: list[int], by: Person | None, now: datetime
) -> dict[int, dict[int, date]]:
    """By person id, the dates that were given; none while the group's first date is ahead."""
    today = now.astimezone(ZoneInfo(plan.zone)).date()
    group_dates = dates_of(plan)
    if not person_ids or not is_late(today, group_dates):
        return {}
    course = course_outline(plan.release_id, LANGUAGE)
    done = _done(course, person_ids)
    pacing = pacing_of(plan)
    given = {
        person: dates
        for person in person_ids
        if (
            dates := dates_of_newcomer(
                pacing, course.sections, group_dates, done.get(person, set()), today
            )
        )
    }
    give_longer_dates(plan=plan, person_dates=given, by=by, now=now)
    if given:
        names = Person.objects.filter(pk__in=list(given)).values_list("name", flat=True)
        who = said_people(sorted(names))
        note(plan, by, f"Dates of their own for those who came later: {who}", now)
    return given


def _done(course: CourseOutline, people: list[int]) -> dict[int, set[int]]:
    rows = Enrolment.objects.filter(course=course.course_id, person__in=people, round=1)
    return {
        person: {s.id for s in course.sections if bits & 1 << s.ordinal}
        for person, bits in rows.values_list("person_id", "sections_done")
    }
