from __future__ import annotations

from typing import Any

from django.utils.translation import get_language

from deskside.meetings.board_size import fitting
from deskside.meetings.boards import HEROES, LABELS, Kind, kind_of
from deskside.meetings.queries.boards import Words, film_of, words_of
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.views.cards import FILM
from deskside.meetings.views.parts.grain import grain


def context(here: RoomView) -> dict[str, Any]:
    """Two lists, and after them the film of the section, if it has one."""
    kind = kind_of(here.step.key, here.step.kind)
    words = words_of(here.sitting.pk, here.step.block)
    return {
        "grain": grain(),
        "sides": [side_of(here, words, side, kind) for side in kind.sides],
        "removed": words.taken_off(here.step.block),
        "is_heroes": kind.sides[0] == HEROES,
        **film_context(here, words, kind),
    }


def side_of(here: RoomView, words: Words, side: str, kind: Kind) -> dict[str, Any]:
    """One list: for the wall as many words as fit; for whoever leads what looks alike."""
    block = here.step.block
    held = words.on(block, side) if kind.two_lists else words.cards(block, side)
    return {
        "side": side,
        "label": LABELS[side],
        "words": held,
        "own": [word for word in held if not word.from_film],
        "new": [word for word in held if word.from_film],
        "wall": fitting(held, lists=len(kind.sides)),
        "proposals": words.proposals(block, side),
    }


def film_context(here: RoomView, words: Words, kind: Kind) -> dict[str, Any]:
    """The film is unlocked by the board: the group's own words come first."""
    film = None
    if kind.sides[0] == HEROES:
        film = film_of(here.sitting, get_language() or "")
    key = f"{FILM}-{here.step.block}"
    return {"film": film, "film_key": key, "film_open": film is not None and key in words.shown}
