"""Which rows are about a person: what they may take with them, and what goes when they are erased.

Every room registers its models in `AppConfig.ready`; a test fails where one was forgotten.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from django.db import models, transaction
from django.db.models import Q

from deskside.lib.db.wiping import wipe_deleted_rows

Rows = models.QuerySet[Any]
Record = Mapping[str, Any]
Erase = Literal["delete", "anonymise", "keep"] | Callable[[Rows, models.Model], None]
Export = tuple[str, ...] | Callable[[Rows, models.Model], Iterable[Record]]


@dataclass(frozen=True)
class PersonalData:
    """One model, seen along one path to the person."""

    model: type[models.Model]
    person_path: str | Callable[[models.Model], Q]
    export: Export
    erase: Erase
    is_first: bool

    def rows_of(self, person: models.Model) -> Rows:
        of_person = (
            Q(**{self.person_path: person.pk})
            if isinstance(self.person_path, str)
            else self.person_path(person)
        )
        # By primary key, so that two exports of the same rows are the same file.
        return self.model._default_manager.filter(of_person).order_by("pk")  # noqa: SLF001

    def records_of(self, person: models.Model) -> Iterator[Record]:
        rows = self.rows_of(person)
        if callable(self.export):
            yield from self.export(rows, person)
        elif self.export:
            yield from rows.values(*self.export).iterator()

    def erase_for(self, person: models.Model) -> None:
        rows = self.rows_of(person)
        if callable(self.erase):
            self.erase(rows, person)
        elif self.erase == "delete":
            rows.order_by().delete()
        elif self.erase == "anonymise":
            rows.order_by().update(**{str(self.person_path): None})


_registry: dict[tuple[str, str], PersonalData] = {}


def register_personal_data(
    model: type[models.Model],
    *,
    person_path: str | Callable[[models.Model], Q],
    export: Export,
    erase: Erase,
    is_first: bool = False,
) -> None:
    """Say how one model is about a person; call it from `AppConfig.ready`.

    `person_path`: the field, or a lookup such as "enrolment__person", or a function that gives the
    condition. `export`: field names (lookups work) or a function of the rows and the person that
    yields mappings; empty where the row says nothing that is theirs. `erase`: "delete";
    "anonymise" sets the field to NULL; "keep" leaves the row pointing at the nameless person;
    or a function of the rows and the person. `is_first`: erased before all else (keys).
    A model with two relations to persons is registered once for each.
    """
    name = person_path if isinstance(person_path, str) else person_path.__qualname__
    _registry[model._meta.label, name] = PersonalData(  # noqa: SLF001
        model, person_path, export, erase, is_first
    )


def registered() -> list[PersonalData]:
    """In the order of erasure: keys first, then from the upper rooms down, so that nothing is
    taken from under a row that points at it; the person comes last."""
    entries = list(_registry.values())[::-1]
    return sorted(entries, key=lambda entry: not entry.is_first)


@transaction.atomic
def erase_person(*, person: models.Model) -> models.Model:
    """Nothing of this person remains but a nameless row that records of others may point at.

    One transaction, the keys of their private texts first. A backup made before still holds the
    sealed texts with their wrapped key, so it has to be thrown away in its time.
    """
    for entry in registered():
        entry.erase_for(person)
    transaction.on_commit(wipe_deleted_rows)
    return person
