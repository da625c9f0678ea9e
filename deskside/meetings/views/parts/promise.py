from __future__ import annotations

from typing import Any

from deskside.meetings.queries.own_promises import promise_here
from deskside.meetings.queries.room_view import RoomView


def context(here: RoomView) -> dict[str, Any]:
    """`own`: the viewer's promise of this meeting; `draft`: what they have begun of one, or an
    empty one. Guests have neither."""
    if here.person is None or here.role == "guest":
        return {"own": None, "draft": None}
    found = promise_here(here.person, here.room)
    if found is not None and not found.is_draft:
        return {"own": found, "draft": None}
    words = found.words if found else None
    draft = {
        "when": words.when if words else "",
        "then": words.then if words else "",
        "version": found.version if found else 0,
    }
    return {"own": None, "draft": draft}
