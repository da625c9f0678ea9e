"""The steps of a room, as its row keeps them. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, is_dataclass
from typing import Any, TypeVar

T = TypeVar("T")

GATHER = "gather"
MOST_IN_A_ROUND = 6  # above that pairs talk to each other


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
    block_title: str = ""
    phase: str = ""  # of a line: before or after


def first_step(title: str) -> dict[str, Any]:
    """Coming in: the code stands on the wall, and nothing is counted yet."""
    return asdict(RoomStep(key=GATHER, block=GATHER, mode=GATHER, seconds=0, title=title))


def dumped(steps: Iterable[Any]) -> list[dict[str, Any]]:
    """Steps of an agenda (dataclasses or mappings) as the room's row keeps them."""
    return [asdict(_read(step)) for step in steps]


def step_at(rows: list[dict[str, Any]], index: int) -> RoomStep:
    return _read(rows[index])


def all_of(rows: list[dict[str, Any]]) -> list[RoomStep]:
    return [_read(row) for row in rows]


@dataclass(frozen=True, slots=True)
class Mark:
    """One word of the bar that says where a room stands."""

    title: str
    index: int  # of the first step it stands for
    is_now: bool
    is_over: bool


def marks(rows: list[dict[str, Any]], now: int) -> list[Mark]:
    """The block that is on in its steps, the others by their names: seldom more than seven."""
    steps, found = all_of(rows), list[Mark]()
    last = ""
    for index, step in enumerate(steps):
        is_on = step.block == steps[now].block
        if step.block == last and not is_on:
            continue
        last = step.block
        title = step.title if is_on else step.block_title or step.title
        found.append(Mark(title, index, index == now, index < now))
    return [mark for mark in found if mark.index or not now]


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
    return RoomStep(**{"phase": _phase(str(found["key"]))} | known)


def _phase(key: str) -> str:
    ending = key.rpartition("-")[2]
    return ending if ending in {"before", "after"} else ""


def speaking_order(people: list[T], start: int) -> list[T]:
    """Everybody once, beginning with another one each time."""
    if not people:
        return []
    first = start % len(people)
    return people[first:] + people[:first]
