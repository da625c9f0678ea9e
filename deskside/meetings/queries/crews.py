from __future__ import annotations

from datetime import datetime

from deskside.meetings.models import CrewMember, Series
from deskside.people.models import Membership, Person, Role


def placed_people(series: Series, now: datetime) -> list[tuple[Person, int | None]]:
    """Everybody of the group but deputies, by name, with the id of their crew; two statements."""
    members = Membership.objects.current(now).filter(
        group_id=series.group_id, person__is_active=True
    )
    people = {
        row.person_id: row.person
        for row in members.exclude(role=Role.DEPUTY)
        .select_related("person")
        .order_by("person__name", "pk")
    }
    inside = CrewMember.objects.filter(crew__series=series, crew__ended_at=None)
    crew_of = dict(inside.values_list("person_id", "crew_id"))
    return [(person, crew_of.get(pk)) for pk, person in people.items()]
