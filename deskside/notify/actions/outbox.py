from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from deskside.notify.kinds import kind_of
from deskside.notify.models import Channel, Message, MessageState, Outbox

IN_ONE_STATEMENT = 2000


@dataclass(frozen=True)
class Order:
    """One message wanted: for whom, about what ("invitation:7"), and when."""

    person_id: int
    subject_key: str
    due_at: datetime


def queue(*, kind: str, person_id: int, subject_key: str, due_at: datetime, now: datetime) -> None:
    """Write one message into the outbox, in the caller's transaction; a repeat changes nothing."""
    queue_many(kind=kind, orders=[Order(person_id, subject_key, due_at)], now=now)


@transaction.atomic
def queue_many(*, kind: str, orders: Iterable[Order], now: datetime) -> None:
    """As `queue`, in a few statements for any number. An unregistered kind raises ValueError."""
    registered = kind_of(kind)
    if registered is None:
        raise ValueError(f"No room has registered messages of the kind {kind!r}.")
    rows = [
        Message(
            kind=kind,
            person_id=order.person_id,
            subject_key=order.subject_key,
            due_at=order.due_at,
            next_try_at=order.due_at,
            expires_at=order.due_at + registered.expires_after,
            created_at=now,
        )
        for order in orders
    ]
    Message.objects.bulk_create(rows, batch_size=IN_ONE_STATEMENT, ignore_conflicts=True)


@transaction.atomic
def queue_for_channel(
    *, kind: str, channel: Channel, subject_key: str, due_at: datetime, now: datetime
) -> None:
    """As `queue`, for everybody who reads a channel. Whoever has none gets none: see queries."""
    registered = kind_of(kind)
    if registered is None:
        raise ValueError(f"No room has registered messages of the kind {kind!r}.")
    message = Message(
        kind=kind,
        channel=channel,
        subject_key=subject_key,
        due_at=due_at,
        next_try_at=due_at,
        expires_at=due_at + registered.expires_after,
        created_at=now,
    )
    Message.objects.bulk_create([message], ignore_conflicts=True)


@transaction.atomic
def pause_mail(*, now: datetime) -> Outbox:
    """Nothing leaves until `release_mail`; messages go on being written and go on lapsing."""
    outbox, _made = Outbox.objects.update_or_create(only=True, defaults={"paused_at": now})
    return outbox


@transaction.atomic
def release_mail() -> Outbox:
    outbox, _made = Outbox.objects.update_or_create(only=True, defaults={"paused_at": None})
    return outbox


@transaction.atomic
def send_again(*, message: Message, now: datetime) -> Message:
    """A message that was given up gets all its tries again; any other stays as it is."""
    failed = Message.objects.filter(pk=message.pk, state=MessageState.FAILED)
    kind = kind_of(message.kind)
    if kind and failed.update(
        state=MessageState.WAITING,
        tries=0,
        next_try_at=now,
        expires_at=max(message.expires_at, now + kind.expires_after),
        last_error="",
    ):
        message.refresh_from_db()
    return message


@transaction.atomic
def drop_messages(*, kind: str, subject_keys: list[str]) -> int:
    """What waits and has lost its cause does not wait any longer; how many were dropped."""
    waiting = Message.objects.filter(
        kind=kind, subject_key__in=subject_keys, state=MessageState.WAITING
    )
    return waiting.update(state=MessageState.DROPPED)


@transaction.atomic
def forget_refusals(*, person_id: int) -> int:
    """What an address refused says nothing about the next one; returns how many there were."""
    failed = Message.objects.filter(person_id=person_id, state=MessageState.FAILED)
    return failed.update(state=MessageState.DROPPED)
