from __future__ import annotations

from typing import Any

from deskside.meetings.models import Photo, RoomNote
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.queries.talk import talk_of


def context(here: RoomView) -> dict[str, Any]:
    """Beside every step of whoever leads: who has spoken, notes, parked topics, photographs."""
    notes = list(RoomNote.objects.filter(sitting=here.sitting).order_by("made_at", "pk"))
    return {
        "talk": talk_of(here),
        "notes": [note for note in notes if note.kind == RoomNote.Kind.NOTE],
        "parked": [note for note in notes if note.kind == RoomNote.Kind.PARKED],
        "photos": list(Photo.objects.filter(sitting=here.sitting).order_by("added_at", "pk")),
    }
