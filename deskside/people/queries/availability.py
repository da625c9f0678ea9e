from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models.expressions import Combinable

from deskside.people.models import Absence, Membership, Role, WorkPattern
from deskside.people.working import Rhythm


def _away(people: list[int], first: date, last: date) -> dict[int, list[tuple[date, date]]]:
    away: dict[int, list[tuple[date, date]]] = defaultdict(list)
    rows = Absence.objects.filter(person__in=people, first_day__lte=last, last_day__gte=first)
    for person, begins, ends in rows.values_list("person_id", "first_day", "last_day"):
        away[person].append((begins, ends))
    return away


def _rhythm(pattern: WorkPattern, away: tuple[tuple[date, date], ...]) -> Rhythm:
    return Rhythm(pattern.weekdays, pattern.cycle, pattern.cycle_from, away)


def learners_of(group_id: int, now: datetime) -> list[tuple[int, str]]:
    """Ids and names of those who take the course in a group now, its leaders among them."""
    current = Membership.objects.current(now).filter(group=group_id).exclude(role=Role.DEPUTY)
    rows = current.order_by("person__name", "pk").values_list("person_id", "person__name")
    return list(rows.distinct())


@dataclass(frozen=True, slots=True)
class Teammate:
    """Somebody who takes the course; `also` holds what the caller asked for beside it, in order."""

    name: str
    rhythm: Rhythm
    also: tuple[Any, ...]


def teammates(
    group_id: int, stretch: tuple[date, date], now: datetime, **also: Combinable
) -> list[Teammate]:
    """Who takes the course in a group, and when they work in that stretch. Two statements, with
    whatever else is to be known of each, by the membership."""
    current = Membership.objects.current(now).filter(group=group_id).exclude(role=Role.DEPUTY)
    columns = [f"person__work_pattern__{name}" for name in ("weekdays", "cycle", "cycle_from")]
    rows = (
        current.annotate(**also)
        .order_by("person__name", "pk")
        .values_list("person_id", "person__name", *columns, *also)
    )
    people = {row[0]: row[1:] for row in rows}
    away = _away(list(people), *stretch)
    return [
        Teammate(name, _rhythm(_pattern(said[:3]), tuple(away[person])), tuple(said[3:]))
        for person, (name, *said) in people.items()
    ]


def _pattern(said: list[Any]) -> WorkPattern:
    """Whoever has said nothing works Monday to Friday."""
    weekdays, cycle, cycle_from = said
    if weekdays is None:
        return WorkPattern()
    return WorkPattern(weekdays=weekdays, cycle=cycle, cycle_from=cycle_from)


def absent_people(person_ids: Iterable[int], day: date) -> set[int]:
    """Those who have said that they are away that day; one statement."""
    rows = Absence.objects.filter(
        person__in=list(person_ids), first_day__lte=day, last_day__gte=day
    )
    return set(rows.values_list("person_id", flat=True))
