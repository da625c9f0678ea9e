from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from deskside.progress.models import DueDate, Extension
from deskside.progress.states import Due


def due_dates(plan_id: int | None) -> dict[int, datetime]:
    """By section id: the group's due instants. One statement; none without a plan."""
    if plan_id is None:
        return {}
    rows = DueDate.objects.filter(plan_id=plan_id).values_list("section_id", "due_at")
    return dict(rows)


def extensions(plan_id: int | None, people: Iterable[int]) -> dict[int, dict[int, datetime]]:
    """By person id, by section id: the longer instants. One statement; none without a plan."""
    longer: dict[int, dict[int, datetime]] = defaultdict(dict)
    if plan_id is None:
        return longer
    rows = Extension.objects.filter(plan_id=plan_id, person_id__in=list(people))
    for person, section, due_at in rows.values_list("person_id", "section_id", "due_at"):
        longer[person][section] = due_at
    return longer


def due_of_person(plan_id: int | None, person_id: int) -> dict[int, Due]:
    """By section id: when it is due for one person. Two statements; none without a plan."""
    longer = extensions(plan_id, [person_id])[person_id] if plan_id else {}
    return {section: Due(at, longer.get(section)) for section, at in due_dates(plan_id).items()}
