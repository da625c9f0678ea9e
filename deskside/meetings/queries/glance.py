"""A room only to be looked at: the same picture as `room_view`, for hundreds in one second."""

from __future__ import annotations

from copy import copy
from datetime import datetime
from uuid import UUID

from deskside.meetings.models import Attendance, Room
from deskside.meetings.queries.kept import kept
from deskside.meetings.queries.pulse import Pulse, pulse
from deskside.meetings.queries.room_view import (
    PutOut,
    RoomView,
    Viewer,
    attendances_of,
    everybody_of,
    own_of,
    role_of,
    with_related,
)
from deskside.meetings.room_steps import step_at
from deskside.people.models import Role


def glance(viewer: Viewer, sitting_uid: UUID, now: datetime) -> RoomView | None:
    """As `room_view`; one statement of one's own, the rest was read a moment ago for whoever asked
    first. Nothing may be changed by what it gives. Raises PutOut."""
    found = pulse(viewer, sitting_uid, now)
    if found is None or not (found.may_stay or found.was_in):
        return None
    if not found.may_stay:
        raise PutOut
    room = _room(found)
    attendances = _attendances(found, room)
    own = own_of(viewer, attendances)
    if own is None and found.was_in:
        attendances = attendances_of(room.sitting_id)  # came since the others were read
        own = own_of(viewer, attendances)
    membership = Role.LEADER if found.is_leader else Role.LEARNER
    role = role_of(viewer, room, membership, own)
    if role is None:
        return None
    return RoomView(
        room=room,
        step=step_at(room.steps, room.step),
        viewer=viewer,
        attendance=own,
        role=role,
        everybody=kept(
            (*_key(found), "everybody", own is None), lambda: everybody_of(attendances, now)
        ),
        now=now,
    )


def first_sight(found: Pulse) -> dict[str, str]:
    """What everybody may see of the step, before their own part of it is there."""

    def read() -> dict[str, str]:
        row = Room.objects.only("steps").get(pk=found.room_id)
        step = step_at(row.steps, found.step)
        return {"title": step.title, "text": step.text or step.title}

    return kept((found.code, found.version, found.step, "first"), read)


def _key(found: Pulse) -> tuple[object, ...]:
    return (found.code, found.version, found.driver_id, found.here)


def _room(found: Pulse) -> Room:
    """A copy, as when somebody was last heard of is this moment's."""
    room = copy(kept((*_key(found), "room"), lambda: with_related().get(pk=found.room_id)))
    room.driver_seen_at = found.driver_seen_at
    return room


def _attendances(found: Pulse, room: Room) -> list[Attendance]:
    key = (*_key(found), "attendances", found.has_left)
    return kept(key, lambda: attendances_of(room.sitting_id))
