"""What this room's rows say about a person."""

from __future__ import annotations

from django.db.models import Model, Q

from deskside.ledger.models import Receipt
from deskside.ledger.personal_data import register_personal_data


def register() -> None:
    register_personal_data(
        Receipt, person_path=_receipts_of, export=("path", "created_at"), erase="delete"
    )


def _receipts_of(person: Model) -> Q:
    return Q(actor=f"p{person.pk}")
