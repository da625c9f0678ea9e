"""Who needs the leader, and what a group has done so far: one aimed statement for any size."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import connection

from deskside.console.needs import Kind, Person, Sign
from deskside.console.queries.rows import Scope
from deskside.courses.outline import SectionOutline
from deskside.lib.db.rows import connection_rows

SHOWN = 12
ON_ONE_PAGE = 100
# Whoever comes back is given these days before their dates are held against them.
GRACE = timedelta(days=3)
# Of those most behind so many are asked whether they are away, of those ahead whether praised.
LOOKED_AT = 500
PRAISED_WITHIN = timedelta(days=14)
# Given up before its tries ran out: the other mail server said that there is no such mailbox.
MOST_TRIES = 12

HERE = """
SELECT m.person_id, COALESCE(e.sections_done, 0) AS done, COALESCE(e.done_count, 0) AS size,
       e.seen_at
FROM people_membership m LEFT JOIN progress_enrolment e
  ON e.person_id = m.person_id AND e.course_id = %(course)s AND e.round = 1
WHERE m.group_id = %(group)s AND m.starts_at <= %(now)s
  AND (m.ends_at IS NULL OR m.ends_at > %(now)s) AND m.role <> 'deputy'
"""
# The bits of the sections for which somebody has longer still.
LONGER = """
SELECT x.person_id, SUM(1 << s.ordinal) AS bits FROM progress_extension x
JOIN courses_section s ON s.id = x.section_id
WHERE x.plan_id = %(plan)s AND x.due_at > %(now)s GROUP BY x.person_id
"""
# Absent, or paused, or only just back from it.
AWAY = """
EXISTS (SELECT 1 FROM people_absence a WHERE a.person_id = m.person_id
        AND a.first_day <= %(today)s AND a.last_day >= %(back)s)
OR EXISTS (SELECT 1 FROM progress_pause p WHERE p.plan_id = %(plan)s
        AND (p.person_id IS NULL OR p.person_id = m.person_id)
        AND p.first_day <= %(today)s AND p.last_day >= %(back)s)
"""
# For the few rows of other tables a look into the index is cheaper than all that are here.
IS_HERE = """EXISTS (SELECT 1 FROM people_membership m WHERE m.group_id = %(group)s
    AND m.person_id = {}.person_id AND m.starts_at <= %(now)s
    AND (m.ends_at IS NULL OR m.ends_at > %(now)s) AND m.role <> 'deputy')"""
LAST_MET = """SELECT MAX(COALESCE(t.opened_at, t.starts_at)) AS at FROM meetings_sitting t
    JOIN meetings_meeting g ON g.id = t.meeting_id JOIN meetings_series r ON r.id = g.series_id
    WHERE r.group_id = %(group)s AND t.state = 'closed'"""
# Kind, person, a number, a moment, words, what it is about; PostgreSQL wants to know their types.
NO_TIME = "CAST(NULL AS timestamp with time zone)"
SQL = f"""
WITH longer AS MATERIALIZED ({LONGER}),
here AS MATERIALIZED ({HERE}),
late AS MATERIALIZED (
    SELECT m.person_id, m.seen_at, {{behind}} AS behind FROM (
        SELECT h.person_id, h.seen_at, h.done | COALESCE(x.bits, 0) AS done FROM here h
        LEFT JOIN longer x ON x.person_id = h.person_id WHERE (h.done & %(passed)s) <> %(passed)s
    ) m WHERE (m.done & %(passed)s) <> %(passed)s),
found AS (
SELECT 'people' AS kind, CAST(NULL AS bigint) AS person_id, COUNT(*) AS n, {NO_TIME} AS at,
       CAST(COALESCE(SUM(size), 0) AS text) AS words, '' AS about FROM here
UNION ALL SELECT 'late', NULL, COUNT(*), NULL, '', '' FROM late
UNION ALL SELECT 'sittings', NULL, COUNT(*), NULL, '', '' FROM meetings_sitting t
    JOIN meetings_meeting g ON g.id = t.meeting_id JOIN meetings_series r ON r.id = g.series_id
    WHERE r.group_id = %(group)s AND t.state IN ('planned', 'running')
UNION ALL SELECT kind, NULL, COUNT(*), NULL, '', '' FROM commitments_commitment c
    JOIN (SELECT 'shared' AS kind UNION ALL SELECT 'open_shared') k
      ON k.kind = 'open_shared' OR c.person_id = %(viewer)s
    WHERE c.group_id = %(group)s AND c.visibility = 'group' AND c.state = 'open'
      AND (k.kind = 'shared' OR c.made_at >= COALESCE(({LAST_MET}), c.made_at)) GROUP BY kind
UNION ALL SELECT 'met', NULL, COUNT(*), NULL, '', '' FROM ({LAST_MET}) l WHERE l.at IS NOT NULL
UNION ALL SELECT * FROM (SELECT 'behind', m.person_id, m.behind, m.seen_at, '', '' FROM (
        SELECT * FROM late l WHERE l.person_id <> %(viewer)s
        ORDER BY l.behind DESC, l.seen_at, l.person_id LIMIT {LOOKED_AT}) m
    WHERE NOT ({AWAY}) ORDER BY m.behind DESC, m.seen_at, m.person_id LIMIT %(limit)s) b
UNION ALL SELECT * FROM (SELECT 'request', r.person_id, 0, r.made_at, r.words, CAST(r.uid AS text)
    FROM console_request r WHERE r.group_id = %(group)s AND r.state = 'open'
      AND {IS_HERE.format("r")}
    ORDER BY r.made_at LIMIT %(limit)s) r
UNION ALL SELECT * FROM (SELECT 'blocker', k.person_id, 0, k.said_at, k.words, k.kind
    FROM console_blocker k WHERE k.group_id = %(group)s AND k.closed_at IS NULL
      AND {IS_HERE.format("k")}
    ORDER BY k.said_at LIMIT %(limit)s) k
UNION ALL SELECT * FROM (SELECT 'stuck', s.person_id, s.tries, s.since, '',
        CAST(s.activity_id AS text) FROM console_stuck s
    WHERE {IS_HERE.format("s")} AND NOT EXISTS (SELECT 1 FROM progress_enrolment e
        JOIN progress_answer a ON a.enrolment_id = e.id
        WHERE e.person_id = s.person_id AND e.course_id = %(course)s
          AND a.activity_id = s.activity_id AND a.question_id = s.question_id AND a.is_right)
    ORDER BY s.tries DESC LIMIT %(limit)s) s
UNION ALL SELECT * FROM (SELECT 'bounced', n.person_id, 0, MAX(n.due_at), MAX(n.last_error), ''
    FROM notify_message n WHERE n.state = 'failed' AND n.tries < {MOST_TRIES}
      AND {IS_HERE.format("n")}
      AND NOT EXISTS (SELECT 1 FROM notify_message l WHERE l.person_id = n.person_id
                      AND l.state = 'sent' AND l.sent_at > n.due_at)
    GROUP BY n.person_id LIMIT %(limit)s) n
UNION ALL SELECT * FROM (SELECT 'ahead', m.person_id, m.size, m.seen_at, '', '' FROM (
        SELECT * FROM here h WHERE h.seen_at > %(lately)s AND (h.done & %(ahead)s) <> 0
          AND h.person_id <> %(viewer)s ORDER BY h.size DESC, h.person_id LIMIT {LOOKED_AT}) m
    WHERE NOT EXISTS (SELECT 1 FROM console_praise p WHERE p.group_id = %(group)s
                      AND p.person_id = m.person_id AND p.written_at > %(lately)s)
    ORDER BY m.size DESC, m.person_id LIMIT 3) a)
SELECT f.kind, f.n, f.at, f.words, f.about, pe.id, pe.uid, pe.name, pe.joined_at, e.marks,
       e.seen_at, (SELECT MAX(n.written_at) FROM console_nudge n
                   WHERE n.group_id = %(group)s AND n.person_id = f.person_id)
FROM found f LEFT JOIN people_person pe ON pe.id = f.person_id
LEFT JOIN progress_enrolment e
  ON e.person_id = f.person_id AND e.course_id = %(course)s AND e.round = 1
"""  # noqa: S608  our own words only


@dataclass(frozen=True, slots=True)
class Found:
    """`signs`: what speaks for looking after somebody, in no order; `ahead`: whom to praise."""

    people: int = 0
    done: int = 0
    late: int = 0
    sittings: int = 0  # that are planned or going on
    met: int = 0  # 1 once there was a meeting
    open_shared: int = 0  # open promises that the group sees, made since the last meeting if any
    shared: int = 0  # open ones of the viewer that the group sees
    signs: list[Sign] = field(default_factory=list)
    ahead: list[Sign] = field(default_factory=list)


COUNTS = ("people", "late", "sittings", "met", "open_shared", "shared")


def look_at(scope: Scope, limit: int = SHOWN + 1) -> Found:
    """Whoever needs the leader, `limit` of each kind at most. One statement."""
    today = scope.now.astimezone(ZoneInfo(scope.plan.zone)).date()
    passed = [s for s in scope.course.sections if s.id in scope.due and scope.due[s.id] < scope.now]
    ahead = [s for s in scope.course.sections if s.id in scope.due and s not in passed]
    lately = connection.ops.adapt_datetimefield_value(scope.now - PRAISED_WITHIN)
    params: dict[str, Any] = {
        "group": scope.group_id,
        "plan": scope.plan.pk,
        "course": scope.course.course_id,
        "viewer": scope.viewer_id,
        "now": connection.ops.adapt_datetimefield_value(scope.now),
        "lately": lately,
        "today": today.isoformat(),
        "back": (today - GRACE).isoformat(),
        "passed": sum(1 << section.ordinal for section in passed),
        "ahead": sum(1 << section.ordinal for section in ahead),
        "limit": limit,
    }
    rows = connection_rows(SQL.format(behind=_sections_behind(passed)), params)
    counts = {row[0]: int(row[1]) for row in rows if row[0] in COUNTS}
    done = next((int(row[3]) for row in rows if row[0] == "people"), 0)
    signs = list(_signs(rows))
    return Found(
        **counts,
        done=done,
        signs=[sign for sign in signs if sign.kind is not Kind.AHEAD],
        ahead=[sign for sign in signs if sign.kind is Kind.AHEAD],
    )


def _sections_behind(passed: list[SectionOutline]) -> str:
    """How many of them somebody lacks, from the bits of what is done; numbers of ours only."""
    cases = (
        f"CASE WHEN (m.done & {1 << section.ordinal}) = 0 THEN 1 ELSE 0 END" for section in passed
    )
    return " + ".join(cases) or "0"


def _signs(rows: list[tuple[Any, ...]]) -> Iterator[Sign]:
    for kind, n, at, words, about, pk, uid, name, joined_at, marks, seen_at, nudged in rows:
        if kind in COUNTS or pk is None:
            continue
        person = Person(
            id=pk,
            uid=uid if isinstance(uid, UUID) else UUID(uid),
            name=name,
            has_joined=joined_at is not None,
            seen_at=moment(seen_at),
            nudged_at=moment(nudged),
            marks=json.loads(marks) if marks else {},
        )
        yield Sign(Kind(kind), person, int(n), moment(at), words, about)


def moment(value: datetime | str | None) -> datetime | None:
    """SQLite hands an instant out of a UNION as text, and elsewhere without its zone: UTC."""
    if value is None:
        return None
    read = datetime.fromisoformat(value) if isinstance(value, str) else value
    return read if read.tzinfo else read.replace(tzinfo=UTC)
