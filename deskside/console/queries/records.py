"""Everybody of a group with what a file about them says; read a few hundred at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from deskside.console.queries.class_rows import CHUNK
from deskside.lib.db.rows import instant
from deskside.people.models import Role

SQL = """
SELECT pe.id, pe.name, pe.email, m.role, e.seen_at, e.marks FROM people_membership m
JOIN people_person pe ON pe.id = m.person_id
LEFT JOIN progress_enrolment e
  ON e.person_id = m.person_id AND e.course_id = %(course)s AND e.round = 1
WHERE m.group_id = %(group)s AND m.starts_at <= %(now)s
  AND (m.ends_at IS NULL OR m.ends_at > %(now)s) AND m.role <> 'deputy'
ORDER BY pe.name, pe.id
"""


@dataclass(frozen=True, slots=True)
class Record:
    person_id: int
    name: str
    email: str
    leads: bool
    seen_at: datetime | None
    packed: str  # the marks as the database has them

    @property
    def marks(self) -> dict[str, int]:
        return json.loads(self.packed) if self.packed else {}


def records(group_id: int, course_id: int, now: datetime) -> Iterator[Record]:
    """One statement."""
    at = connection.ops.adapt_datetimefield_value(now)
    with connection.chunked_cursor() as cursor:
        cursor.execute(SQL, {"group": group_id, "course": course_id, "now": at})
        while rows := cursor.fetchmany(CHUNK):
            for person_id, name, email, role, seen_at, marks in rows:
                leads = role == Role.LEADER
                yield Record(person_id, name, email, leads, instant(seen_at), marks or "")
