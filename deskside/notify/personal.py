"""What this room's rows say about a person."""

from __future__ import annotations

from django.db.models import Model, Q

from deskside.ledger.personal_data import register_personal_data
from deskside.notify.models import Channel, Message, QuietHours, SwitchedOff


def register() -> None:
    register_personal_data(
        Message,
        person_path="person",
        export=("kind", "due_at", "state", "sent_at"),
        erase="delete",
    )
    register_personal_data(
        QuietHours, person_path="person", export=("starts", "ends"), erase="delete"
    )
    register_personal_data(SwitchedOff, person_path="person", export=("kind",), erase="delete")
    # Without the address: whoever has it may write there.
    register_personal_data(
        Channel,
        person_path=_channels_of,
        export=("system", "host", "active", "created_at"),
        erase="delete",
    )


def _channels_of(person: Model) -> Q:
    return Q(subject_kind="person", subject_id=person.pk)
