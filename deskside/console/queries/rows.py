"""The people of a group with their marks: one hand-written statement, filtered and sorted there."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db import connection

from deskside.courses.outline import CourseOutline
from deskside.lib.db.rows import connection_rows, instant
from deskside.people.models import Role
from deskside.progress.models import Plan

PAGE = 50
SORTS = {
    "name": "pe.name, pe.id",
    "progress": "COALESCE(e.done_count, 0), pe.name, pe.id",
    "seen": "CASE WHEN e.seen_at IS NULL THEN 0 ELSE 1 END, e.seen_at, pe.name, pe.id",
}
SHOWS = ("everybody", "overdue", "not_begun", "finished")

WHERE = """
WHERE m.group_id = %(group)s AND m.starts_at <= %(now)s
  AND (m.ends_at IS NULL OR m.ends_at > %(now)s) AND m.role <> 'deputy' {where}
"""
PERSON = "JOIN people_person pe ON pe.id = m.person_id"
ENROLMENT = """LEFT JOIN progress_enrolment e
  ON e.person_id = m.person_id AND e.course_id = %(course)s AND e.round = 1"""
# Marks are long: they are fetched for the fifty people of the page, not sorted with thousands.
PAGE_SQL = f"""
SELECT pe.id, pe.uid, pe.name, pe.role, e.marks, e.seen_at FROM (
    SELECT pe.id, pe.uid, pe.name, m.role, m.person_id FROM people_membership m
    {PERSON} {{enrolment}} {WHERE} ORDER BY {{order}} LIMIT %(limit)s OFFSET %(offset)s
) pe {ENROLMENT.replace("m.person_id", "pe.person_id")} ORDER BY {{order}}
"""  # noqa: S608  our own words only
COUNT_SQL = f"""
SELECT COUNT(*) FILTER (WHERE 1 = 1 {{shown}}), COUNT(*) FILTER (WHERE {{overdue}})
FROM people_membership m {{person}} {ENROLMENT} {WHERE.format(where="")}
"""  # noqa: S608
DONE = "COALESCE(e.sections_done, 0)"
LONGER = """EXISTS (SELECT 1 FROM progress_extension x WHERE x.plan_id = %(plan)s
  AND x.person_id = m.person_id AND x.section_id = {section} AND x.due_at > %(now)s)"""


@dataclass(frozen=True, slots=True)
class Row:
    person_id: int
    uid: UUID
    name: str
    leads: bool
    packed: str  # the marks as the database has them
    seen_at: datetime | None

    @property
    def marks(self) -> dict[str, int]:
        return json.loads(self.packed) if self.packed else {}


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the leader asked to see."""

    search: str = ""
    show: str = "everybody"
    sort: str = "name"
    page: int = 1

    @property
    def is_usual(self) -> bool:
        """The first page of everybody: the one that begins with who needs the leader."""
        return self == USUAL


USUAL = Wanted()


@dataclass(frozen=True, slots=True)
class Rows:
    rows: list[Row]
    total: int  # of all pages
    overdue: int  # of the whole group, whatever is shown
    wanted: Wanted = field(default_factory=Wanted)

    @property
    def pages(self) -> int:
        return max(1, -(-self.total // PAGE))


@dataclass(frozen=True, slots=True)
class Scope:
    """The group and its plan, as the statement needs them."""

    group_id: int
    plan: Plan
    course: CourseOutline
    due: dict[int, datetime]
    viewer_id: int
    now: datetime

    def params(self, wanted: Wanted) -> dict[str, Any]:
        return {
            "group": self.group_id,
            "plan": self.plan.pk,
            "course": self.course.course_id,
            "viewer": self.viewer_id,
            "now": connection.ops.adapt_datetimefield_value(self.now),
            "search": f"%{wanted.search.lower()}%",
            "offset": (wanted.page - 1) * PAGE,
            "limit": PAGE,
            "all": self.all_bits,
        }

    @property
    def all_bits(self) -> int:
        return sum(1 << section.ordinal for section in self.course.sections)


def page_of_rows(scope: Scope, wanted: Wanted, counted: tuple[int, int] | None = None) -> Rows:
    """Fifty people at most, the viewer's own row first. Two statements, or one where it is
    known how many people there are and how many of them are late."""
    needs_enrolment = wanted.show != "everybody" or wanted.sort != "name"
    sql = PAGE_SQL.format(
        enrolment=ENROLMENT if needs_enrolment else "",
        where=_where(scope, wanted),
        order=f"CASE WHEN pe.id = %(viewer)s THEN 0 ELSE 1 END, {SORTS[wanted.sort]}",
    )
    found = connection_rows(sql, scope.params(wanted))
    total, overdue = counted or _counts(scope, wanted)
    return Rows([_row(row) for row in found], total, overdue, wanted)


def _counts(scope: Scope, wanted: Wanted) -> tuple[int, int]:
    """How many people are shown on all pages, and how many of the group are overdue."""
    sql = COUNT_SQL.format(
        person=PERSON if wanted.search else "",
        shown=_where(scope, wanted),
        overdue=_overdue(scope),
    )
    shown, overdue = connection_rows(sql, scope.params(wanted))[0]
    return shown, overdue


def _where(scope: Scope, wanted: Wanted) -> str:
    clauses = {
        "everybody": "",
        "overdue": f"AND ({_overdue(scope)})",
        "not_begun": "AND e.started_at IS NULL",
        "finished": f"AND ({DONE} & %(all)s) = %(all)s",
    }
    search = "AND (LOWER(pe.name) LIKE %(search)s OR pe.email LIKE %(search)s)"
    return clauses[wanted.show] + (f" {search}" if wanted.search else "")


def _overdue(scope: Scope) -> str:
    """One clause per section whose date has passed; numbers of ours only, nothing typed."""
    passed = [s for s in scope.course.sections if s.id in scope.due and scope.due[s.id] < scope.now]
    return (
        " OR ".join(
            f"(({DONE} & {1 << section.ordinal}) = 0 AND NOT {LONGER.format(section=section.id)})"
            for section in passed
        )
        or "1 = 0"
    )


def _row(row: tuple[Any, ...]) -> Row:
    person_id, uid, name, role, marks, seen_at = row
    return Row(
        person_id=person_id,
        uid=uid if isinstance(uid, UUID) else UUID(uid),
        name=name,
        leads=role == Role.LEADER,
        packed=marks or "",
        seen_at=instant(seen_at),
    )
