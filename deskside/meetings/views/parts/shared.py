from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from deskside.meetings.queries.kept import kept
from deskside.meetings.queries.room_view import RoomView

T = TypeVar("T")


def shared(here: RoomView, name: Hashable, make: Callable[[], T]) -> T:
    """What is the same on all screens at this version of the room: hundreds ask at once.

    Nothing of one person's own goes in here.
    """
    return kept((here.room.code, here.room.version, here.step.key, name), make)
