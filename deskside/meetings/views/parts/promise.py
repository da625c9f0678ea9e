from __future__ import annotations

from typing import Any

from deskside.commitments.forms import WordsForm
from deskside.meetings.queries.room_people import own_draft, own_promise
from deskside.meetings.queries.room_view import RoomView


def context(here: RoomView) -> dict[str, Any]:
    """The viewer's own promise of this meeting, or what they have begun of one."""
    if here.person is None or here.role == "guest":
        return {"own": None, "form": None}
    made = own_promise(here.person, here.sitting)
    if made is not None:
        return {"own": made, "form": None}
    draft = own_draft(here.person, here.room)
    initial = {"when": "", "then": "", "version": 0}
    if draft is not None:
        words = draft.words
        initial = {"when": words.when, "then": words.then, "version": draft.version}
    return {"own": None, "form": WordsForm(initial=initial)}
