from __future__ import annotations

from deskside.meetings.agenda.dressing import dressed
from deskside.meetings.agenda.shapes import Block, Material, Slot

SHORT, LONG = 15, 20
# What a meeting can be about in its middle.
MIDDLES = ("question", "case", "board", "line", "cards")
CHECK_BACK, RECALL, OPENING, COMMITMENT, NEXT = 120, 120, 120, 240, 60
EXPECTATIONS, LOOK_BACK = 120, 60
NORMS = {SHORT: 180, LONG: 300}


def sheet_for(
    kind: str, minutes: int, material: Material, *, middle: str = "question"
) -> tuple[Block, ...]:
    """The standard agenda of a meeting, exactly 15 or 20 minutes, in the active language."""
    slots = standard(
        kind,
        minutes,
        first=material.is_first,
        middle=middle,
        look_back=bool(material.look_back),
    )
    return dressed(slots, material)


def standard(
    kind: str,
    minutes: int,
    *,
    first: bool = False,
    middle: str = "question",
    look_back: bool = False,
) -> tuple[Slot, ...]:
    """The slots of a meeting. `first`: nobody has promised anything yet. `look_back`: the group's
    norms and why are read again."""
    total = minutes * 60
    if kind == "kick_off":
        return _kick_off(minutes, total)
    before = (
        [Slot("why", "why", OPENING)] if first else [Slot("check_back", "check_back", CHECK_BACK)]
    )
    if look_back and not first:
        before.append(Slot("why", "why", LOOK_BACK))
    before.append(Slot("recall", "recall", RECALL))
    after = [Slot("commitment", "commitment", COMMITMENT), Slot("next", "next", NEXT)]
    left = total - sum(slot.seconds for slot in (*before, *after))
    return (*before, Slot(middle, middle, left), *after)


def _kick_off(minutes: int, total: int) -> tuple[Slot, ...]:
    rest = (
        Slot("expectations", "expectations", EXPECTATIONS),
        Slot("norms", "norms", NORMS[minutes]),
        Slot("commitment", "commitment", COMMITMENT),
        Slot("next", "next", NEXT),
    )
    return (Slot("why", "why", total - sum(slot.seconds for slot in rest)), *rest)
