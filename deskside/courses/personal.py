"""What this room's rows say about a person."""

from __future__ import annotations

from deskside.courses.models import OwnVideo
from deskside.ledger.personal_data import register_personal_data


def register() -> None:
    register_personal_data(
        OwnVideo,
        person_path="added_by",
        export=("activity__key", "file", "link", "added_at"),
        erase="anonymise",
    )
