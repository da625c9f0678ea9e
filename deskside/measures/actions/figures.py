from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from django.db import transaction

from deskside.measures.again_letter import ask_again_later
from deskside.measures.desk import CHOOSABLE
from deskside.measures.models import Figure, Outcome
from deskside.measures.queries.figures import desk_figures
from deskside.people.models import Group, Person


@dataclass(frozen=True, slots=True)
class Kept:
    """How many figures an action wrote, and how many it took away."""

    written: int
    removed: int


@transaction.atomic
def save_figures(
    *,
    group: Group,
    values: Mapping[date, Mapping[str, Decimal | None]],
    by: Person,
    now: datetime,
) -> Kept:
    """Write what differs; None takes a figure away, what is not named stays."""
    Group.objects.select_for_update().filter(pk=group.pk).values_list("pk").first()
    rows = Figure.objects.filter(group=group, month__in=list(values))
    held = {(row.month, row.measure): row for row in rows}
    changed, gone = [], []
    for month, by_measure in values.items():
        for measure, value in by_measure.items():
            row = held.get((month, measure))
            if value is None:
                gone += [row.pk] if row else []
            elif row is None or row.value != value:
                changed.append(
                    Figure(
                        group=group, measure=measure, month=month,
                        value=value, entered_by=by, entered_at=now,
                    )
                )  # fmt: skip
    Figure.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["group", "measure", "month"],
        update_fields=["value", "entered_by", "entered_at"],
    )
    Figure.objects.filter(pk__in=gone).delete()
    figures = desk_figures(group, now)
    if changed and figures.today < figures.again_from:
        ask_again_later(group=group, figures=figures)
    return Kept(len(changed), len(gone))


@transaction.atomic
def choose_outcomes(*, group: Group, measures: Iterable[str], now: datetime) -> list[Outcome]:
    """What a group will look at before and after. Figures of one no longer chosen stay kept."""
    wanted = [key for key in CHOOSABLE if key in set(measures)]
    held = Outcome.objects.filter(group=group)
    held.exclude(measure__in=wanted).delete()
    Outcome.objects.bulk_create(
        [Outcome(group=group, measure=key, chosen_at=now) for key in wanted], ignore_conflicts=True
    )
    return list(held.order_by("pk"))
