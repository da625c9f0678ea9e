from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.utils.translation import get_language

from deskside.meetings.board_size import LISTS, Sizes, fitting, size_for, sizes_below
from deskside.meetings.boards import HEROES, LABELS, ORGANISATION, Kind, kind_of
from deskside.meetings.queries.boards import Word, Words, film_of, words_of
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.views.cards import FILM
from deskside.meetings.views.parts.grain import grain
from deskside.meetings.views.parts.shared import shared


def context(here: RoomView) -> dict[str, Any]:
    """Two lists, and after them the film of the section, if it has one."""
    kind = kind_of(here.step.key, here.step.kind)
    words = words_here(here)
    return {
        "grain": grain(),
        "sides": sides_of(here, words, [(side, kind) for side in kind.sides]),
        "removed": words.taken_off(here.step.block),
        "is_heroes": kind.sides[0] == HEROES,
        # A word to begin with, until the group has words of its own.
        "quote": kind.sides[0] == ORGANISATION and not words.words,
        **film_context(here, words, kind),
    }


def words_here(here: RoomView) -> Words:
    """What stands on the boards of this block, as all screens see it."""
    return shared(here, "words", lambda: words_of(here.sitting.pk, here.step.block))


def sides_of(here: RoomView, words: Words, wanted: list[tuple[str, Kind]]) -> list[dict[str, Any]]:
    """Lists: for the wall as many words as fit, in one size; for whoever leads what looks alike."""
    block = here.step.block
    held = {
        side: words.on(block, side) if kind.two_lists else words.cards(block, side)
        for side, kind in wanted
    }
    two = len(wanted) > 1 and all(kind.two_lists for _side, kind in wanted)
    question = here.step.text or here.step.title
    sizes = LISTS if two else sizes_below(question, lists=len(held))
    size = size_for(list(held.values()), sizes) if two else _one_size(held.values(), sizes)
    return [
        {
            "side": side,
            "label": LABELS[side],
            "words": found,
            "wall": fitting(found, size, lists=len(held) if two else 1, sizes=sizes),
            "proposals": words.proposals(block, side),
        }
        for side, found in held.items()
    ]


def _one_size(lists: Iterable[tuple[Word, ...]], sizes: Sizes) -> str:
    """Below each other: the size in which the longest of them fits."""
    return min(
        (size_for([each], sizes) for each in lists), key=[name for name, *_ in sizes][::-1].index
    )


def film_context(here: RoomView, words: Words, kind: Kind) -> dict[str, Any]:
    """The film is unlocked by the board: the group's own words come first."""
    film = None
    if kind.sides[0] == HEROES:
        language = get_language() or ""
        film = shared(here, ("film", language), lambda: film_of(here.sitting, language))
    key = f"{FILM}-{here.step.block}"
    return {"film": film, "film_key": key, "film_open": film is not None and key in words.shown}
