"""The round that does due work: takes rows by lease, does each with its mark in one transaction."""

from __future__ import annotations

import logging
from datetime import datetime, timedelta
from uuid import UUID, uuid4

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from deskside.ledger.due import due_kind, known_kinds
from deskside.ledger.models import DueState, DueWork
from deskside.lib import clock
from deskside.lib.db.claim import claim

logger = logging.getLogger(__name__)

EVERY_SECONDS = 5
AT_ONCE = 20
LEASE = timedelta(minutes=5)
# A long queue must not keep the heartbeat and the mail of the same thread waiting, and nothing is
# begun near the end of a lease.
LONGEST_ROUND = timedelta(seconds=60)
MOST_TRIES = 12
OPEN = (DueState.WAITING, DueState.RUNNING)
KEPT_FOR = timedelta(days=400)  # longer than anybody asks for the same instant again


class LeaseLost(Exception):  # noqa: N818  no fault: somebody else has it, or it was cancelled
    """The row is no longer ours, so nothing of it may be done here."""


def run_due(now: datetime) -> int:
    """Do what is due at `now`; how many went well. Any number of workers may run this at once."""
    began, done = clock.now(), 0
    # Looking first: both take the write queue, and mostly there is nothing.
    if _taken_in_vain(now).exists():
        give_up_worn(now)
    while _due(now).exists():
        batch = _take(now)
        for place, work in enumerate(batch):
            if abs(clock.now() - began) > LONGEST_ROUND:
                _put_back(batch[place:], now)
                return done
            done += _do(work)
        if not batch:
            break  # others have them all
    return done


def _due(now: datetime) -> QuerySet[DueWork]:
    """Also what another worker died over: its lease has ended."""
    return DueWork.objects.filter(
        state__in=OPEN, next_try_at__lte=now, kind__in=known_kinds(), tries__lt=MOST_TRIES
    )


def _taken_in_vain(now: datetime) -> QuerySet[DueWork]:
    return DueWork.objects.filter(state__in=OPEN, next_try_at__lte=now, tries__gte=MOST_TRIES)


@transaction.atomic
def give_up_worn(now: datetime) -> None:
    """Work over which one worker after the other died is not tried for ever."""
    words = _("Whatever did it was ended in the middle, again and again.")
    _taken_in_vain(now).update(state=DueState.FAILED, finished_at=now, lease=None, last_error=words)


@transaction.atomic
def _take(now: datetime) -> list[DueWork]:
    """Rows that are ours until the lease ends."""
    batch = claim(_due(now).order_by("next_try_at", "pk"), AT_ONCE)
    lease = uuid4()
    DueWork.objects.filter(pk__in=[work.pk for work in batch]).update(
        state=DueState.RUNNING, tries=F("tries") + 1, lease=lease, next_try_at=now + LEASE
    )
    for work in batch:
        work.lease, work.tries = lease, work.tries + 1
    return batch


def _put_back(batch: list[DueWork], now: datetime) -> None:
    """Not begun, so it costs them no try."""
    DueWork.objects.filter(
        pk__in=[work.pk for work in batch], lease=batch[0].lease, state=DueState.RUNNING
    ).update(state=DueState.WAITING, tries=F("tries") - 1, lease=None, next_try_at=now)


def _do(work: DueWork) -> bool:
    kind = due_kind(work.kind)
    assert kind is not None  # noqa: S101  only known kinds are taken
    now = clock.now()
    try:
        with transaction.atomic():
            _finish(work.pk, work.lease, now)
            kind.run(work.subject_key, now)
    except LeaseLost:
        return False
    except Exception as error:  # whatever it was, the next row must have its turn
        logger.exception("Due work %s will be tried again.", work)
        _mark_failure(work, error, now)
        return False
    return True


def _finish(pk: int, lease: UUID | None, now: datetime) -> None:
    """First, so that the row is locked: a second worker with the same row waits, and then finds
    nothing. Raises LeaseLost."""
    ours = DueWork.objects.filter(pk=pk, lease=lease, state=DueState.RUNNING)
    if not ours.update(state=DueState.DONE, finished_at=now, lease=None, last_error=""):
        raise LeaseLost


def _mark_failure(work: DueWork, error: Exception, now: datetime) -> None:
    # The type alone: the words of an exception may hold what somebody wrote.
    words = _("It could not be done (%(kind)s).") % {"kind": type(error).__name__}
    ours = DueWork.objects.filter(pk=work.pk, lease=work.lease, state=DueState.RUNNING)
    if work.tries >= MOST_TRIES:
        ours.update(state=DueState.FAILED, finished_at=now, lease=None, last_error=words)
        return
    again = now + wait(work.tries)
    ours.update(state=DueState.WAITING, next_try_at=again, lease=None, last_error=words)


def wait(tries: int) -> timedelta:
    """After each try: half a minute, one, two, four ... and at most six hours."""
    return min(timedelta(seconds=30 * 2 ** (tries - 1)), timedelta(hours=6))


def remove_old_work(now: datetime) -> int:
    removed, _by_model = DueWork.objects.filter(
        state=DueState.DONE, finished_at__lt=now - KEPT_FOR
    ).delete()
    return removed
