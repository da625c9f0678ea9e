"""One sitting: moved, put off with its turn, called off. Whoever was invited is told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db import transaction

from deskside.lib.zones import resolve
from deskside.meetings.announcing import announce_change, announce_end, invited_at
from deskside.meetings.models import Sitting, SittingState, Swap, Turn, TurnState


@dataclass(frozen=True, slots=True)
class When:
    """On the clock of the sitting's own zone."""

    day: date
    at: time


@transaction.atomic
def move_sitting(*, sitting: Sitting, to: When, now: datetime, place: str | None = None) -> Sitting:
    """Another time, and another place if one is given. Who leads stays; one that has begun or is
    over stays where it is."""
    sitting = (
        Sitting.objects.select_for_update(of=("self",))
        .select_related("meeting__series")
        .get(pk=sitting.pk)
    )
    where = sitting.place if place is None else place
    same = (sitting.local_date, sitting.local_time, sitting.place) == (to.day, to.at, where)
    if sitting.state != SittingState.PLANNED or same:
        return sitting
    told_at = invited_at(sitting)
    sitting.local_date, sitting.local_time, sitting.place = to.day, to.at, where
    sitting.starts_at = resolve(to.day, to.at, sitting.zone)
    sitting.sequence += 1
    sitting.save()
    announce_change(sitting, told_at, now)
    return sitting


@transaction.atomic
def postpone_sitting(*, sitting: Sitting, to: When, now: datetime) -> Sitting:
    """Something has come up. The same as moving, and counted, so that one that is put off again
    and again can be seen."""
    moved = move_sitting(sitting=sitting, to=to, now=now)
    if moved.sequence != sitting.sequence:
        moved.postponed += 1
        moved.save(update_fields=["postponed"])
    return moved


@transaction.atomic
def move_along(*, moves: Sequence[tuple[Sitting, date]], now: datetime) -> list[Sitting]:
    """The plan has moved: each sitting to the day that goes with it, at its own hour."""
    return [
        move_sitting(sitting=sitting, to=When(day, sitting.local_time), now=now)
        for sitting, day in moves
    ]


@transaction.atomic
def call_off_sitting(*, sitting: Sitting, now: datetime) -> Sitting:
    """It does not take place. Whoever was to lead it comes up for the next one."""
    if sitting.state != SittingState.PLANNED:
        return sitting
    Turn.objects.filter(sitting=sitting, state=TurnState.COMING).delete()
    Swap.objects.filter(sitting=sitting, answered_at=None).update(answered_at=now, agreed=False)
    sitting.state = SittingState.CANCELLED
    sitting.sequence += 1
    sitting.save(update_fields=["state", "sequence"])
    announce_end(sitting, now)
    return sitting
