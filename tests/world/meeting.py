"""A meeting that is to come, and one that is on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from deskside.meetings.actions.presence import come_in
from deskside.meetings.models import Attendance, Guest, Room, Sitting
from deskside.people.models import Group, Person
from tests.factories.meetings import make_sitting, open_room
from tests.world.board import OnBoard, on_board


@dataclass(frozen=True)
class Met:
    """`running` has an open room, opened by the group's member, and a guest at its door."""

    planned: Sitting
    running: Sitting
    room: Room
    guest: Guest
    attendance: Attendance
    on_board: OnBoard


def met(group: Group, member: Person, now: datetime) -> Met:
    running = make_sitting(group, starts_at=now)
    room = open_room(running, member, now)
    return Met(
        planned=make_sitting(group, starts_at=now + timedelta(days=7)),
        running=running,
        room=room,
        guest=Guest.objects.create(sitting=running, name="Gio", asked_at=now),
        attendance=come_in(room=room, person=member, now=now),
        on_board=on_board(room, member, now),
    )
