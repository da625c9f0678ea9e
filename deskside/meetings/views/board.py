"""The two lists on a page of their own: typed by one person on one laptop, printed, read later."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deskside.meetings.boards import HEROES, LABELS, ME, ORGANISATION, VILLAINS
from deskside.meetings.models import Photo, Room, SittingState
from deskside.meetings.queries.boards import Words, words_of
from deskside.meetings.room_steps import all_of
from deskside.meetings.views.parts.grain import grain
from deskside.meetings.views.scope import seen_sitting
from deskside.people.http import PersonRequest

PAIRS = (("board", (HEROES, VILLAINS)), ("why", (ORGANISATION, ME)))


@never_cache
@require_safe
def board(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """Everybody of the group reads; whoever leads writes while the room is open."""
    seen = seen_sitting(request, sitting_uid)
    words = words_of(seen.sitting.pk)
    room = Room.objects.filter(sitting=seen.sitting).first()
    is_open = room is not None and seen.sitting.state == SittingState.RUNNING
    context = {
        "seen": seen,
        "boards": _boards(words, room),
        "may_type": is_open and seen.may_drive,
        # Whoever types goes on in the list they were in.
        "typed": request.GET.get("typed", HEROES),
        "grain": grain(),
        "photos": Photo.objects.filter(sitting=seen.sitting).order_by("added_at"),
    }
    return render(request, "meetings/board/board.html", context)


def _boards(words: Words, room: Room | None) -> list[list[dict[str, Any]]]:
    """The lists that the run-sheet has or that have words; side by side."""
    steps = all_of(room.steps) if room else []
    blocks = {step.block: step.kind for step in steps if step.mode == "board"}
    for word in words.words:
        kind = next((kind for kind, sides in PAIRS if word.side in sides), "")
        if kind:
            blocks.setdefault(word.block, kind)
    sides_of = dict(PAIRS)
    return [
        [
            {"side": side, "label": LABELS[side], "block": block, "words": words.on(block, side)}
            for side in sides_of[kind]
        ]
        for block, kind in blocks.items()
        if kind in sides_of
    ]
