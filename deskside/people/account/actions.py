from __future__ import annotations

from datetime import date, time

from django.db import transaction

from deskside.people.models import Absence, Person, WorkPattern


@transaction.atomic
def change_about_me(*, person: Person, name: str, zone: str, language: str) -> Person:
    """Touches these three alone: the page's copy of the person may be older than the row."""
    person.name, person.zone, person.language = name, zone, language
    person.save(update_fields=["name", "zone", "language"])
    return person


@transaction.atomic
def change_work_pattern(
    *,
    person: Person,
    weekdays: str,
    starts: time | None,
    ends: time | None,
    cycle: str = "",
    cycle_from: date | None = None,
) -> WorkPattern:
    """`cycle`: days on and off in turn from `cycle_from`; with one, weekdays do not count."""
    said = {
        "weekdays": weekdays,
        "starts": starts,
        "ends": ends,
        "cycle": cycle,
        "cycle_from": cycle_from if cycle else None,
    }
    pattern, _created = WorkPattern.objects.update_or_create(person=person, defaults=said)
    return pattern


@transaction.atomic
def add_absence(*, person: Person, first_day: date, last_day: date) -> Absence:
    absence, _created = Absence.objects.get_or_create(
        person=person, first_day=first_day, last_day=last_day
    )
    return absence


@transaction.atomic
def remove_absence(*, person: Person, first_day: date, last_day: date) -> int:
    """How many went: none when another tab was quicker."""
    removed, _by_model = Absence.objects.filter(
        person=person, first_day=first_day, last_day=last_day
    ).delete()
    return removed
