from __future__ import annotations

from typing import Any

from deskside.meetings.boards import NORM, kind_of
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.views.parts.board import sides_of, words_here
from deskside.meetings.views.parts.grain import grain


def context(here: RoomView) -> dict[str, Any]:
    """Cards without names: only how many, until whoever leads shows them."""
    kind = kind_of(here.step.key, here.step.kind)
    words = words_here(here)
    side = sides_of(here, words, [(kind.sides[0], kind)])[0]
    return {
        "grain": grain(),
        "board": side,
        "count": sum(word.times for word in side["words"]),
        "shown": here.step.key in words.shown,
        "removed": [word for word in words.taken_off(here.step.block) if word.side == side["side"]],
        "is_norms": side["side"] == NORM,
        "is_opposite": kind.sides[0] == "opposite",
    }
