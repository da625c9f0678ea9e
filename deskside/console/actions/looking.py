"""What is summed up in the background, so that a leader's page costs the same for any group."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import connection, transaction

from deskside.console.burn_up import DAY, times_of
from deskside.console.models import BurnUp, Stuck
from deskside.console.queries.records import records
from deskside.console.queries.rows import PAGE
from deskside.courses.outline import CourseOutline
from deskside.courses.queries import course_outline
from deskside.lib.db.rows import connection_rows, instant
from deskside.progress.models import Plan

EVERY_SECONDS = 600.0
LOOKED_BACK = timedelta(days=14)
MANY_TRIES = 5
BATCH = 500

# Tries of the last two weeks at questions that were never answered rightly.
TRIES = """
SELECT e.person_id, a.activity_id, a.question_id, COUNT(*), MIN(a.answered_at), MAX(a.answered_at)
FROM progress_answer a JOIN progress_enrolment e ON e.id = a.enrolment_id
WHERE a.answered_at > %s GROUP BY e.person_id, a.activity_id, a.question_id
HAVING COUNT(*) >= %s AND SUM(CASE WHEN a.is_right THEN 1 ELSE 0 END) = 0
"""
# Plans of groups that do not fit on one page, and have been busy since they were last summed up.
LARGE = """
SELECT p.id FROM progress_plan p JOIN people_group g ON g.id = p.group_id
LEFT JOIN console_burnup b ON b.group_id = p.group_id AND b.course_id = p.course_id
WHERE g.archived_at IS NULL AND (SELECT COUNT(*) FROM people_membership m
    WHERE m.group_id = p.group_id AND m.ends_at IS NULL) > %s
  AND (b.id IS NULL OR EXISTS (SELECT 1 FROM people_membership m JOIN progress_enrolment e
        ON e.person_id = m.person_id AND e.course_id = p.course_id
        WHERE m.group_id = p.group_id AND m.ends_at IS NULL AND e.seen_at > b.as_of))
"""


def look_through(now: datetime) -> None:
    """The round: who is stuck, and how far large groups are."""
    find_stuck(now)
    sum_up_large_groups(now)


@transaction.atomic
def find_stuck(now: datetime) -> int:
    """Writes down who has tried a question in vain again and again; how many they are."""
    rows = connection_rows(
        TRIES, [connection.ops.adapt_datetimefield_value(now - LOOKED_BACK), MANY_TRIES]
    )
    Stuck.objects.all().delete()
    stuck = [
        Stuck(
            person_id=person,
            activity_id=activity,
            question_id=question,
            tries=tries,
            since=_moment(since),
            last_at=_moment(last),
        )
        for person, activity, question, tries, since, last in rows
    ]
    Stuck.objects.bulk_create(stuck, batch_size=BATCH, ignore_conflicts=True)
    return len(stuck)


def _moment(value: datetime | str) -> datetime:
    """SQLite hands out MIN and MAX of an instant as text."""
    read = datetime.fromisoformat(value) if isinstance(value, str) else value
    found = instant(read)
    if found is None:
        raise ValueError(value)
    return found


def sum_up_large_groups(now: datetime) -> int:
    """One row a group; how many were summed up."""
    plans = Plan.objects.filter(pk__in=[pk for (pk,) in connection_rows(LARGE, [PAGE])])
    for plan in plans:
        course = course_outline(plan.release_id)
        points = list(_points(plan, course, now))
        BurnUp.objects.update_or_create(
            group_id=plan.group_id,
            course_id=plan.course_id,
            defaults={"points": points, "as_of": now},
        )
    return len(plans)


def _points(plan: Plan, course: CourseOutline, now: datetime) -> Iterator[tuple[int, int]]:
    """The end of each day on which something was done, in UTC, and how much was done by then."""
    by_day: dict[int, int] = {}
    for one in records(plan.group_id, plan.course_id, now):
        for at in times_of(course, [one.packed])[0]:
            day = at // DAY
            by_day[day] = by_day.get(day, 0) + 1
    done = 0
    for day in sorted(by_day):
        done += by_day[day]
        yield (day + 1) * DAY, done
