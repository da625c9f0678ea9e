"""Who comes, who is still there, who has left. Screens see it by the number of those present: five
hundred phones need not be drawn anew for each who comes in."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.meetings.actions.versions import bump
from deskside.meetings.models import Attendance, Guest, Room
from deskside.meetings.models.room import Presence
from deskside.meetings.queries.room_view import HERE_FOR
from deskside.people.models import Person

# How often a screen's sign of life is written down, and that of whoever turns the pages.
TOUCH_AFTER = timedelta(seconds=20)
DRIVER_TOUCH_AFTER = timedelta(seconds=8)


@transaction.atomic
def come_in(
    *, room: Room, person: Person, now: datetime, presence: str = Presence.HERE
) -> Attendance:
    """Somebody is there, or is back. At once from two devices it is one person."""
    is_new = insert_ignoring_conflicts(
        Attendance,
        sitting_id=room.sitting_id,
        person=person,
        presence=presence,
        came_at=now,
        seen_at=now,
    )
    attendance = Attendance.objects.select_for_update().get(
        sitting_id=room.sitting_id, person=person
    )
    if not is_new:
        _back(attendance, presence, now)
    return attendance


@transaction.atomic
def come_in_as_guest(*, room: Room, guest: Guest, now: datetime) -> Attendance:
    """The guest has been let in."""
    attendance, is_new = Attendance.objects.get_or_create(
        guest=guest, defaults={"sitting_id": room.sitting_id, "came_at": now, "seen_at": now}
    )
    if not is_new:
        _back(attendance, attendance.presence, now)
    return attendance


@transaction.atomic
def leave(*, room: Room, attendance: Attendance, now: datetime) -> Attendance:
    """Gone, early or late. Where it was whoever turned the pages, anybody may take over."""
    attendance.left_at = now
    attendance.save(update_fields=["left_at"])
    if attendance.person_id is not None:
        Room.objects.filter(pk=room.pk, driver_id=attendance.person_id).update(driver=None)
    return attendance


@transaction.atomic
def set_presence(*, room: Room, attendance: Attendance, presence: str) -> Attendance:
    """In the room, from elsewhere, or without a device."""
    attendance.presence = Presence(presence)
    attendance.save(update_fields=["presence"])
    bump(room)
    return attendance


def touch(*, attendance_id: int, seen_at: datetime, now: datetime) -> None:
    """A sign of life, written at most every twenty seconds; nobody's screen changes by it."""
    if now - seen_at >= TOUCH_AFTER:
        Attendance.objects.filter(pk=attendance_id, left_at=None).update(seen_at=now)


def touch_driver(*, room_id: int, person_id: int, seen_at: datetime, now: datetime) -> None:
    if now - seen_at >= DRIVER_TOUCH_AFTER:
        Room.objects.filter(pk=room_id, driver_id=person_id).update(driver_seen_at=now)


def _back(attendance: Attendance, presence: str, now: datetime) -> None:
    is_gone = attendance.left_at is not None or now - attendance.seen_at > HERE_FOR
    attendance.left_at, attendance.seen_at = None, now
    if is_gone or presence != Presence.HERE:
        attendance.presence = Presence(presence)
    attendance.save(update_fields=["left_at", "seen_at", "presence"])
