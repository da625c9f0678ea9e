from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime

from deskside.people.models import Absence, Membership, Role, WorkPattern
from deskside.people.working import Rhythm


def rhythms(person_ids: Iterable[int], first: date, last: date) -> dict[int, Rhythm]:
    """By person id: when they work, with their absences in that stretch. Two statements; whoever
    has said nothing works Monday to Friday."""
    wanted = list(person_ids)
    away: dict[int, list[tuple[date, date]]] = defaultdict(list)
    rows = Absence.objects.filter(person__in=wanted, first_day__lte=last, last_day__gte=first)
    for person, begins, ends in rows.values_list("person_id", "first_day", "last_day"):
        away[person].append((begins, ends))
    patterns = {row.person_id: row for row in WorkPattern.objects.filter(person__in=wanted)}
    return {
        person: _rhythm(patterns.get(person) or WorkPattern(), tuple(away[person]))
        for person in wanted
    }


def _rhythm(pattern: WorkPattern, away: tuple[tuple[date, date], ...]) -> Rhythm:
    return Rhythm(pattern.weekdays, pattern.cycle, pattern.cycle_from, away)


def learners_of(group_id: int, now: datetime) -> list[tuple[int, str]]:
    """Ids and names of those who take the course in a group now, its leaders among them."""
    current = Membership.objects.current(now).filter(group=group_id).exclude(role=Role.DEPUTY)
    rows = current.order_by("person__name", "pk").values_list("person_id", "person__name")
    return list(rows.distinct())


def absent_people(person_ids: Iterable[int], day: date) -> set[int]:
    """Those who have said that they are away that day; one statement."""
    rows = Absence.objects.filter(
        person__in=list(person_ids), first_day__lte=day, last_day__gte=day
    )
    return set(rows.values_list("person_id", flat=True))
