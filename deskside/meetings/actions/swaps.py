"""Two people exchange turns: one asks, the other agrees or not."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.meetings.actions.turns import exchange
from deskside.meetings.announcing import SWAP_ASKED
from deskside.meetings.models import Sitting, SittingState, Swap
from deskside.notify.actions import queue
from deskside.people.models import Person


class NoLongerTheirs(ValueError):  # noqa: N818  an answer to whoever tries
    """The turn has gone to somebody else, or the meeting has begun, since it was asked for."""


@transaction.atomic
def ask_swap(
    *, sitting: Sitting, by: Person, of: Person, for_sitting: Sitting | None, now: datetime
) -> Swap:
    """Asking somebody else instead takes the first question back."""
    withdraw_swaps(sitting=sitting, now=now)
    swap = Swap.objects.create(
        sitting=sitting, for_sitting=for_sitting, asked_by=by, asked_of=of, asked_at=now
    )
    queue(
        kind=SWAP_ASKED,
        person_id=of.pk,
        subject_key=f"swap:{swap.uid.hex}",
        due_at=now,
        now=now,
    )
    return swap


@transaction.atomic
def withdraw_swaps(*, sitting: Sitting, now: datetime) -> int:
    """How many open questions about this turn were taken back."""
    return Swap.objects.filter(sitting=sitting, answered_at=None).update(
        answered_at=now, agreed=False
    )


@transaction.atomic
def answer_swap(*, swap: Swap, agreed: bool, now: datetime) -> Swap:
    """On yes both turns change hands. Raises NoLongerTheirs where one of them has gone since."""
    swap = (
        Swap.objects.select_for_update(of=("self",))
        .select_related("sitting__meeting__series", "for_sitting__meeting__series")
        .get(pk=swap.pk)
    )
    if swap.answered_at is not None:
        return swap
    if agreed:
        _check(swap)
        exchange(sitting=swap.sitting, to=swap.asked_of_id, now=now)
        if swap.for_sitting is not None:
            exchange(sitting=swap.for_sitting, to=swap.asked_by_id, now=now)
    swap.answered_at, swap.agreed = now, agreed
    swap.save(update_fields=["answered_at", "agreed"])
    return swap


def _check(swap: Swap) -> None:
    wanted = [(swap.sitting, swap.asked_by_id)]
    if swap.for_sitting is not None:
        wanted.append((swap.for_sitting, swap.asked_of_id))
    for sitting, person_id in wanted:
        if sitting.facilitator_id != person_id or sitting.state != SittingState.PLANNED:
            raise NoLongerTheirs
