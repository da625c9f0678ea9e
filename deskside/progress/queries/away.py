from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from deskside.people.models import Membership
from deskside.people.queries.availability import absent_people
from deskside.progress.models import Pause


def away_people(person_ids: Iterable[int], day: date) -> set[int]:
    """Those of them who are absent that day, or whose plan is paused; four statements at most."""
    wanted = set(person_ids)
    pauses = Pause.objects.filter(first_day__lte=day, last_day__gte=day)
    people: set[int] = set()
    groups: set[int] = set()
    for person, group in pauses.values_list("person_id", "plan__group_id"):
        if person is None:
            groups.add(group)
        else:
            people.add(person)
    in_pause = Membership.objects.filter(group__in=groups, person__in=wanted, ends_at=None)
    in_paused_groups = set(in_pause.values_list("person_id", flat=True)) if groups else set()
    return absent_people(wanted, day) | (people & wanted) | in_paused_groups


def pauses_of(plan_id: int, today: date) -> list[Pause]:
    """Those that are not over, with the names of whom they are for."""
    rows = Pause.objects.filter(plan=plan_id, last_day__gte=today)
    return list(rows.select_related("person", "made_by"))
