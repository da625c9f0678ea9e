"""What became of a message, written down; each in one statement."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

from django.db.models import F

from deskside.notify.failures import Failure
from deskside.notify.models import Message, MessageState

MOST_TRIES = 12
SPREAD = 0.25


def waits() -> Iterator[timedelta]:
    """How long after each try the next one comes: 1, 2, 4 ... minutes."""
    return (timedelta(minutes=2**tried) for tried in range(MOST_TRIES - 1))


def spread_of(message: Message) -> float:
    """Between 1 and 1.25, a number of its own: what failed together does not come back together."""
    return 1 + SPREAD * (message.uid.int % 1000) / 1000


def mark_sent(message: Message, now: datetime) -> None:
    _mark(message, state=MessageState.SENT, sent_at=now)


def mark_dropped(message: Message, words: str) -> None:
    _mark(message, state=MessageState.DROPPED, last_error=words)


def mark_failure(message: Message, failure: Failure, now: datetime) -> None:
    """Given up, or to be tried again after its wait."""
    if failure.is_final or message.tries >= MOST_TRIES:
        _mark(message, state=MessageState.FAILED, last_error=failure.words)
        return
    wait = list(waits())[message.tries - 1] * spread_of(message)
    next_try_at = now + wait
    _mark(message, state=MessageState.WAITING, next_try_at=next_try_at, last_error=failure.words)


def put_back(messages: Sequence[Message], failure: Failure | None = None) -> None:
    """As if nobody had taken them: the server's absence costs them no try and no place."""
    for message in messages:
        changes = {"last_error": failure.words} if failure else {}
        Message.objects.filter(pk=message.pk, state=MessageState.SENDING).update(
            state=MessageState.WAITING,
            tries=F("tries") - 1,
            next_try_at=message.next_try_at,
            **changes,
        )


def _mark(message: Message, **values: object) -> None:
    Message.objects.filter(pk=message.pk).update(**{"last_error": "", **values})
