"""How much fits on a wall where no text is smaller than 40 pixels, and how large it is. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

# Characters that a wall of 1920 x 1080 holds beside the code and the clock, by size of the type.
_ROOM = {"big": 130, "middle": 320, "small": 620}
_GAP = 3  # what stands between two words
MOST_TABLES = 24
FEW_TABLES, SOME_TABLES = 5, 12


class Worded(Protocol):
    @property
    def text(self) -> str: ...


Some = TypeVar("Some", bound=Worded)


@dataclass(frozen=True, slots=True)
class Fit(Generic[Some]):
    """`words` fit in this `size`; `more` do not."""

    words: tuple[Some, ...]
    size: str
    more: int


def fitting(words: Sequence[Some], *, lists: int = 1) -> Fit[Some]:
    """As many words as a list on the wall holds, the first ones; `lists` stand side by side."""
    lengths = [len(word.text) + _GAP for word in words]
    for size, room in _ROOM.items():
        if sum(lengths) * lists <= room:
            return Fit(tuple(words), size, 0)
    room, count = _ROOM["small"] // lists, 0
    while count < len(words) and sum(lengths[: count + 1]) <= room:
        count += 1
    count = max(count, min(1, len(words)))
    return Fit(tuple(words[:count]), "small", len(words) - count)


@dataclass(frozen=True, slots=True)
class Tables:
    """Names of each table; `more` tables find theirs on a phone."""

    tables: tuple[tuple[str, ...], ...]
    size: str
    more: int


def fitting_tables(tables: Sequence[Sequence[object]]) -> Tables:
    """Those with somebody without a device first, as the others see it in their hands."""
    ordered = sorted(
        enumerate(tables, 1),
        key=lambda one: not any(getattr(each, "presence", "") == "paper" for each in one[1]),
    )
    shown = sorted(ordered[:MOST_TABLES], key=lambda one: one[0])
    size = (
        "big" if len(tables) <= FEW_TABLES else "middle" if len(tables) <= SOME_TABLES else "small"
    )
    names = tuple(tuple(str(getattr(each, "name", "")) for each in table) for _no, table in shown)
    return Tables(names, size, len(tables) - len(shown))
