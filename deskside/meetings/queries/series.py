"""A group's series and what a leader sees of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, IntegerField, Model, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from deskside.courses.outline import CourseOutline
from deskside.courses.queries import course_outline
from deskside.meetings.models import (
    Attendance,
    Crew,
    PrepTick,
    Series,
    Sitting,
    SittingState,
)
from deskside.meetings.proposing import Works
from deskside.people.models import Absence, Group
from deskside.progress.models import DueDate, Plan
from deskside.progress.queries.pacing import pacing_of


@dataclass(frozen=True, slots=True)
class Background:
    """What meetings are proposed from: the newest plan of the group, its course and its dates."""

    plan: Plan
    course: CourseOutline
    dues: list[tuple[int, date]]  # in the order of the course
    works: Works


@dataclass(frozen=True, slots=True)
class Line:
    """A sitting as a list shows it; `ready` and `came` are counts."""

    sitting: Sitting
    ready: int
    came: int
    is_away: bool  # whoever leads it is absent on its day


def open_series(group_id: int) -> Series | None:
    """The newest one that has not ended; one statement."""
    rows = Series.objects.filter(group_id=group_id, ended_at=None)
    return rows.select_related("group", "course").order_by("-created_at", "-pk").first()


def background(group: Group, language: str) -> Background | None:
    """None where there is no plan. Two statements, and two more for public holidays."""
    plan = Plan.objects.filter(group=group).order_by("-created_at", "-pk").first()
    if plan is None:
        return None
    plan.group = group
    course = course_outline(plan.release_id, language)
    days = dict(DueDate.objects.filter(plan=plan).values_list("section_id", "local_date"))
    dues = [(section.id, days[section.id]) for section in course.sections if section.id in days]
    return Background(plan, course, dues, pacing_of(plan).is_working)


def lines_of(series: Series) -> list[Line]:
    """All sittings that were not called off, in order; two statements."""
    rows = list(
        Sitting.objects.filter(meeting__series=series)
        .exclude(state=SittingState.CANCELLED)
        .select_related("meeting", "crew", "facilitator", "understudy", "led_by")
        .annotate(ready=_count(PrepTick.objects.all()), came=_count(_came()))
        .order_by("starts_at", "pk")
    )
    away = _away(rows)
    return [Line(row, row.ready, row.came, (row.facilitator_id, row.pk) in away) for row in rows]


def crews_of(series: Series) -> list[Crew]:
    """Those there are now, by name; one statement."""
    return list(series.crews.filter(ended_at=None).order_by("name", "pk"))


def after_plan(lines: list[Line], found: Background, now: datetime) -> list[tuple[Sitting, date]]:
    """Coming sittings that stand before the day on which their section is due now."""
    due = dict(found.dues)
    return [
        (line.sitting, due[line.sitting.meeting.section_id])
        for line in lines
        if line.sitting.state == SittingState.PLANNED
        and line.sitting.starts_at > now
        and line.sitting.meeting.section_id in due
        and line.sitting.local_date < due[line.sitting.meeting.section_id]
    ]


def _came() -> QuerySet[Attendance]:
    return Attendance.objects.filter(person__isnull=False)


def _count(rows: QuerySet[Model]) -> Coalesce:
    """How many of these belong to each sitting, in a statement of its own inside the one."""
    counted = rows.filter(sitting=OuterRef("pk")).order_by().values("sitting")
    return Coalesce(
        Subquery(counted.annotate(n=Count("pk")).values("n"), output_field=IntegerField()), 0
    )


def _away(sittings: Sequence[Sitting]) -> set[tuple[int | None, int]]:
    coming = [each for each in sittings if each.state == SittingState.PLANNED]
    people = {each.facilitator_id for each in coming if each.facilitator_id}
    rows = Absence.objects.filter(person__in=people).values_list(
        "person_id", "first_day", "last_day"
    )
    away = list(rows)
    return {
        (each.facilitator_id, each.pk)
        for each in coming
        for person, first, last in away
        if person == each.facilitator_id and first <= each.local_date <= last
    }
