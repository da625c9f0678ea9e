"""Several groups side by side: for whoever leads more than one, and for owners."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from deskside.console.queries.needs import GRACE
from deskside.lib.db.rows import connection_rows, instant

ON_ONE_PAGE = 50
# For each group of a page: its people, what is done of its course, who is behind, what waits.
# Who is behind is counted as on the group's own page: neither the viewer, nor who has longer still
# for a section, nor who is away, paused or only just back.
SQL = """
WITH shown AS (SELECT g.id, g.uid, g.name, g.archived_at, p.id AS plan_id, p.course_id,
        p.release_id, p.zone
    FROM people_group g LEFT JOIN progress_plan p ON p.id = (SELECT p2.id FROM progress_plan p2
        WHERE p2.group_id = g.id ORDER BY p2.created_at DESC LIMIT 1)
    WHERE {where} ORDER BY g.name, g.id LIMIT %(limit)s OFFSET %(offset)s),
passed AS (SELECT s.id, SUM(CASE WHEN d.due_at < %(now)s THEN 1 ELSE 0 END) AS late,
        COUNT(d.id) AS dated, MIN(CASE WHEN d.due_at >= %(now)s THEN d.due_at END) AS next_at,
        SUM(CASE WHEN d.due_at < %(now)s THEN 1 << c.ordinal ELSE 0 END) AS bits
    FROM shown s LEFT JOIN progress_duedate d ON d.plan_id = s.plan_id
    LEFT JOIN courses_section c ON c.id = d.section_id GROUP BY s.id),
longer AS (SELECT x.plan_id, x.person_id, SUM(1 << c.ordinal) AS bits FROM progress_extension x
    JOIN courses_section c ON c.id = x.section_id
    WHERE x.due_at > %(now)s AND x.plan_id IN (SELECT plan_id FROM shown)
    GROUP BY x.plan_id, x.person_id)
SELECT s.uid, s.name, s.archived_at, s.release_id, COUNT(m.id),
       COALESCE(SUM(e.done_count), 0), MAX(e.seen_at), a.late, a.dated, a.next_at,
       SUM(CASE WHEN ((COALESCE(e.sections_done, 0) | COALESCE(x.bits, 0)) & a.bits) <> a.bits
                AND m.person_id <> %(person)s AND NOT ({away}) THEN 1 ELSE 0 END),
       (SELECT COUNT(*) FROM console_request r WHERE r.group_id = s.id AND r.state = 'open')
       + (SELECT COUNT(*) FROM console_blocker b WHERE b.group_id = s.id AND b.closed_at IS NULL)
FROM shown s JOIN passed a ON a.id = s.id
LEFT JOIN people_membership m ON m.group_id = s.id AND m.starts_at <= %(now)s
    AND (m.ends_at IS NULL OR m.ends_at > %(now)s) AND m.role <> 'deputy'
LEFT JOIN progress_enrolment e ON e.person_id = m.person_id AND e.course_id = s.course_id
    AND e.round = 1
LEFT JOIN longer x ON x.plan_id = s.plan_id AND x.person_id = m.person_id
GROUP BY s.id, s.uid, s.name, s.archived_at, s.release_id, a.late, a.dated, a.next_at, a.bits
ORDER BY s.name, s.id
"""
AWAY = """
EXISTS (SELECT 1 FROM people_absence y WHERE y.person_id = m.person_id AND ({days}))
OR EXISTS (SELECT 1 FROM progress_pause y WHERE y.plan_id = s.plan_id
    AND (y.person_id IS NULL OR y.person_id = m.person_id) AND ({days}))
"""
# It is not the same day everywhere: {zones} are those in which it is this one.
DAYS = "s.zone IN ({zones}) AND y.first_day <= %(today{n})s AND y.last_day >= %(back{n})s"
ZONES = "SELECT DISTINCT zone FROM progress_plan"
LED = """EXISTS (SELECT 1 FROM people_membership l WHERE l.group_id = g.id
    AND l.person_id = %(person)s AND l.role IN ('leader', 'deputy') AND l.starts_at <= %(now)s
    AND (l.ends_at IS NULL OR l.ends_at > %(now)s))"""


@dataclass(frozen=True, slots=True)
class Beside:
    """One group's line. `late`: how many of its people are behind a date; `waiting`: what people
    asked or answered and nobody has seen to."""

    uid: UUID
    name: str
    archived_at: datetime | None
    release_id: int | None
    people: int
    done: int
    seen_at: datetime | None
    sections_due: int
    sections: int
    next_at: datetime | None
    late: int
    waiting: int


@dataclass(frozen=True, slots=True)
class Asked:
    person_id: int
    everything: bool  # owners see every group
    put_away: bool
    page: int
    now: datetime


def groups_beside(asked: Asked) -> Sequence[Beside]:
    """A page of groups and one more, if there is one; two statements."""
    where = ["g.archived_at IS NOT NULL" if asked.put_away else "g.archived_at IS NULL"]
    if not asked.everything:
        where.append(LED)
    days, todays = _days_by_zone(asked.now)
    sql = SQL.format(where=" AND ".join(where), away=AWAY.format(days=days))
    params: dict[str, Any] = {
        **todays,
        "person": asked.person_id,
        "now": connection.ops.adapt_datetimefield_value(asked.now),
        "limit": ON_ONE_PAGE + 1,
        "offset": (asked.page - 1) * ON_ONE_PAGE,
    }
    return [_beside(row) for row in connection_rows(sql, params)]


def _days_by_zone(now: datetime) -> tuple[str, dict[str, str]]:
    """The clause that a row is of these days, in each zone that a plan is in, and its values."""
    zones: dict[date, list[str]] = {}
    for (zone,) in connection_rows(ZONES, {}):
        zones.setdefault(now.astimezone(ZoneInfo(zone)).date(), []).append(zone)
    clauses: list[str] = []
    values: dict[str, str] = {}
    for n, (today, names) in enumerate(zones.items()):
        keys = {f"zone{n}_{place}": name for place, name in enumerate(names)}
        clauses.append(DAYS.format(zones=", ".join(f"%({key})s" for key in keys), n=n))
        values |= keys
        values |= {f"today{n}": today.isoformat(), f"back{n}": (today - GRACE).isoformat()}
    return " OR ".join(f"({clause})" for clause in clauses) or "1 = 0", values


def _beside(row: tuple[Any, ...]) -> Beside:
    uid, name, archived, release, people, done, seen, due, dated, next_at, late, waiting = row
    return Beside(
        uid=uid if isinstance(uid, UUID) else UUID(uid),
        name=name,
        archived_at=_moment(archived),
        release_id=release,
        people=people,
        done=int(done),
        seen_at=_moment(seen),
        sections_due=int(due or 0),
        sections=dated,
        next_at=_moment(next_at),
        late=int(late or 0) if due else 0,
        waiting=waiting,
    )


def _moment(value: datetime | str | None) -> datetime | None:
    """SQLite hands out sums over instants as text."""
    return instant(datetime.fromisoformat(value) if isinstance(value, str) else value)
