from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.notify.actions import queue
from deskside.people.actions.groups import choose_holidays
from deskside.people.models import Group, Membership, Person
from deskside.progress.actions.dates import dates_of, instant_of, note, write_due_dates
from deskside.progress.actions.reminders import schedule_letters
from deskside.progress.actions.summaries import rebuild_summaries
from deskside.progress.models import Extension, Plan, PlanChange
from deskside.progress.pacing import Pacing, propose
from deskside.progress.planning.moving import rearranged
from deskside.progress.queries.pacing import pacing_of


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
    before = _dates_before(group, course)
    plan, is_new = Plan.objects.update_or_create(
        group=group,
        course_id=course.course_id,
        defaults=wishes,
        create_defaults={**wishes, "release_id": course.release_id, "created_at": now},
    )
    dates = own_dates or _proposed(course, pacing)
    write_due_dates(plan, dates, now)
    last = max(dates.values(), default=pacing.starts_on)
    what = f"{'Set' if is_new else 'Changed'} the plan: {plan.get_preset_display()}, until "
    note(plan, by, what + date_format(last, "j F Y"), now, before)
    return plan


@transaction.atomic
def choose_plan(  # noqa: PLR0913  what a leader has chosen and seen
    *,
    group: Group,
    course: CourseOutline,
    pacing: Pacing,
    dates: Sequence[date],
    calendar: tuple[str, str],
    by: Person,
    now: datetime,
) -> Plan:
    """As `set_plan`, with exactly the dates that the leader has seen, one for each section, and
    the country (and part of it) whose public holidays count from now on."""
    country, region = calendar
    choose_holidays(group=group, country=country, region=region)
    shown = {section.id: day for section, day in zip(course.sections, dates, strict=True)}
    return set_plan(group=group, course=course, pacing=pacing, own_dates=shown, by=by, now=now)


def _dates_before(group: Group, course: CourseOutline) -> dict[int, date]:
    plan = Plan.objects.filter(group=group, course_id=course.course_id).first()
    return dates_of(plan) if plan else {}


def _wishes(pacing: Pacing) -> dict[str, object]:
    return {
        "preset": pacing.preset,
        "starts_on": pacing.starts_on,
        "every_days": pacing.every_days,
        "weekdays": pacing.weekdays,
        "blackout_days": sorted(day.isoformat() for day in pacing.blackout),
        "due_time": pacing.due_time,
        "zone": pacing.zone,
        "anchor": pacing.anchor,
        "minutes_a_week": pacing.minutes_a_week,
        "buffer_weeks": pacing.buffer_weeks,
        "comes_back": pacing.comes_back,
    }


def _proposed(course: CourseOutline, pacing: Pacing) -> dict[int, date]:
    minutes = [section.minutes for section in course.sections]
    dates = propose(pacing, len(course.sections), minutes)
    return {section.id: day for section, day in zip(course.sections, dates, strict=True)}


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
    typed = dates_of(plan) | {section.id: to}
    return move_dates(plan=plan, course=course, typed=typed, take_later=shift_later, by=by, now=now)


@transaction.atomic
def move_dates(
    *,
    plan: Plan,
    course: CourseOutline,
    typed: Mapping[int, date],
    take_later: bool,
    by: Person,
    now: datetime,
) -> Plan:
    """Sets the dates that were typed, by section id; those left as they were move along with a
    changed one in front of them, if wanted."""
    before = dates_of(plan)
    order = [section for section in course.sections if section.id in typed]
    old = [before.get(section.id, typed[section.id]) for section in order]
    new = [typed[section.id] for section in order]
    moved = rearranged(old, new, take_later=take_later, pacing=pacing_of(plan))
    after = {section.id: day for section, day in zip(order, moved, strict=True)}
    if after == before:
        return plan
    write_due_dates(plan, after, now)
    note(plan, by, _moved_words(order, old, after), now, before)
    return plan


def _moved_words(order: list[SectionOutline], old: list[date], after: Mapping[int, date]) -> str:
    """The first one that moved; and the others, if they did not all come along with it."""
    changed = [s for s, was in zip(order, old, strict=True) if after[s.id] != was] or order
    first = f"Moved “{changed[0].title}” to {date_format(after[changed[0].id], 'j F Y')}"
    if len(changed) == 1:
        return first
    if changed == order[-len(changed) :]:
        return f"{first} and all later ones with it"
    return f"{first} and {len(changed) - 1} more"


@transaction.atomic
def undo_change(*, plan: Plan, change: PlanChange, by: Person, now: datetime) -> bool:
    """Puts the dates back as they were before the newest change; False if it is not the newest
    one any more, or did not touch the dates."""
    newest = plan.changes.select_for_update().first()
    if newest is None or newest.pk != change.pk or not newest.dates_before:
        return False
    before = {int(key): date.fromisoformat(day) for key, day in newest.dates_before.items()}
    write_due_dates(plan, before, now)
    note(plan, by, f"Put the dates back as they were before: {newest.what}", now)
    return True


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
        defaults={**instant_of(plan, to), "reason": reason, "given_by": by, "given_at": now},
    )
    schedule_letters(plan, [to], now)
    if by != person:
        key = f"longer:{plan.pk}:{extension.pk}"
        queue(kind="extension", person_id=person.pk, subject_key=key, due_at=now, now=now)
    until = date_format(to, "j F Y")
    note(plan, by, f"Gave {person.name} until {until} for “{section.title}”", now)
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
    write_due_dates(plan, dates, now)
    people = list(
        Membership.objects.filter(group=plan.group_id)
        .current(now)
        .values_list("person_id", flat=True)
    )
    rebuild_summaries(course=course, people=people)
    note(plan, by, "Accepted a newer edition of the course", now)
    return plan
