"""Plans of the sample: set so that today is the middle of what is published."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from zoneinfo import ZoneInfo

from deskside.config.sample.lives import Calendar
from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.lib.zones import resolve
from deskside.people.models import Group, Person
from deskside.progress.actions import set_plan
from deskside.progress.models import Extension, Plan
from deskside.progress.pacing import Pacing
from deskside.progress.queries.due import due_dates

DAYS_A_SECTION = 7
GETS_LONGER = 0.03
REASONS = ("On the night shift this week", "Leave", "Moving the Riverside clinic", "")


def plan_start(sections: int, today: date) -> date:
    """Half the plan's days ago; with more than one section, on the Monday nearest to that."""
    middle = today - timedelta(days=DAYS_A_SECTION * sections // 2)
    if sections == 1:
        return middle
    weekday = middle.weekday()
    return middle + timedelta(days=-weekday if weekday < DAYS_A_SECTION / 2 else 7 - weekday)


def make_plan(course: CourseOutline, group: Group, leader: Person, now: datetime) -> Plan:
    today = now.astimezone(ZoneInfo(group.zone)).date()
    starts = plan_start(len(course.sections), today)
    pacing = Pacing(preset="weekly", starts_on=starts, zone=group.zone)
    return set_plan(group=group, course=course, pacing=pacing, by=leader, now=now)


def calendar_of(plan: Plan, now: datetime) -> Calendar:
    zone = ZoneInfo(plan.zone)
    offset = now.astimezone(zone).utcoffset() or timedelta()
    return Calendar(
        begins=int(resolve(plan.starts_on, plan.due_time.replace(hour=8), plan.zone).timestamp()),
        due={section: int(at.timestamp()) for section, at in due_dates(plan.pk).items()},
        now=int(now.timestamp()),
        offset=int(offset.total_seconds()),
    )


def section_to_extend(plan: Plan, course: CourseOutline, now: datetime) -> SectionOutline:
    """The newest one whose date has passed; the first where none has."""
    due = due_dates(plan.pk)
    return next((s for s in reversed(course.sections) if due[s.id] < now), course.sections[0])


def make_extensions(
    plan: Plan,
    section: SectionOutline,
    behind: Sequence[Person],
    *,
    leader: Person,
    now: datetime,
    chance: Random,
) -> list[Extension]:
    """A few of those who have not finished the section have longer; one at least in each group."""
    chosen = [person for person in behind if chance.random() < GETS_LONGER]
    chosen = chosen or list(behind[-1:])
    today = now.astimezone(ZoneInfo(plan.zone)).date()
    return [
        Extension(
            section_id=section.id,
            person=person,
            reason=chance.choice(REASONS),
            given_by=leader,
            given_at=now - timedelta(days=1),
            **_instant(plan, today + timedelta(days=chance.choice((3, 4, 7)))),
        )
        for person in chosen
    ]


def _instant(plan: Plan, day: date) -> dict[str, Any]:
    return {
        "plan": plan,
        "local_date": day,
        "local_time": plan.due_time,
        "zone": plan.zone,
        "due_at": resolve(day, plan.due_time, plan.zone),
    }
