"""What this room's rows say about a person: their private texts, and the key that opens them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.db import models

from deskside.courses.models import Activity
from deskside.journal.models import Entry, PersonKey
from deskside.journal.queries import all_entries
from deskside.ledger.personal_data import register_personal_data
from deskside.people.models import Person


def register() -> None:
    register_personal_data(Entry, person_path="person", export=_opened, erase="delete")
    # First of all rows: without it the texts are noise, whatever remains of them on the disk.
    register_personal_data(
        PersonKey, person_path="person", export=(), erase="delete", is_first=True
    )


def _opened(_rows: models.QuerySet[Any], person: models.Model) -> Iterator[dict[str, Any]]:
    """For the writer alone: the file is handed to nobody else."""
    entries = all_entries(cast("Person", person))
    ids = [entry.activity_id for entry in entries if entry.activity_id]
    titles = dict(Activity.objects.filter(pk__in=ids).values_list("pk", "key"))
    for entry in entries:
        yield {
            "title": titles.get(entry.activity_id or 0, ""),
            "text": entry.text,
            "problem": entry.problem,
            "created_at": entry.created_at,
            "updated_at": entry.updated_at,
        }
