from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from deskside.lib.db.rows import connection_rows, instant
from deskside.progress.states import Due

# Written by hand: every page of a learner or leader asks, and building them takes longer than they.
DUE = "SELECT section_id, due_at FROM progress_duedate WHERE plan_id = %s"
LONGER = """
SELECT person_id, section_id, due_at FROM progress_extension
WHERE plan_id = %s AND person_id IN ({})
"""
ALL_LONGER = "SELECT person_id, section_id, due_at FROM progress_extension WHERE plan_id = %s"
OF_PERSON = """
SELECT d.section_id, d.due_at, e.due_at FROM progress_duedate d
LEFT JOIN progress_extension e
    ON e.plan_id = d.plan_id AND e.section_id = d.section_id AND e.person_id = %s
WHERE d.plan_id = %s
"""


def due_dates(plan_id: int | None) -> dict[int, datetime]:
    """By section id: the group's due instants. One statement; none without a plan."""
    if plan_id is None:
        return {}
    rows = connection_rows(DUE, [plan_id])
    return {section: at for section, due_at in rows if (at := instant(due_at))}


def extensions(plan_id: int | None, people: Iterable[int]) -> dict[int, dict[int, datetime]]:
    """By person id, by section id: the longer instants. One statement; none without a plan."""
    longer: dict[int, dict[int, datetime]] = defaultdict(dict)
    wanted = list(people)
    if plan_id is None or not wanted:
        return longer
    rows = connection_rows(LONGER.format(", ".join(["%s"] * len(wanted))), [plan_id, *wanted])
    for person, section, due_at in rows:
        longer[person][section] = instant(due_at) or due_at
    return longer


def all_extensions(plan_id: int) -> dict[int, dict[int, datetime]]:
    """As `extensions`, of everybody; for files about a whole group. One statement."""
    longer: dict[int, dict[int, datetime]] = defaultdict(dict)
    for person, section, due_at in connection_rows(ALL_LONGER, [plan_id]):
        longer[person][section] = instant(due_at) or due_at
    return longer


def due_of_person(plan_id: int | None, person_id: int) -> dict[int, Due]:
    """By section id: when it is due for one person. One statement; none without a plan."""
    if plan_id is None:
        return {}
    rows = connection_rows(OF_PERSON, [person_id, plan_id])
    return {
        section: Due(at, instant(longer))
        for section, due_at, longer in rows
        if (at := instant(due_at))
    }
