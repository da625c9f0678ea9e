from __future__ import annotations

from typing import Any

from deskside.meetings.queries.room_people import own_writing
from deskside.meetings.queries.room_view import RoomView


def context(here: RoomView) -> dict[str, Any]:
    """What the viewer has written in this block so far; nobody else's."""
    if here.person is None or here.role == "guest":
        return {"own": None}
    return {"own": own_writing(here.person, here.sitting, here.step.block)}
