"""What the planner has to know of a group: its plan's wishes, who works when, public holidays."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from deskside.people.holiday_calendars import days_off
from deskside.people.models import Group
from deskside.people.queries.availability import Teammate, teammates
from deskside.progress.models import Plan
from deskside.progress.pacing import Pacing
from deskside.progress.planning.proposal import Known, thin_days

# Who is away in a year is not known; who is away in half a year may be.
AHEAD = timedelta(days=200)
CALENDAR = timedelta(days=1100)


def pacing_of(plan: Plan) -> Pacing:
    """The wishes that a plan was made from; its group is read for the public holidays."""
    return Pacing(
        preset=plan.preset,
        starts_on=plan.starts_on,
        weekdays=plan.weekdays,
        every_days=plan.every_days,
        blackout=frozenset(date.fromisoformat(day) for day in plan.blackout_days),
        due_time=plan.due_time,
        zone=plan.zone,
        anchor=plan.anchor,
        minutes_a_week=plan.minutes_a_week,
        buffer_weeks=plan.buffer_weeks,
        comes_back=plan.comes_back,
        holidays=frozenset(holidays_of(plan.group, plan.starts_on)),
    )


def holidays_of(group: Group, first: date) -> dict[date, str]:
    """By day, the names of the public holidays that count for a group, for three years."""
    last = min(first, date.max - CALENDAR) + CALENDAR
    return days_off(group.holiday_country, group.holiday_region, first, last)


def ahead(first: date) -> tuple[date, date]:
    """The half year from a day on."""
    return first, min(first, date.max - AHEAD) + AHEAD


def known_of(group: Group, first: date, holidays: dict[date, str], now: datetime) -> Known:
    """Two statements."""
    team = teammates(group.pk, ahead(first), now)
    return known_with(group, team, holidays, now)


def known_with(
    group: Group, team: Sequence[Teammate], holidays: dict[date, str], now: datetime
) -> Known:
    today = now.astimezone(ZoneInfo(group.zone)).date()
    return Known(today, [(mate.name, mate.rhythm) for mate in team], holidays)


def thin_of(known: Known, first: date) -> frozenset[date]:
    return thin_days(known.team, *ahead(first))
