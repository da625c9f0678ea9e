"""May she? Each answer costs at most one statement.

Whoever leads a sitting may prepare and drive it from being named until it is over; an understudy
too. Leaders of the group may always; deputies only look.
"""

from __future__ import annotations

from datetime import datetime

from deskside.meetings.models import Sitting
from deskside.people.models import Group, Membership, Person, Role


def can_see_meetings(person: Person, group: Group, now: datetime) -> bool:
    """Whoever is in the group now, and owners."""
    return person.is_owner or _is_member(person, group.pk, now)


def can_arrange(person: Person, group: Group, now: datetime) -> bool:
    """Set up, move, call off, name who leads: the group's leaders, and owners."""
    return person.is_owner or _is_member(person, group.pk, now, role=Role.LEADER)


def can_prepare(person: Person, sitting: Sitting, now: datetime) -> bool:
    """Read the preparation and change the run-sheet. `sitting` has its meeting and series."""
    group_id = sitting.meeting.series.group_id
    if leads_it(person, sitting):
        return person.is_owner or _is_member(person, group_id, now)
    return person.is_owner or _is_member(person, group_id, now, role=Role.LEADER)


def can_drive(person: Person, sitting: Sitting, now: datetime) -> bool:
    """Open the room and turn its pages; the same people as those who prepare."""
    return can_prepare(person, sitting, now)


def leads_it(person: Person, sitting: Sitting) -> bool:
    """Named for it, and it is not over: what that allows ends with the sitting. No statement."""
    return not sitting.is_over and person.pk in {sitting.facilitator_id, sitting.understudy_id}


def _is_member(person: Person, group_id: int, now: datetime, role: Role | None = None) -> bool:
    own = Membership.objects.current(now).filter(person=person, group_id=group_id)
    return bool((own.filter(role=role) if role else own).exists())
