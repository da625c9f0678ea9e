"""What this room's rows say about a person."""

from __future__ import annotations

from deskside.ledger.personal_data import register_personal_data
from deskside.notify.models import Message


def register() -> None:
    register_personal_data(
        Message,
        person_path="person",
        export=("kind", "due_at", "state", "sent_at"),
        erase="delete",
    )
