"""What the three screens of a room have in common."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext as _

from deskside.meetings.agenda.tips import tips_for
from deskside.meetings.queries.room_people import own_writing, seats, waiting_guests
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.room_steps import GATHER, left_after, marks, step_at
from deskside.meetings.views.parts import SIDE, part_context, part_templates
from deskside.meetings.views.qr import code_in_two, qr_of, short_address

SECOND = 1000
# Without script a screen comes anew by itself, but not under the hands of somebody who types.
TYPED_IN = frozenset({"write", "promise", "cards", "board", "line"})


def screen_context(here: RoomView, screen: str) -> dict[str, Any]:
    """Everything a screen's templates get: the part of its mode, and what stands around it."""
    context = {
        "here": here,
        "screen": screen,
        "step": here.step,
        "clock": clock_words(here),
        "part_left": _part_left(here),
        "part": part_templates(here.step.mode, screen),
        "has_clock": bool(here.step.seconds),
        "then": _then(here),
        "reloads": screen != "lead" and here.step.mode not in TYPED_IN,
    }
    context |= _BESIDE[screen](here)
    return context | part_context(here.step.mode, here)


def milliseconds(moment: datetime) -> int:
    return round(moment.timestamp() * SECOND)


def left_of(here: RoomView) -> timedelta:
    """Of the step; below zero where it has run over."""
    room = here.room
    if room.left_ms is not None:
        return timedelta(milliseconds=room.left_ms)
    return room.step_ends_at - here.now if room.step_ends_at else timedelta(0)


def clock_words(here: RoomView) -> str:
    """42, or 2:05 from a minute on, as the page's own script counts on from it."""
    seconds = max(0, -(-left_of(here) // timedelta(seconds=1)))
    return f"{seconds // 60}:{seconds % 60:02d}" if seconds >= 60 else str(seconds)  # noqa: PLR2004


def _part_left(here: RoomView) -> int:
    whole = timedelta(seconds=here.step.seconds)
    if not whole:
        return 0
    return max(0, min(100, round(100 * (left_of(here) / whole))))


def _then(here: RoomView) -> str:
    """What comes after this step, said small beside its name."""
    after = here.room.step + 1
    if after >= len(here.room.steps) or here.step.key == GATHER:
        return ""
    step = step_at(here.room.steps, after)
    return step.title if step.block == here.step.block else ""


def _phone(here: RoomView) -> dict[str, Any]:
    return {"late": _late(here)}


def _late(here: RoomView) -> Any:
    """What somebody wrote alone goes on lying before them while the block lasts."""
    is_after = here.step.mode != "write" and any(
        step["mode"] == "write" and step["block"] == here.step.block
        for step in here.room.steps[: here.room.step]
    )
    if not is_after or here.person is None:
        return None
    return own_writing(here.person, here.sitting, here.step.block) or {"text": "", "version": 0}


def _lead(here: RoomView) -> dict[str, Any]:
    steps = here.room.steps
    rest = left_after(steps, here.room.step)
    ends_at = here.now + max(left_of(here), timedelta(0)) + timedelta(seconds=rest)
    upcoming = here.room.step + 1
    return {
        "marks": marks(steps, here.room.step),
        "seats": seats(here),
        "guests": waiting_guests(here.sitting),
        "ends_at": ends_at,
        "paused": here.room.left_ms is not None,
        "next_title": step_at(steps, upcoming).title if upcoming < len(steps) else "",
        "side": part_templates(SIDE, "lead"),
        "tips": tips_for(here.step.kind),
        "code": code_in_two(here.room.code),
        **part_context(SIDE, here),
    }


def _wall(here: RoomView) -> dict[str, Any]:
    return {
        "marks": marks(here.room.steps, here.room.step),
        "seats": seats(here),
        "code": code_in_two(here.room.code),
        "qr": qr_of(here.room),
        "short": short_address(),
        "how": _how(here),
        "text_size": _text_size(here.step.text or here.step.title),
    }


LONG, LONGEST = 110, 220  # characters


def _text_size(text: str) -> str:
    """What is long is set smaller, so that it stays on the wall; never below 40 px."""
    return "longest" if len(text) > LONGEST else "long" if len(text) > LONG else "short"


def _how(here: RoomView) -> str:
    """How it is done, in a few words under the question."""
    return {
        "write": _("Alone, in writing, %(seconds)d seconds."),
        "promise": _("Alone, in writing, %(seconds)d seconds."),
        "pairs": _("In pairs, half the time each."),
        "fours": _("Two pairs together."),
        "all": _("All together. Everyone once before anyone twice."),
        "check_back": _("Everybody in turn, in a word: kept, partly, not, no chance."),
        "cards": _("Cards without names, one idea on each."),
    }.get(here.step.mode, "") % {"seconds": here.step.seconds}


_BESIDE = {"phone": _phone, "lead": _lead, "wall": _wall}
