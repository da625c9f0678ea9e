"""What this room's rows say about a person. What they wrote in silence is in the journal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.db import models

from deskside.journal.queries import opened, wrapped_key
from deskside.ledger.personal_data import register_personal_data
from deskside.meetings.models import (
    Attendance,
    CaughtUp,
    CrewMember,
    Feedback,
    Guest,
    Made,
    PairSeat,
    Photo,
    Placement,
    QuestionVote,
    Room,
    RoomNote,
    Series,
    Sitting,
    Spoke,
    Swap,
    Turn,
    Writing,
)
from deskside.people.models import Person


def register() -> None:
    _planning()
    _leading()
    _in_the_room()


def _planning() -> None:
    register_personal_data(
        Series, person_path="created_by", export=("created_at",), erase="anonymise"
    )
    register_personal_data(CrewMember, person_path="person", export=("crew__name",), erase="delete")
    for role in ("facilitator", "understudy", "led_by"):
        register_personal_data(
            Sitting,
            person_path=role,
            export=("meeting__title", "starts_at", "state"),
            erase="anonymise",
        )


def _leading() -> None:
    register_personal_data(
        Turn,
        person_path="person",
        export=("sitting__meeting__title", "state", "changed_at"),
        erase="delete",
    )
    for role in ("asked_by", "asked_of"):
        register_personal_data(
            Swap,
            person_path=role,
            export=("sitting__meeting__title", "asked_at", "agreed"),
            erase="delete",
        )
    register_personal_data(
        QuestionVote, person_path="person", export=("item__key",), erase="delete"
    )
    register_personal_data(
        Feedback,
        person_path="person",
        export=("sitting__meeting__title", "worked", "change", "heard", "given_at"),
        erase="delete",
    )


def _in_the_room() -> None:
    register_personal_data(Room, person_path="driver", export=(), erase="anonymise")
    register_personal_data(
        Guest, person_path="admitted_by", export=("admitted_at",), erase="anonymise"
    )
    register_personal_data(
        Spoke, person_path="attendance__person", export=("block", "at"), erase="delete"
    )
    register_personal_data(
        PairSeat, person_path="attendance__person", export=("block", "table"), erase="delete"
    )
    register_personal_data(
        Placement,
        person_path="attendance__person",
        export=("block", "before", "after"),
        erase="delete",
    )
    register_personal_data(
        Made, person_path="commitment__person", export=("sitting__meeting__title",), erase="delete"
    )
    # The link goes before the sealed text it points at.
    register_personal_data(
        Writing,
        person_path="person",
        export=_opened,
        erase="delete",
    )
    register_personal_data(Photo, person_path="added_by", export=("added_at",), erase="anonymise")
    register_personal_data(
        RoomNote, person_path="by", export=("kind", "text", "made_at"), erase="anonymise"
    )
    register_personal_data(
        CaughtUp, person_path="person", export=("meeting__title", "at"), erase="delete"
    )
    register_personal_data(
        Attendance,
        person_path="person",
        export=("sitting__meeting__title", "presence", "came_at", "left_at", "promised"),
        erase="delete",
    )


def _opened(rows: models.QuerySet[Any], person: models.Model) -> Iterator[dict[str, Any]]:
    """What was written in silence, for the writer alone: the file is handed to nobody else."""
    writer = cast("Person", person)
    related = rows.select_related("entry", "sitting__meeting")
    for row in related.annotate(wrapped=wrapped_key()):
        entry = opened(writer, row.wrapped, row.entry)
        yield {
            "title": row.sitting.meeting.title,
            "block": row.block,
            "text": entry.text,
            "problem": entry.problem,
            "updated_at": entry.updated_at,
        }
