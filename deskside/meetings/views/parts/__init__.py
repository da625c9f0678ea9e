"""What a step shows on a phone, to whoever leads, and on the wall: a module per mode.

`<mode>.py` has `context(here) -> dict`, its templates are `meetings/parts/<mode>_<screen>.html` and
get that dict and `here` (the RoomView). When the room changes its screens fetch the part anew and
exchange what differs, slot by slot: put what others change into a `<div data-slot="cards">` and a
form somebody types in into another one. `<div data-slot="add" data-keep="add:{{ here.step.key }}">`
is left alone as long as the key stays the same. A form with `data-room-form` is sent in the
background (answer it with `answer_once`), emptied when it was taken, and the screens come at once.
"""

from __future__ import annotations

from importlib import import_module
from importlib.util import find_spec
from typing import Any

from deskside.meetings.queries.room_view import RoomView

SCREENS = ("phone", "lead", "wall")
# Beside every step, whatever it does: who has spoken, notes, parked topics.
SIDE = "side"


def part_context(mode: str, here: RoomView) -> dict[str, Any]:
    """What `views/parts/<mode>.py` gives for this viewer; nothing where a mode needs nothing."""
    name = f"{__name__}.{mode}"
    if not mode.isidentifier() or find_spec(name) is None:
        return {}
    found: dict[str, Any] = import_module(name).context(here)
    return found


def part_templates(mode: str, screen: str) -> list[str]:
    """The first that exists: the mode's own for this screen, else plain words."""
    other = "nothing" if mode == SIDE else f"plain_{screen}"
    return [f"meetings/parts/{mode}_{screen}.html", f"meetings/parts/{other}.html"]
