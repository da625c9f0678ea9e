from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db import connection

from deskside.commitments.kept import Rate, kept_together
from deskside.console.queries.groups import ConsoleGroup
from deskside.courses.outline import CourseOutline
from deskside.lib.db.rows import connection_rows
from deskside.measures.charts import Chart, chart_of
from deskside.measures.instruments import TEAMWORK
from deskside.measures.queries.figures import DeskFigures, Series, desk_figures
from deskside.measures.queries.team import Round, rounds_of
from deskside.people.models import Group

HERE = """
WHERE m.group_id = %(group)s AND m.role <> 'deputy' AND m.starts_at <= %(now)s
  AND (m.ends_at IS NULL OR m.ends_at > %(now)s)
"""
# How often each activity was done, and how many people have done which sections: one statement.
EFFORT = f"""
SELECT 'activity', c.activity_id, COUNT(*) FROM people_membership m
JOIN progress_enrolment e ON e.person_id = m.person_id AND e.course_id = %(course)s
JOIN progress_completion c ON c.enrolment_id = e.id
{HERE} GROUP BY c.activity_id
UNION ALL
SELECT 'sections', COALESCE(e.sections_done, 0), COUNT(*) FROM people_membership m
LEFT JOIN progress_enrolment e
  ON e.person_id = m.person_id AND e.course_id = %(course)s AND e.round = 1
{HERE} GROUP BY COALESCE(e.sections_done, 0)
"""  # noqa: S608  our own words only


@dataclass(frozen=True, slots=True)
class Effort:
    """What the people of a group have put in, all of them together."""

    people: int
    minutes: int  # by the author's estimate of what was done
    sections_done: int
    sections_of: int

    @property
    def hours(self) -> int:
        return round(self.minutes / 60)


@dataclass(frozen=True, slots=True)
class Proof:
    """`charts` in the order of the measures; None where there is nothing to draw yet."""

    group: Group
    made_on: date
    effort: Effort
    kept: Rate | None
    figures: DeskFigures
    charts: list[tuple[Series, Chart | None]]
    teamwork: list[Round]  # with a sum, the first one first

    @property
    def is_comparable(self) -> bool:
        return any(
            series.before is not None and series.since is not None for series, _ in self.charts
        )


def proof_of(found: ConsoleGroup, now: datetime) -> Proof:
    """What one page can say about a group and its desk; six statements at most."""
    group, course = found.group, found.course
    figures = desk_figures(group, now, start=found.plan.starts_on if found.plan else None)
    asked = rounds_of(group, [TEAMWORK.key]) if figures.asks_team else []
    return Proof(
        group=group,
        made_on=now.astimezone(ZoneInfo(group.zone)).date(),
        effort=_effort(group, course, now) if course else Effort(0, 0, 0, 0),
        kept=kept_together(group, [c.key for c in course.concepts]) if course else None,
        figures=figures,
        charts=[
            (series, chart_of(series, figures.months, figures.start)) for series in figures.series
        ],
        teamwork=[one for one in reversed(asked) if one.mean is not None],
    )


def _effort(group: Group, course: CourseOutline, now: datetime) -> Effort:
    params = {
        "group": group.pk,
        "course": course.course_id,
        "now": connection.ops.adapt_datetimefield_value(now),
    }
    minutes = {activity.id: activity.minutes for activity in course.activities}
    rows = connection_rows(EFFORT, params)
    bits = [(value, count) for kind, value, count in rows if kind == "sections"]
    all_bits = sum(1 << section.ordinal for section in course.sections)
    people = sum(count for _value, count in bits)
    return Effort(
        people=people,
        minutes=sum(minutes.get(value, 0) * n for kind, value, n in rows if kind == "activity"),
        sections_done=sum((value & all_bits).bit_count() * count for value, count in bits),
        sections_of=people * len(course.sections),
    )
