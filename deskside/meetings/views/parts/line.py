from __future__ import annotations

from typing import Any

from deskside.meetings.models import Placement, Shown
from deskside.meetings.position_line import HIGHEST, LOWEST, Shift, shift
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.views.parts.line_drawing import WALL, line_drawing
from deskside.meetings.views.parts.shared import shared


def context(here: RoomView) -> dict[str, Any]:
    """A line from 0 to 10: hidden until everybody has a place or whoever leads shows it, so that
    nobody stands where others stand already."""
    rows = shared(here, "places", lambda: _places(here))
    found = shift((row.before, row.after) for row in rows)
    mine = _mine(here, rows)
    phase = here.step.phase or "before"
    placed = found.placed_again if phase == "after" else found.placed
    everybody = len(here.present)
    is_shown = Shown.objects.filter(sitting=here.sitting, key=here.step.key).exists()
    return {
        "phase": phase,
        "places": range(LOWEST, HIGHEST + 1),
        "mine": mine.after if mine and phase == "after" else mine.before if mine else None,
        "was": mine.before if mine and phase == "after" else None,
        "shift": found,
        "placed": placed,
        "everybody": everybody,
        "shown": is_shown or (placed >= everybody > 0),
        "line": drawn(found, phase),
        "missing": _missing(here, rows, phase),
    }


def shift_of_block(here: RoomView) -> Shift | None:
    """What became of the line of this block, for the talk about it; None where there is none."""
    if here.step.kind != "line":
        return None
    rows = Placement.objects.filter(sitting=here.sitting, block=here.step.block)
    return shift(rows.values_list("before", "after"))


def drawn(found: Shift, phase: str) -> dict[str, Any]:
    """The drawing for a wall and for smaller screens."""
    return {
        "wall": line_drawing(found, both=phase == "after", unit=WALL),
        "small": line_drawing(found, both=phase == "after", unit=WALL // 2),
    }


def _places(here: RoomView) -> list[Placement]:
    return list(Placement.objects.filter(sitting=here.sitting, block=here.step.block))


def _mine(here: RoomView, rows: list[Placement]) -> Placement | None:
    own = here.attendance.pk if here.attendance else None
    return next((row for row in rows if row.attendance_id == own), None)


def _missing(here: RoomView, rows: list[Placement], phase: str) -> list[Any]:
    """Those present who have no place yet: whoever leads puts it in for those without a device."""
    placed = {row.attendance_id for row in rows if getattr(row, phase) is not None}
    return [each for each in here.present if each.attendance_id not in placed]
