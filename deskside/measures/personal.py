"""What this room's rows say about a person."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from django.db import models, transaction
from django.db.models import Q

from deskside.journal.queries import opened, wrapped_key
from deskside.ledger.aggregates import forget
from deskside.ledger.personal_data import register_personal_data
from deskside.measures.ballots import token_of, with_ballot
from deskside.measures.keys import joint_key
from deskside.measures.models import Figure, Pulse
from deskside.measures.queries.own import read_scores
from deskside.measures.queries.team import own_ballot
from deskside.people.models import Person


def register() -> None:
    # Sealed like texts: the key that opens them goes first of all.
    register_personal_data(Pulse, person_path="person", export=_own, erase="delete")
    register_personal_data(Pulse, person_path=_asked_of, export=_ballots, erase=_take_ballots)
    register_personal_data(
        Pulse,
        person_path="opened_by",
        export=("instrument", "group__name", "opened_at"),
        erase="anonymise",
    )
    register_personal_data(
        Figure,
        person_path="entered_by",
        export=("group__name", "measure", "month", "value", "entered_at"),
        erase="anonymise",
    )


def _own(rows: models.QuerySet[Any], person: models.Model) -> Iterator[dict[str, Any]]:
    for row in rows.select_related("entry").annotate(wrapped=wrapped_key()):
        entry = opened(cast("Person", person), row.wrapped, row.entry)
        yield {
            "instrument": row.instrument,
            "period": row.period,
            "answered_at": row.opened_at,
            "answers": read_scores(entry.text),
            "problem": entry.problem,
        }


def _asked_of(person: models.Model) -> Q:
    return Q(group__memberships__person=person.pk)


def _ballots(rows: models.QuerySet[Any], person: models.Model) -> Iterator[dict[str, Any]]:
    """Their own ballots in boxes that are still open; of closed ones only sums are left."""
    for row in rows.filter(closed_at=None).select_related("group").distinct():
        if ballot := own_ballot(row, cast("Person", person)):
            yield {"instrument": row.instrument, "group": row.group.name, "answers": ballot}


@transaction.atomic
def _take_ballots(rows: models.QuerySet[Any], person: models.Model) -> None:
    found = cast("Person", person)
    open_ones = Pulse.objects.filter(pk__in=rows.filter(closed_at=None).order_by().values("pk"))
    for pulse in open_ones.select_for_update(of=("self",)).select_related("group"):
        if pulse.group is not None:
            token = token_of(found.uid, joint_key(pulse.group.uid, pulse.instrument))
            pulse.box = with_ballot(pulse.box, token, {})
            pulse.save(update_fields=["box"])
    asked = rows.order_by().values_list("group__uid", "instrument").distinct()
    for group_uid, instrument in asked:
        key = joint_key(group_uid, instrument)
        forget(keys=[key], token=token_of(found.uid, key))
