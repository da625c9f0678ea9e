from __future__ import annotations

from datetime import datetime
from uuid import UUID

from deskside.meetings.models import Guest, Room
from deskside.people.models import Membership, Person


def open_room_by_code(code: str) -> Room | None:
    """The running room with these letters; one statement."""
    related = Room.objects.select_related("sitting__meeting__series__group")
    return related.filter(code=code, closed_at=None).first()


def belongs_to(person: Person, room: Room, now: datetime) -> bool:
    group_id = room.sitting.meeting.series.group_id
    own = Membership.objects.current(now).filter(person=person, group_id=group_id)
    return person.is_owner or bool(own.exists())


def guest_at(room: Room, uid: UUID | None) -> Guest | None:
    """The guest whose key a browser holds, at this very room."""
    return Guest.objects.filter(uid=uid, sitting_id=room.sitting_id).first() if uid else None
