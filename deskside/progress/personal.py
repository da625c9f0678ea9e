"""What this room's rows say about a person."""

from __future__ import annotations

from deskside.ledger.personal_data import register_personal_data
from deskside.progress.models import (
    Answer,
    Completion,
    Confirmation,
    Enrolment,
    Extension,
    KickOff,
    Pause,
    PlanChange,
    Position,
)


def register() -> None:
    """Progress belongs to the person: it goes with them. Plans are the group's and stay."""
    register_personal_data(
        Enrolment,
        person_path="person",
        export=("course__key", "round", "done_count", "started_at", "seen_at", "created_at"),
        erase="delete",
    )
    register_personal_data(
        Completion,
        person_path="enrolment__person",
        export=("activity__key", "how", "completed_at"),
        erase="delete",
    )
    register_personal_data(
        Position,
        person_path="enrolment__person",
        export=("activity__key", "place", "begun_at", "updated_at"),
        erase="delete",
    )
    register_personal_data(
        Answer,
        person_path="enrolment__person",
        export=("activity__key", "question__key", "picked", "is_right", "answered_at"),
        erase="delete",
    )
    register_personal_data(
        Extension,
        person_path="person",
        export=("section__key", "local_date", "local_time", "zone", "reason", "given_at"),
        erase="delete",
    )
    register_personal_data(
        Extension,
        person_path="given_by",
        export=("section__key", "local_date", "given_at"),
        erase="anonymise",
    )
    register_personal_data(
        PlanChange, person_path="person", export=("what", "changed_at"), erase="anonymise"
    )
    register_personal_data(
        Pause, person_path="person", export=("first_day", "last_day", "made_at"), erase="delete"
    )
    register_personal_data(
        Pause,
        person_path="made_by",
        export=("first_day", "last_day", "reason", "made_at"),
        erase="anonymise",
    )
    register_personal_data(
        Confirmation,
        person_path="person",
        export=("plan__group__name", "confirmed_at"),
        erase="delete",
    )
    register_personal_data(
        KickOff, person_path="sent_by", export=("subject", "words", "sent_at"), erase="anonymise"
    )
