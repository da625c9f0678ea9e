from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db.models import Q

from deskside.meetings.models import Swap
from deskside.people.models import Membership, Person

RELATED = (
    "asked_by",
    "asked_of",
    "sitting__meeting__series__group",
    "for_sitting__meeting",
)


def swap_for(person: Person, uid: UUID, now: datetime) -> Swap | None:
    """For the two it is between, as long as they are in the group; one statement."""
    own = Membership.objects.current(now).filter(person=person)
    rows = Swap.objects.filter(
        Q(asked_by=person) | Q(asked_of=person),
        uid=uid,
        sitting__meeting__series__group__in=own.values("group_id"),
    )
    return rows.select_related(*RELATED).first()
