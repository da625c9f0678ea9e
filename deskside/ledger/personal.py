"""What this room's rows say about a person."""

from __future__ import annotations

from django.db.models import Model, Q

from deskside.ledger.models import AggregateShare, Receipt
from deskside.ledger.personal_data import Rows, register_personal_data


def register() -> None:
    register_personal_data(
        Receipt, person_path=_receipts_of, export=("path", "created_at"), erase="delete"
    )
    register_personal_data(
        AggregateShare, person_path="person", export=("key", "part"), erase=_forget_shares
    )


def _forget_shares(rows: Rows, _person: Model) -> None:
    """That somebody took part stays, so that a later sum does not give away what they said."""
    rows.order_by().update(person=None, part={})


def _receipts_of(person: Model) -> Q:
    return Q(actor=f"p{person.pk}")
