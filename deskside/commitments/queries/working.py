from __future__ import annotations

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from deskside.commitments.timing import Working
from deskside.people.models import Absence, Person, WorkPattern


def working_of(person: Person, now: datetime) -> Working:
    """When somebody works; two statements. Whoever has not said: Monday to Friday."""
    pattern = WorkPattern.objects.filter(person=person).first() or WorkPattern()
    # A day before: it may still be that day where the person is.
    away = Absence.objects.filter(
        person=person, last_day__gte=now.date() - timedelta(days=1)
    ).values_list("first_day", "last_day")
    return Working(
        pattern.weekdays,
        pattern.starts,
        pattern.ends,
        tuple(away),
        pattern.cycle,
        pattern.cycle_from,
    )


def is_away(person: Person, now: datetime) -> bool:
    """Whether somebody is absent today, on their own calendar; one statement."""
    today = now.astimezone(ZoneInfo(person.zone)).date()
    away = Absence.objects.filter(person=person, first_day__lte=today, last_day__gte=today)
    return bool(away.exists())
