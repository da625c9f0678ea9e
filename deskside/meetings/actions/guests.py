from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.meetings.actions.presence import come_in_as_guest
from deskside.meetings.actions.rooms import RoomOver
from deskside.meetings.actions.versions import bump
from deskside.meetings.models import Guest, Room
from deskside.people.models import Person

MOST_WAITING = 20


class TooMany(Exception):  # noqa: N818  an answer to the sender
    """Too many strangers stand at the door already."""


@transaction.atomic
def knock(*, room: Room, name: str, now: datetime) -> Guest:
    """Somebody with the code, who is no member, asks to be let in. Raises RoomOver, TooMany."""
    held = Room.objects.select_for_update().get(pk=room.pk)
    if held.closed_at is not None:
        raise RoomOver
    waiting = Guest.objects.filter(
        sitting_id=held.sitting_id, admitted_at=None, refused_at=None
    ).count()
    if waiting >= MOST_WAITING:
        raise TooMany
    guest = Guest.objects.create(sitting_id=held.sitting_id, name=name, asked_at=now)
    bump(held)
    return guest


@transaction.atomic
def admit(*, room: Room, guest: Guest, by: Person, now: datetime) -> Guest:
    """By name: whoever leads has looked at it. Who was sent away may be let in after all."""
    guest.admitted_by, guest.admitted_at, guest.refused_at = by, now, None
    guest.save(update_fields=["admitted_by", "admitted_at", "refused_at"])
    come_in_as_guest(room=room, guest=guest, now=now)
    return guest


@transaction.atomic
def refuse(*, room: Room, guest: Guest, now: datetime) -> Guest:
    """Not let in, or sent out again: the room is closed to them at once."""
    guest.refused_at = now
    guest.save(update_fields=["refused_at"])
    bump(room)
    return guest
