"""The steps of a room, as its row keeps them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any

GATHER = "gather"
MOST_IN_A_ROUND = 6  # above that pairs talk to each other
# Where everybody writes for themselves: a screen without script must not reload under their hands.
WRITING_MODES = frozenset({"write", "promise", "check_back", "cards"})


@dataclass(frozen=True, slots=True)
class RoomStep:
    """One thing a room does; `seconds` is 0 where nothing is counted."""

    key: str
    block: str
    mode: str
    seconds: int
    title: str
    say: str = ""
    text: str = ""
    private: bool = False
    kind: str = ""  # of its block
    phase: str = ""  # of a line: before or after


def first_step(title: str) -> dict[str, Any]:
    """Coming in: the code stands on the wall, and nothing is counted yet."""
    return asdict(RoomStep(key=GATHER, block=GATHER, mode=GATHER, seconds=0, title=title))


def dumped(steps: Iterable[Any]) -> list[dict[str, Any]]:
    """Steps of an agenda (dataclasses or mappings) as the room's row keeps them."""
    return [asdict(_read(step)) for step in steps]


def step_at(rows: list[dict[str, Any]], index: int) -> RoomStep:
    return _read(rows[index])


def left_after(rows: list[dict[str, Any]], index: int) -> int:
    """Seconds of all steps after this one."""
    return sum(int(row["seconds"]) for row in rows[index + 1 :])


def in_a_round(people: int, *, in_pairs: bool | None) -> bool:
    """Whether everybody speaks to all by name; whoever leads may say otherwise."""
    return people <= MOST_IN_A_ROUND if in_pairs is None else not in_pairs


def _read(step: Any) -> RoomStep:
    found: Mapping[str, Any] = (
        asdict(step) if is_dataclass(step) and not isinstance(step, type) else step
    )
    known = {name: found[name] for name in RoomStep.__slots__ if found.get(name) is not None}
    return RoomStep(**known)
