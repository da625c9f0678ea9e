from __future__ import annotations

from typing import Any

from deskside.meetings.queries.kept import kept
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.queries.seats import seating
from deskside.meetings.views.parts import promise, speaking


def context(here: RoomView) -> dict[str, Any]:
    """One's own promise to tell: to everybody in turn, or to a neighbour where there are many.

    `with_names`: those at the viewer's own table, themselves left out; empty without one.
    """
    found = promise.context(here) | speaking.context(here) | {"tables": (), "with_names": []}
    if here.by_name:
        return found
    key = (here.room.code, "tables", here.room.version, len(here.present))
    seats = kept(key, lambda: seating(here.sitting, here.step, here.present))
    own = here.attendance.pk if here.attendance else None
    table = seats.of(own)
    names = [one.name for one in table[1]] if table else []
    return found | {"tables": seats.tables, "with_names": names}
