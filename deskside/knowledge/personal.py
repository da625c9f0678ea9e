"""What this room's rows say about a person. What a group wrote together is nobody's."""

from __future__ import annotations

from deskside.knowledge.models import Case, ImportConsent
from deskside.ledger.personal_data import register_personal_data


def register() -> None:
    register_personal_data(
        Case,
        person_path="written_by",
        export=("title", "story", "asks", "state", "written_at"),
        erase="anonymise",
    )
    register_personal_data(
        Case, person_path="reviewed_by", export=("title", "reviewed_at"), erase="anonymise"
    )
    register_personal_data(
        ImportConsent, person_path="accepted_by", export=("accepted_at",), erase="anonymise"
    )
