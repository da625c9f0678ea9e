"""When somebody's sections are due, for their calendar."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.urls import reverse
from django.utils.dateformat import format as format_date
from django.utils.translation import gettext as _

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.learn.queries.opened import open_course
from deskside.lib.zones import resolve, zone_label
from deskside.people.calendar_registry import Event
from deskside.people.models import Person
from deskside.progress.models import Plan
from deskside.progress.planning.proposal import returns
from deskside.progress.queries.access import learner_access
from deskside.progress.queries.due import due_of_person
from deskside.progress.queries.pacing import pacing_of
from deskside.progress.states import Due, section_marks

# So that it stands in the day before the instant, not after it.
SHOWN_FOR = timedelta(minutes=30)
MORNING, QUARTER = time(9), timedelta(minutes=15)


def due_sections(person: Person, now: datetime) -> Iterator[Event]:
    """Sections with a date that are not finished; a longer date of one's own counts. Three
    statements once the outline is in memory."""
    found = open_course(person, None, now)
    if found is None:
        return
    access, course = found
    dues = due_of_person(access.plan_id, person.pk)
    for section in course.sections:
        done, _last = section_marks(section, access.marks)
        if section.id in dues and done < section.size:
            yield _event(person, course, section, dues[section.id])


def openings(person: Person, now: datetime) -> Iterator[Event]:
    """The first day, with what is expected, and the days to come back to it. Two statements."""
    plan = _plan_of(person, now)
    if plan is None:
        return
    yield _whole_day(
        plan,
        plan.starts_on,
        key=f"opens:{plan.pk}",
        title=_("The course opens: what is expected"),
        path=reverse("learn:expectations"),
    )
    last = plan.due_dates.order_by("-local_date").values_list("local_date", flat=True).first()
    if plan.comes_back and last:
        for number, day in enumerate(returns(pacing_of(plan), last), start=1):
            yield _whole_day(
                plan,
                day,
                key=f"returns:{plan.pk}:{number}",
                title=_("A quarter of an hour to come back to it"),
                path=reverse("learn:record"),
            )


def _plan_of(person: Person, now: datetime) -> Plan | None:
    access = learner_access(person, None, now)
    if access is None or access.plan_id is None:
        return None
    return Plan.objects.select_related("group").filter(pk=access.plan_id).first()


def _whole_day(plan: Plan, day: date, *, key: str, title: str, path: str) -> Event:
    """A quarter of an hour in the morning, in the plan's own zone."""
    starts = resolve(day, MORNING, plan.zone)
    return Event(key=key, title=title, starts_at=starts, ends_at=starts + QUARTER, path=path)


def _event(person: Person, course: CourseOutline, section: SectionOutline, due: Due) -> Event:
    zone, at = person.zone, due.last.astimezone(ZoneInfo(person.zone))
    when = {
        "day": format_date(at, "l j F Y"),
        "time": format_date(at, "H:i"),
        "zone": zone_label(zone, due.last),
    }
    longer = _(" This is the longer date that was given to you.") if due.extended_to else ""
    return Event(
        key=f"due:{course.course_id}:{section.id}",
        title=_("Due: %(section)s") % {"section": section.title},
        starts_at=due.last - SHOWN_FOR,
        ends_at=due.last,
        path=reverse("learn:section", args=[course.course_key, section.key]),
        words=_("Until %(day)s, %(time)s (%(zone)s).") % when + longer,
    )
