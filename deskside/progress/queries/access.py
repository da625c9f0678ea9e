from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection

from deskside.lib.db.rows import connection_rows, instant
from deskside.people.models import Person


@dataclass(frozen=True, slots=True)
class Access:
    """What somebody may read of a course, through which release, and how far they are."""

    person_id: int
    course_id: int
    release_id: int
    plan_id: int | None
    group_id: int | None
    enrolment_id: int | None
    marks: dict[str, int]
    place: int | None  # in the activity that was asked for; None: not begun there
    placed_at: datetime | None
    own_video_id: int | None = None  # the organisation's own, in the place of that activity
    has_confirmed: bool = True  # what is expected of them; there is nothing to, without a plan


# The plan of the newest current membership decides the release; without a plan the newest release.
SQL = """
SELECT c.id, p.id, p.group_id, e.id, e.marks, pos.place, pos.updated_at,
       (SELECT v.id FROM courses_ownvideo v JOIN courses_activity a ON a.id = v.activity_id
        WHERE a.course_id = c.id AND a.key = %(activity)s),
       p.id IS NULL OR EXISTS (SELECT 1 FROM progress_confirmation f
                               WHERE f.plan_id = p.id AND f.person_id = %(person)s),
       COALESCE(p.release_id, (SELECT r.id FROM courses_packrelease r
                               WHERE r.course_id = c.id ORDER BY r.number DESC LIMIT 1))
FROM courses_course c
LEFT JOIN progress_plan p ON p.id = (
    SELECT p2.id FROM progress_plan p2 JOIN people_membership m ON m.group_id = p2.group_id
    WHERE p2.course_id = c.id AND m.person_id = %(person)s AND {current}
    ORDER BY m.starts_at DESC, m.id DESC LIMIT 1)
LEFT JOIN progress_enrolment e ON e.id = (
    SELECT e2.id FROM progress_enrolment e2
    WHERE e2.course_id = c.id AND e2.person_id = %(person)s ORDER BY e2.round DESC LIMIT 1)
LEFT JOIN progress_position pos ON pos.enrolment_id = e.id AND pos.activity_id = (
    SELECT a.id FROM courses_activity a WHERE a.course_id = c.id AND a.key = %(activity)s)
WHERE {course} AND {entitled}
ORDER BY CASE WHEN p.id IS NULL THEN 1 ELSE 0 END, p.created_at DESC, c.id LIMIT 1
"""
CURRENT = "m.starts_at <= %(now)s AND (m.ends_at IS NULL OR m.ends_at > %(now)s)"
MEMBER = "EXISTS (SELECT 1 FROM people_membership m WHERE m.person_id = %(person)s AND {current})"


def learner_access(
    person: Person, course_key: str | None, now: datetime, activity_key: str = ""
) -> Access | None:
    """One statement: membership, release, marks and place. None: this person reads no such course.

    Without a key it is the course of the newest plan. Owners and authors read every course.
    """
    sql = SQL.format(
        current=CURRENT,
        course="c.key = %(course)s" if course_key else "1 = 1",
        entitled="1 = 1" if person.is_owner or person.is_author else MEMBER.format(current=CURRENT),
    )
    rows = connection_rows(
        sql,
        {
            "person": person.pk,
            "now": connection.ops.adapt_datetimefield_value(now),
            "course": course_key,
            "activity": activity_key,
        },
    )
    return _access(person, rows[0]) if rows and rows[0][-1] is not None else None


def _access(person: Person, row: tuple[Any, ...]) -> Access:
    course_id, plan_id, group_id, enrolment_id, marks, place, placed_at, own, said, release_id = row
    return Access(
        person_id=person.pk,
        course_id=course_id,
        release_id=release_id,
        plan_id=plan_id,
        group_id=group_id,
        enrolment_id=enrolment_id,
        marks=json.loads(marks) if marks else {},
        place=place,
        placed_at=instant(placed_at),
        own_video_id=own,
        has_confirmed=bool(said),
    )
