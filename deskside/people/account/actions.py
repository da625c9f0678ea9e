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
    *, person: Person, weekdays: str, starts: time | None, ends: time | None
) -> WorkPattern:
    pattern, _created = WorkPattern.objects.update_or_create(
        person=person, defaults={"weekdays": weekdays, "starts": starts, "ends": ends}
    )
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
