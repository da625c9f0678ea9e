from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format

from deskside.notify.actions import queue
from deskside.people.models import Person
from deskside.progress.actions.dates import dates_of, instant_of, note, write_due_dates
from deskside.progress.actions.reminders import schedule_letters
from deskside.progress.models import Extension, Pause, Plan


@dataclass(frozen=True, slots=True)
class Away:
    """What a leader says of a pause; the reason is for those who lead the group."""

    first: date
    last: date
    reason: str = ""
    person: Person | None = None  # None: the whole group


@transaction.atomic
def pause_plan(
    *, plan: Plan, away: Away, dates: Mapping[int, date], by: Person, now: datetime
) -> Pause:
    """Keeps the pause and moves the dates that the leader has seen, by section id: the group's,
    or one person's as longer ones. Nobody is reminded while it lasts."""
    pause = Pause.objects.create(
        plan=plan,
        person=away.person,
        first_day=away.first,
        last_day=away.last,
        reason=away.reason,
        made_by=by,
        made_at=now,
    )
    stretch = f"{date_format(away.first, 'j F')} to {date_format(away.last, 'j F Y')}"
    if away.person is None:
        before = dates_of(plan)
        write_due_dates(plan, before | dict(dates), now)
        note(plan, by, f"Paused the group: {stretch}", now, before)
        return pause
    give_longer_dates(plan=plan, person_dates={away.person.pk: dates}, by=by, now=now)
    note(plan, by, f"Paused for {away.person.name}: {stretch}", now)
    if dates and by != away.person:
        key = f"longer:{plan.pk}:{pause.pk}"
        queue(kind="extension", person_id=away.person.pk, subject_key=key, due_at=now, now=now)
    return pause


@transaction.atomic
def end_pause(*, pause: Pause, by: Person, now: datetime) -> Plan:
    """Reminders come again. Dates stay where they are: the leader moves them if wanted."""
    whom = pause.person.name if pause.person else "the group"
    plan = pause.plan
    pause.delete()
    note(plan, by, f"Ended the pause of {whom}; dates stay as they are", now)
    return plan


@transaction.atomic
def give_longer_dates(
    *,
    plan: Plan,
    person_dates: Mapping[int, Mapping[int, date]],
    by: Person | None,
    now: datetime,
) -> int:
    """Longer dates by person id and section id, in one go; how many. A later one that somebody
    has already is replaced as well: whoever calls has looked at it."""
    rows = [
        Extension(
            plan=plan,
            section_id=section,
            person_id=person,
            given_by=by,
            given_at=now,
            **instant_of(plan, day),
        )
        for person, dates in person_dates.items()
        for section, day in dates.items()
    ]
    Extension.objects.bulk_create(
        rows,
        batch_size=500,
        update_conflicts=True,
        unique_fields=["plan", "section", "person"],
        update_fields=["local_date", "local_time", "zone", "due_at", "given_by", "given_at"],
    )
    schedule_letters(plan, {row.local_date for row in rows}, now)
    return len(rows)
