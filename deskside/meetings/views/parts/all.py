from __future__ import annotations

from typing import Any

from deskside.meetings.boards import kind_of
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.queries.talk import talk_of
from deskside.meetings.room_steps import all_of
from deskside.meetings.views.cards import OPPOSITE_VIEW
from deskside.meetings.views.parts.board import film_context, sides_of, words_here
from deskside.meetings.views.parts.grain import grain
from deskside.meetings.views.parts.line import drawn, shift_of_block


def context(here: RoomView) -> dict[str, Any]:
    """Everybody together, with what the block has brought together so far."""
    words = words_here(here)
    opposite_key = f"{OPPOSITE_VIEW}-{here.step.block}"
    found: dict[str, Any] = {
        "grain": grain(),
        "talk": talk_of(here),
        "opposite_key": opposite_key,
        "opposite": opposite_key in words.shown,
    }
    steps = _collecting(here)
    if steps:
        kind = kind_of(steps[-1].key, here.step.kind)
        kinds = [kind_of(step.key, step.kind) for step in steps]
        sides = sides_of(here, words, [(side, each) for each in kinds for side in each.sides])
        found |= {
            "sides": [side for side in sides if side["words"]],
            "two_lists": kind.two_lists,
            "is_norms": here.step.kind == "norms",
            **film_context(here, words, kind),
        }
    shift = shift_of_block(here)
    if shift is not None and shift.placed:
        found |= {"shift": shift, "line": drawn(shift, "before")}
    return found


def _collecting(here: RoomView) -> list[Any]:
    """Steps of this block before this one in which something was put up."""
    before = all_of(here.room.steps)[: here.room.step]
    own = [step for step in before if step.block == here.step.block]
    return [step for step in own if step.mode in {"cards", "board"}]
