from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.lib.zones import resolve
from deskside.people.models import Group, Membership, Person
from deskside.progress.actions.summaries import rebuild_summaries
from deskside.progress.models import DueDate, Extension, Plan, PlanChange
from deskside.progress.pacing import Pacing, propose, shift_from


@transaction.atomic
def set_plan(
    *,
    group: Group,
    course: CourseOutline,
    pacing: Pacing,
    own_dates: Mapping[int, date] | None = None,
    by: Person | None,
    now: datetime,
) -> Plan:
    """Gives a group its plan, or another one; due dates come from the pacing or, by section id,
    from `own_dates`. Extensions stay. A group keeps the release that its plan names."""
    wishes = _wishes(pacing)
    plan, is_new = Plan.objects.update_or_create(
        group=group,
        course_id=course.course_id,
        defaults=wishes,
        create_defaults={**wishes, "release_id": course.release_id, "created_at": now},
    )
    dates = own_dates or _proposed(course, pacing)
    _write_due_dates(plan, dates)
    last = max(dates.values(), default=pacing.starts_on)
    what = f"{'Set' if is_new else 'Changed'} the plan: {plan.get_preset_display()}, until "
    _note(plan, by, what + date_format(last, "j F Y"), now)
    return plan


def _wishes(pacing: Pacing) -> dict[str, object]:
    return {
        "preset": pacing.preset,
        "starts_on": pacing.starts_on,
        "every_days": pacing.every_days,
        "weekdays": pacing.weekdays,
        "blackout_days": sorted(day.isoformat() for day in pacing.blackout),
        "due_time": pacing.due_time,
        "zone": pacing.zone,
    }


def _note(plan: Plan, by: Person | None, what: str, now: datetime) -> None:
    PlanChange.objects.create(plan=plan, person=by, what=what[:300], changed_at=now)


def pacing_of(plan: Plan) -> Pacing:
    """The wishes that a plan was made from."""
    return Pacing(
        preset=plan.preset,
        starts_on=plan.starts_on,
        weekdays=plan.weekdays,
        every_days=plan.every_days,
        blackout=frozenset(date.fromisoformat(day) for day in plan.blackout_days),
        due_time=plan.due_time,
        zone=plan.zone,
    )


def _proposed(course: CourseOutline, pacing: Pacing) -> dict[int, date]:
    dates = propose(pacing, len(course.sections))
    return {section.id: day for section, day in zip(course.sections, dates, strict=True)}


def _write_due_dates(plan: Plan, dates: Mapping[int, date]) -> None:
    plan.due_dates.all().delete()
    DueDate.objects.bulk_create(
        DueDate(plan=plan, section_id=section_id, **_instant(plan, day))
        for section_id, day in dates.items()
    )


def _instant(plan: Plan, day: date) -> dict[str, object]:
    return {
        "local_date": day,
        "local_time": plan.due_time,
        "zone": plan.zone,
        "due_at": resolve(day, plan.due_time, plan.zone),
    }


@transaction.atomic
def move_dates_from(  # noqa: PLR0913  one argument per thing the leader said
    *,
    plan: Plan,
    course: CourseOutline,
    section: SectionOutline,
    to: date,
    shift_later: bool,
    by: Person,
    now: datetime,
) -> Plan:
    """Moves one section's date for the whole group and, if wanted, all later ones as far."""
    dates = dict(plan.due_dates.values_list("section_id", "local_date"))
    dates.setdefault(section.id, to)
    order = [s.id for s in course.sections if s.id in dates]
    index = order.index(section.id)
    moved = shift_from([dates[i] for i in order], index, to, pacing_of(plan))
    if not shift_later:
        moved = [dates[i] for i in order]
        moved[index] = to
    _write_due_dates(plan, dict(zip(order, moved, strict=True)))
    what = f"Moved “{section.title}” to {date_format(to, 'j F Y')}"
    _note(plan, by, what + (" and all later ones with it" if shift_later else ""), now)
    return plan


@transaction.atomic
def extend(  # noqa: PLR0913  one row, one argument per fact
    *,
    plan: Plan,
    section: SectionOutline,
    person: Person,
    to: date,
    reason: str,
    by: Person,
    now: datetime,
) -> Extension:
    """Gives one person longer for one section; a second time replaces the first."""
    extension, _ = Extension.objects.update_or_create(
        plan=plan,
        section_id=section.id,
        person=person,
        defaults={**_instant(plan, to), "reason": reason, "given_by": by, "given_at": now},
    )
    until = date_format(to, "j F Y")
    _note(plan, by, f"Gave {person.name} until {until} for “{section.title}”", now)
    return extension


@transaction.atomic
def accept_release(*, plan: Plan, course: CourseOutline, by: Person, now: datetime) -> Plan:
    """The group reads a newer release from now on. Dates stay; new sections follow the pacing,
    after the last date there is. Sums are computed anew: completions follow by activity."""
    plan.release_id = course.release_id
    plan.save(update_fields=["release"])
    kept = dict(plan.due_dates.values_list("section_id", "local_date"))
    proposed = _proposed(course, pacing_of(plan))
    latest = max(kept.values(), default=plan.starts_on)
    dates = {
        section.id: kept.get(section.id) or max(proposed[section.id], latest)
        for section in course.sections
    }
    _write_due_dates(plan, dates)
    people = list(
        Membership.objects.filter(group=plan.group_id)
        .current(now)
        .values_list("person_id", flat=True)
    )
    rebuild_summaries(course=course, people=people)
    _note(plan, by, "Accepted a newer edition of the course", now)
    return plan
