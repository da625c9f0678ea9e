from __future__ import annotations

from typing import Any

from deskside.commitments.showing import answer_choices
from deskside.meetings.queries.own_promises import to_look_back
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.views.parts import speaking


def context(here: RoomView) -> dict[str, Any]:
    """The viewer's own promises of last time; for all, the order in which people speak."""
    is_guest = here.person is None or here.role == "guest"
    person = here.person
    return {
        "promises": [] if is_guest or person is None else to_look_back(person, here.room),
        "answers": answer_choices(),
        **speaking.context(here),
    }
