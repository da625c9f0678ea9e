"""How due dates, longer dates and the history of a plan are written; for the other actions."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from deskside.lib.zones import resolve
from deskside.people.models import Person
from deskside.progress.actions.reminders import schedule_letters
from deskside.progress.models import DueDate, Plan, PlanChange


def instant_of(plan: Plan, day: date) -> dict[str, object]:
    """The columns of a DueInstant: the plan's own time and zone on that day."""
    return {
        "local_date": day,
        "local_time": plan.due_time,
        "zone": plan.zone,
        "due_at": resolve(day, plan.due_time, plan.zone),
    }


def dates_of(plan: Plan) -> dict[int, date]:
    """By section id."""
    return dict(plan.due_dates.values_list("section_id", "local_date"))


def write_due_dates(plan: Plan, dates: Mapping[int, date], now: datetime) -> None:
    """Replaces them all, and has the letters about them looked at when their moments come."""
    plan.due_dates.all().delete()
    DueDate.objects.bulk_create(
        DueDate(plan=plan, section_id=section_id, **instant_of(plan, day))
        for section_id, day in dates.items()
    )
    schedule_letters(plan, dates.values(), now)


def note(
    plan: Plan,
    by: Person | None,
    what: str,
    now: datetime,
    before: Mapping[int, date] | None = None,
) -> PlanChange:
    """One line of history; with `before` the change can be undone while it is the newest."""
    kept = {str(section): day.isoformat() for section, day in before.items()} if before else None
    return PlanChange.objects.create(
        plan=plan, person=by, what=what[:300], dates_before=kept, changed_at=now
    )
