"""What this room's rows say about a person: what was said to them and what they asked."""

from __future__ import annotations

from deskside.console.models import Blocker, HandOver, Nudge, Praise, Request, Stuck
from deskside.ledger.personal_data import register_personal_data


def register() -> None:
    for written in (Nudge, Praise):
        register_personal_data(
            written, person_path="person", export=("reason", "text", "written_at"), erase="delete"
        )
        register_personal_data(
            written, person_path="written_by", export=("text", "written_at"), erase="anonymise"
        )
    register_personal_data(
        Blocker, person_path="person", export=("kind", "words", "said_at"), erase="delete"
    )
    register_personal_data(
        Request,
        person_path="person",
        export=("words", "state", "reply", "made_at", "answered_at"),
        erase="delete",
    )
    register_personal_data(
        Request, person_path="answered_by", export=("reply", "answered_at"), erase="anonymise"
    )
    register_personal_data(Stuck, person_path="person", export=("tries", "since"), erase="delete")
    register_personal_data(
        HandOver, person_path="person", export=("first_day", "last_day"), erase="delete"
    )
    register_personal_data(HandOver, person_path="given_by", export=(), erase="anonymise")
