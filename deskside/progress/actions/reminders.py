"""Letters about a plan's dates: planned when dates are written, addressed when their moment comes.

What is planned is only "look at this date now": who has not finished, who is away and what has
moved is asked at that moment, and once more just before a letter goes.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from deskside.ledger.due import schedule_many
from deskside.notify.actions import Order, queue_many
from deskside.progress.models import Plan
from deskside.progress.planning.moments import Moment, moments
from deskside.progress.queries.open_dates import open_sections
from deskside.progress.queries.pacing import pacing_of

WORK = "due_letters"
KIND_OF = {"soon": "due_soon", "today": "due_today", "over": "overdue"}


def schedule_letters(plan: Plan, days: Iterable[date], now: datetime) -> None:
    """Moments that are over are left out: a plan set in the past writes to nobody."""
    pacing = pacing_of(plan)
    schedule_many(
        kind=WORK,
        dues=[
            (subject_key_of(plan.pk, day, moment.which), moment.at)
            for day in sorted(set(days))
            for moment in moments(day, pacing)
            if moment.at > now
        ],
    )


def subject_key_of(plan_id: int, day: date, which: str) -> str:
    return f"plan:{plan_id}:{day.isoformat()}:{which}"


def write_letters(subject_key: str, now: datetime) -> None:
    """Due work: one message for everybody who has something open that is due on that day."""
    _word, plan_id, day_text, which = subject_key.split(":")
    plan = Plan.objects.select_related("group").filter(pk=plan_id, group__archived_at=None).first()
    if plan is None:
        return
    day = date.fromisoformat(day_text)
    moment = _moment(plan, day, which)
    if moment is None or not moment.at <= now < moment.until:
        return
    orders = [
        Order(person, f"plan:{plan.pk}:{day_text}", moment.at)
        for person in sorted(open_sections(plan, day, now))
    ]
    queue_many(kind=KIND_OF[which], orders=orders, now=now)


def _moment(plan: Plan, day: date, which: str) -> Moment | None:
    """As the plan says now; None where its days off have changed so that there is none."""
    return next((one for one in moments(day, pacing_of(plan)) if one.which == which), None)
