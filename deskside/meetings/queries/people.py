"""Who belongs to a sitting."""

from __future__ import annotations

from datetime import date, datetime

from deskside.meetings.models import CrewMember, Sitting
from deskside.people.models import Membership, Role
from deskside.progress.queries.away import away_people


def crew_of(sitting: Sitting, now: datetime) -> list[tuple[int, str]]:
    """Person and name of whoever belongs to it, by name: its crew, or the whole group. Deputies
    only look and are not counted; who is away is in it too. One statement."""
    group_id = sitting.meeting.series.group_id
    members = (
        Membership.objects.current(now)
        .filter(group_id=group_id, person__is_active=True)
        .exclude(role=Role.DEPUTY)
    )
    if sitting.crew_id is not None:
        inside = CrewMember.objects.filter(crew_id=sitting.crew_id)
        members = members.filter(person__in=inside.values("person_id"))
    rows = members.order_by("person__name", "person_id").values_list("person_id", "person__name")
    return list(dict.fromkeys(rows))


def away_on(person_ids: list[int], day: date) -> set[int]:
    """Who of them is away on that day, or whose plan is paused."""
    return away_people(person_ids, day)
