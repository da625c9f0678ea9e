from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from datetime import date, datetime

from deskside.courses.models import Section
from deskside.people.models import Membership, Role
from deskside.progress.models import DueDate, Enrolment, Extension, Plan


def open_sections(
    plan: Plan, day: date, now: datetime, person_id: int | None = None
) -> dict[int, list[int]]:
    """By person id, the ids of the sections that are due for them on that day and not finished;
    only for current learners and leaders. Four statements, whatever the group."""
    people = _people(plan, now, person_id)
    group_dates = dict(DueDate.objects.filter(plan=plan).values_list("section_id", "local_date"))
    longer = _longer(plan, person_id)
    bits = _bits(plan)
    done = _done(plan, person_id)
    found: dict[int, list[int]] = defaultdict(list)
    for person in people:
        own = longer.get(person, {})
        for section, at in group_dates.items():
            is_open = not done.get(person, 0) & bits.get(section, 0)
            if is_open and max(at, own.get(section, at)) == day:
                found[person].append(section)
    return dict(found)


def _people(plan: Plan, now: datetime, person_id: int | None) -> list[int]:
    current = Membership.objects.current(now).filter(group=plan.group_id)
    learning = current.exclude(role=Role.DEPUTY).filter(person__is_active=True)
    if person_id is not None:
        learning = learning.filter(person=person_id)
    return list(learning.values_list("person_id", flat=True).distinct())


def _longer(plan: Plan, person_id: int | None) -> Mapping[int, dict[int, date]]:
    rows = Extension.objects.filter(plan=plan)
    if person_id is not None:
        rows = rows.filter(person=person_id)
    longer: dict[int, dict[int, date]] = defaultdict(dict)
    for person, section, day in rows.values_list("person_id", "section_id", "local_date"):
        longer[person][section] = day
    return longer


def _bits(plan: Plan) -> dict[int, int]:
    rows = Section.objects.filter(course=plan.course_id).values_list("pk", "ordinal")
    return {section: 1 << ordinal for section, ordinal in rows}


def _done(plan: Plan, person_id: int | None) -> dict[int, int]:
    rows = Enrolment.objects.filter(course=plan.course_id, round=1)
    if person_id is not None:
        rows = rows.filter(person=person_id)
    return dict(rows.values_list("person_id", "sections_done"))
