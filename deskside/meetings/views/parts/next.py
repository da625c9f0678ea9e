from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from deskside.meetings.queries.coming import coming
from deskside.meetings.queries.kept import kept
from deskside.meetings.queries.room_view import RoomView


def context(here: RoomView) -> dict[str, Any]:
    """What is due next, and who leads next."""
    language = get_language() or ""
    key = (here.room.code, "coming", here.room.version, language)
    return {"coming": kept(key, lambda: coming(here.sitting, here.now, language))}
