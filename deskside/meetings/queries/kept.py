"""What all screens of a room have in common, read once for all of them and forgotten in seconds.

When a page turns, hundreds ask for the same thing within the same second. Nothing that belongs to
one person goes in here; a key begins with the room's code, so that no other room ever meets it.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Hashable
from typing import TypeVar

T = TypeVar("T")
SECONDS = 3.0
MOST = 500

_kept: dict[Hashable, tuple[float, object]] = {}


def kept(key: tuple[Hashable, ...], make: Callable[[], T], seconds: float = SECONDS) -> T:
    """What `make` said less than so many seconds ago for the same key, else what it says now."""
    now = time.monotonic()
    found = _kept.get(key)
    if found is not None and found[0] > now:
        return found[1]  # type: ignore[return-value]  # the key says what it is
    value = make()
    if len(_kept) >= MOST:
        _kept.clear()
    _kept[key] = (now + seconds, value)
    return value


def forget() -> None:
    """For tests, whose clocks stand still."""
    _kept.clear()
