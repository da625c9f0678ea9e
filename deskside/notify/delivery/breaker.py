"""Leaves a mail server that is away alone, for longer each time; all workers share one row."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction

from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.lib.db.claim import claim
from deskside.notify.models import Breaker, BreakerState

MAIL = "mail"
FIRST_PAUSE = timedelta(minutes=1)
LONGEST_PAUSE = timedelta(hours=1)
# Whoever knocks and is killed leaves the next one this long to wait.
KNOCK = timedelta(minutes=3)


def pause_after(failures: int) -> timedelta:
    """1, 2, 4 ... minutes, at most an hour."""
    doubled: int = 2 ** min(failures - 1, 10)
    return min(FIRST_PAUSE * doubled, LONGEST_PAUSE)


def may_send(now: datetime) -> BreakerState:
    """Open: leave it. Half-open: the caller alone may try one message. Takes that right."""
    breaker = Breaker.objects.filter(relay=MAIL).exclude(retry_at=None).first()
    if breaker is None:
        return BreakerState.CLOSED
    if breaker.state(now) == BreakerState.OPEN:
        return BreakerState.OPEN
    mine = Breaker.objects.filter(pk=breaker.pk, retry_at=breaker.retry_at)
    return BreakerState.HALF_OPEN if mine.update(retry_at=now + KNOCK) else BreakerState.OPEN


def give_back_knock(now: datetime) -> None:
    """Nothing was there to try it with."""
    Breaker.objects.filter(relay=MAIL).exclude(retry_at=None).update(retry_at=now)


@transaction.atomic
def note_away(words: str, now: datetime, *, has_knocked: bool) -> None:
    """Opens the breaker. Workers that run into the same absence together count as one."""
    insert_ignoring_conflicts(Breaker, relay=MAIL)
    row = next(iter(claim(Breaker.objects.filter(relay=MAIL), 1)), None)
    if row is None or (row.retry_at is not None and not has_knocked):
        return
    row.failures += 1
    row.opened_at = row.opened_at or now
    row.retry_at = now + pause_after(row.failures)
    row.words = words
    row.save()


def note_there() -> None:
    closed = {"failures": 0, "opened_at": None, "retry_at": None, "words": ""}
    Breaker.objects.filter(relay=MAIL).exclude(retry_at=None).update(**closed)
