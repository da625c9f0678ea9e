"""What stands on the boards of a meeting that is on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.core.files.base import ContentFile

from deskside.meetings.actions.boards import add_card
from deskside.meetings.actions.notes import add_note
from deskside.meetings.models import Photo, Room, RoomNote
from deskside.people.models import Person
from tests.meetings.board.steps import STEPS


@dataclass(frozen=True)
class OnBoard:
    note: RoomNote
    photo: Photo


def on_board(room: Room, member: Person, now: datetime) -> OnBoard:
    """Gives the room steps with boards and a line, a word, a note and a photograph."""
    room.steps = [*room.steps, *STEPS]
    room.save(update_fields=["steps"])
    add_card(sitting=room.sitting, block="board", side="heroes", text="looked up")
    photo = Photo(sitting=room.sitting, width=4, height=3, added_by=member, added_at=now)
    photo.file.save("chart.jpg", ContentFile(b"a flip chart"), save=True)
    return OnBoard(
        note=add_note(sitting=room.sitting, kind="note", text="We ring back.", by=member, now=now),
        photo=photo,
    )
