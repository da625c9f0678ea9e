"""Changing a run-sheet: the questions give way, the promises and the check-back never."""

from __future__ import annotations

from dataclasses import replace

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.meetings.agenda.shapes import Refused, Slot

Slots = tuple[Slot, ...]
# The shortest each may become, in seconds; who is first in the list gives way first.
LEAST = {
    "question": 180,
    "case": 180,
    "cards": 180,
    "board": 240,
    "line": 180,
    "recall": 60,
    "norms": 120,
    "why": 60,
    "expectations": 60,
    "next": 30,
    "check_back": 120,
    "commitment": 240,
}
FREE = ("question", "case", "cards", "board", "line")
KEPT = ("check_back", "commitment")
STAYS = (*KEPT, "next")
MOST_BLOCKS = 10


def fitted(slots: Slots, total: int, *, keep: str = "") -> Slots:
    """The slots made to last exactly `total` seconds; the block `keep` stays as long as it is.

    Raises Refused where not even the shortest forms fit.
    """
    over = sum(slot.seconds for slot in slots) - total
    if over < 0:
        return _longer(slots, -over, keep)
    for slot in _giving(slots, keep):
        cut = min(over, slot.seconds - LEAST[slot.kind])
        if cut > 0:
            slots = _with(slots, replace(slot, seconds=slot.seconds - cut))
            over -= cut
    if over:
        minutes = total // 60
        raise Refused(
            ngettext(
                "That does not fit into %d minute: every other part is as short as it can be.",
                "That does not fit into %d minutes: every other part is as short as it can be.",
                minutes,
            )
            % minutes
        )
    return slots


def _giving(slots: Slots, keep: str) -> list[Slot]:
    """Whoever gives way, the questions first, the last before the first."""
    order = list(LEAST)
    giving = [slot for slot in slots[::-1] if slot.kind not in KEPT and slot.key != keep]
    return sorted(giving, key=lambda slot: order.index(slot.kind))


def _longer(slots: Slots, spare: int, keep: str) -> Slots:
    """Time that is over goes to the talking."""
    taking = _giving(slots, keep) or [slot for slot in slots if slot.kind not in KEPT]
    if not taking:
        raise Refused(_("One part to talk about something has to stay."))
    return _with(slots, replace(taking[0], seconds=taking[0].seconds + spare))


def set_seconds(slots: Slots, key: str, seconds: int, total: int) -> Slots:
    """One part becomes longer or shorter, and the others make room or take it. Raises Refused."""
    slot = _find(slots, key)
    if seconds < LEAST[slot.kind]:
        raise Refused(_too_short(slot.kind))
    return fitted(_with(slots, replace(slot, seconds=seconds)), total, keep=key)


def _too_short(kind: str) -> str:
    if kind == "commitment":
        return _("The promises are never cut: four minutes, and not one less.")
    if kind == "check_back":
        return _("The round about the last promise is never cut: two minutes.")
    least = LEAST[kind]
    return _("That is too short to be worth it: at least %d seconds.") % least


def move_block(slots: Slots, key: str, *, up: bool) -> Slots:
    """One place up or down. What comes next is said at the end. Raises Refused."""
    place = slots.index(_find(slots, key))
    other = place + (-1 if up else 1)
    if not 0 <= other < len(slots):
        raise Refused(_("It is already there."))
    moved = list(slots)
    moved[place], moved[other] = moved[other], moved[place]
    if "next" in {slots[place].kind, slots[other].kind}:
        raise Refused(_("What comes next is said at the end."))
    return tuple(moved)


def remove_block(slots: Slots, key: str, total: int) -> Slots:
    """Leave a part out; its time goes to the talking. Raises Refused."""
    slot = _find(slots, key)
    if slot.kind in STAYS and sum(other.kind == slot.kind for other in slots) == 1:
        raise Refused(_stays(slot.kind))
    rest = tuple(other for other in slots if other.key != key)
    if slot.kind in FREE and not any(other.kind in FREE for other in rest):
        raise Refused(_("One part to talk about something has to stay."))
    return fitted(rest, total)


def _stays(kind: str) -> str:
    return {
        "commitment": _("The promises are what the meeting is for. They stay."),
        "check_back": _(
            "The round about the last promise stays: nobody else asks whether it was kept."
        ),
    }.get(kind, _("Half a minute for what comes next, and who leads it, stays."))


def add_block(slots: Slots, kind: str, *, after: str, total: int) -> Slots:
    """One more part, as short as it can be, behind another one. Raises Refused."""
    if kind not in LEAST or kind in {"check_back", "next"}:
        raise Refused(_("There is no such part."))
    if len(slots) >= MOST_BLOCKS:
        raise Refused(_("Ten parts are enough for a quarter of an hour."))
    before = slots.index(_find(slots, after)) + 1
    if slots[before - 1].kind == "next":
        before -= 1
    new = Slot(_key(slots, kind), kind, LEAST[kind])
    return fitted((*slots[:before], new, *slots[before:]), total, keep=new.key)


def change_middle(slots: Slots, key: str, kind: str) -> Slots:
    """Talk about it in another way: a case, a board, a line, in the same time. Raises Refused."""
    slot = _find(slots, key)
    if slot.kind not in FREE or kind not in FREE:
        raise Refused(_("Only the middle can become something else."))
    if slot.kind == kind:
        return slots
    if slot.seconds < LEAST[kind]:
        raise Refused(_too_short(kind))
    new = Slot(_key(slots, kind), kind, slot.seconds)
    return tuple(new if other.key == key else other for other in slots)


def reword_block(slots: Slots, key: str, *, title: str, say: str) -> Slots:
    """Own words; empty ones give the standard words back. Raises Refused."""
    return _with(slots, replace(_find(slots, key), title=title.strip(), say=say.strip()))


def _find(slots: Slots, key: str) -> Slot:
    for slot in slots:
        if slot.key == key:
            return slot
    raise Refused(_("There is no such part any more."))


def _with(slots: Slots, changed: Slot) -> Slots:
    return tuple(changed if slot.key == changed.key else slot for slot in slots)


def _key(slots: Slots, kind: str) -> str:
    taken = {slot.key for slot in slots}
    keys = [kind, *(f"{kind}-{number}" for number in range(2, MOST_BLOCKS + 2))]
    return next(key for key in keys if key not in taken)
