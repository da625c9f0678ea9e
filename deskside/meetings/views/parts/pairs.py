from __future__ import annotations

from typing import Any

from deskside.meetings.board_size import fitting_tables
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.queries.seats import seating
from deskside.meetings.views.parts.shared import shared


def context(here: RoomView) -> dict[str, Any]:
    """Who talks with whom; the same on all screens."""
    present = here.present
    key = ("seats", tuple(each.attendance_id for each in present))
    seats = shared(here, key, lambda: seating(here.sitting, here.step, present))
    own = here.attendance.pk if here.attendance else None
    mine = seats.of(own)
    return {
        "tables": seats.tables,
        "wall_tables": fitting_tables(seats.tables),
        "table": mine[0] if mine else None,
        "others": mine[1] if mine else (),
        "far": mine is not None and any(each.presence == "remote" for each in _around(here, mine)),
    }


def _around(here: RoomView, mine: tuple[int, tuple[Any, ...]]) -> list[Any]:
    """Somebody joins from elsewhere: then the table is a call or a chat."""
    own = [each for each in here.present if here.attendance and _is(each, here.attendance.pk)]
    return [*own, *mine[1]]


def _is(each: Any, attendance_id: int) -> bool:
    return bool(each.attendance_id == attendance_id)
