from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.learn.queries.my_course import leader_names
from deskside.learn.queries.opened import open_course
from deskside.people.models import Person
from deskside.progress.models import Confirmation, Plan
from deskside.progress.planning.proposal import returns
from deskside.progress.planning.two_days import Slot, timetable
from deskside.progress.queries.due import due_of_person
from deskside.progress.queries.pacing import pacing_of
from deskside.progress.queries.times import ranges
from deskside.progress.states import Due
from deskside.progress.time_taken import Range


@dataclass(frozen=True, slots=True)
class Expected:
    """A section as it is expected of one person. `taken`: how long people here take, if known."""

    section: SectionOutline
    due: Due | None
    taken: Range | None


@dataclass(frozen=True, slots=True)
class Expectations:
    course: CourseOutline
    plan: Plan | None
    rows: list[Expected]
    leaders: list[str]  # but not this person
    leads: bool
    confirmed_at: datetime | None
    returns: list[date]
    days: list[tuple[date, tuple[Slot, ...]]]

    @property
    def last_due(self) -> datetime | None:
        return max((row.due.last for row in self.rows if row.due), default=None)

    @property
    def minutes(self) -> int:
        return sum(row.section.minutes for row in self.rows)


def expectations(person: Person, now: datetime) -> Expectations | None:
    """What, by when and how long, for one person; six statements at most. None: no course."""
    found = open_course(person, None, now)
    if found is None:
        return None
    access, course = found
    plan = Plan.objects.select_related("group").filter(pk=access.plan_id or 0).first()
    dues = due_of_person(access.plan_id, person.pk)
    taken = ranges(section.id for section in course.sections)
    names, leads = leader_names(person, access.group_id, now)
    said = Confirmation.objects.filter(plan=plan, person=person) if plan else None
    return Expectations(
        course=course,
        plan=plan,
        rows=[Expected(s, dues.get(s.id), taken.get(s.id)) for s in course.sections],
        leaders=names,
        leads=leads,
        confirmed_at=said.values_list("confirmed_at", flat=True).first() if said else None,
        returns=_returns(plan, dues),
        days=_days(plan, course, dues),
    )


def _returns(plan: Plan | None, dues: dict[int, Due]) -> list[date]:
    if plan is None or not plan.comes_back or not dues:
        return []
    return returns(pacing_of(plan), last_day(plan, dues))


def last_day(plan: Plan, dues: dict[int, Due]) -> date:
    """On the plan's own calendar, the day of somebody's last date."""
    return max(due.last for due in dues.values()).astimezone(ZoneInfo(plan.zone)).date()


def _days(
    plan: Plan | None, course: CourseOutline, dues: dict[int, Due]
) -> list[tuple[date, tuple[Slot, ...]]]:
    """By the clock, for a plan of two days that has not been moved to more."""
    if plan is None or plan.preset != "two-days":
        return []
    rows = list(plan.due_dates.values_list("section_id", "local_date"))
    days = dict(rows)
    sections = [section for section in course.sections if section.id in days]
    if any(due.extended_to for due in dues.values()):
        return []
    return timetable(sections, [days[section.id] for section in sections])
