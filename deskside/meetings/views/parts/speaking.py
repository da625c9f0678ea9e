"""Who speaks when: everybody by name, each for the same time."""

from __future__ import annotations

from typing import Any

from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.room_steps import speaking_order

LEAST_SECONDS = 8


def context(here: RoomView) -> dict[str, Any]:
    """`order`: those present, beginning with another one in each step; `each`: seconds of one."""
    order = speaking_order(list(here.present), start=here.sitting.pk + here.room.step)
    # A round in which nobody has the time for a sentence is none.
    if len(order) * LEAST_SECONDS > here.step.seconds:
        order = []
    return {
        "order": order if here.by_name or here.step.mode == "check_back" else [],
        "each": here.step.seconds // len(order) if order else here.step.seconds,
        "by_name": here.by_name,
    }
