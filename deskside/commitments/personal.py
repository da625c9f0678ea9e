"""What this room's rows say about a person: what they promised, and how it went."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.db import models

from deskside.commitments.models import CheckBack, Commitment, Visibility
from deskside.commitments.queries.own import own, own_rows
from deskside.ledger.personal_data import register_personal_data
from deskside.people.models import Person


def register() -> None:
    # Its texts go with the journal's entries, whose key is destroyed first of all.
    register_personal_data(Commitment, person_path="person", export=_opened, erase="delete")
    register_personal_data(
        Commitment, person_path="partner", export=("made_at", "shared_text"), erase=_unshare
    )
    register_personal_data(
        CheckBack,
        person_path="commitment__person",
        export=("commitment__uid", "answer", "answered_at", "via"),
        erase="delete",
    )


def _opened(_rows: models.QuerySet[Any], person: models.Model) -> Iterator[dict[str, Any]]:
    """For the writer alone: the file is handed to nobody else."""
    writer = cast("Person", person)
    for one in (own(writer, row) for row in own_rows(writer).order_by("pk")):
        row = one.commitment
        happened = f"\n\n{one.note}" if one.note else ""
        yield {
            "uid": row.uid,
            "title": row.concept,
            "text": f"{one.sentence}{happened}",
            "problem": one.problem,
            "about": row.about,
            "visibility": row.visibility,
            "state": row.state,
            "made_at": row.made_at,
            "due_at": row.due_at,
            "zone": row.zone,
            "updated_at": row.entry.updated_at,
        }


def _unshare(rows: models.QuerySet[Any], _person: models.Model) -> None:
    """The writer's own stays, and is private again: its reader is gone."""
    shared = rows.order_by().filter(visibility=Visibility.PARTNER)
    shared.update(visibility=Visibility.PRIVATE, shared_text="", partner=None)
    rows.order_by().update(partner=None)
