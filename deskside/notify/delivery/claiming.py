"""Takes messages out of the outbox: ours until the lease ends."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F, Q, QuerySet
from django.utils.translation import gettext as _

from deskside.lib.db.claim import claim
from deskside.notify.delivery.gates import Gates, Verdict
from deskside.notify.kinds import necessary_kinds
from deskside.notify.models import Channel, Message, MessageState

AT_ONCE = 20
LEASE = timedelta(minutes=10)
PERSON = "person"


@dataclass(frozen=True)
class Taken:
    """`batch` is to be sent; `moved` counts what was put off or dropped instead."""

    batch: list[Message]
    moved: int


@transaction.atomic
def take(now: datetime, *, mail: bool, at_most: int = AT_ONCE) -> Taken:
    """What is due, also what another sender died over. Without mail only what goes elsewhere."""
    due = due_messages(now, mail=mail)
    if not due.exists():
        return Taken([], 0)
    found = claim(due.select_related("person", "channel").order_by("next_try_at", "pk"), at_most)
    gates = Gates(found, now)
    verdicts = [(message, gates.verdict(message)) for message in found]
    batch = [message for message, verdict in verdicts if verdict and verdict.goes]
    moved = [(message, verdict) for message, verdict in verdicts if verdict and not verdict.goes]
    for message, verdict in moved:
        _move(message, verdict)
    Message.objects.filter(pk__in=[message.pk for message in batch]).update(
        state=MessageState.SENDING, tries=F("tries") + 1, next_try_at=now + LEASE
    )
    return Taken(batch, len(moved))


def due_messages(now: datetime, *, mail: bool) -> QuerySet[Message]:
    due = Message.objects.filter(
        state__in=[MessageState.WAITING, MessageState.SENDING], next_try_at__lte=now
    )
    if mail:
        return due
    own = Channel.objects.filter(subject_kind=PERSON, active=True).values("subject_id")
    by_own = Q(person__in=own) & ~Q(kind__in=necessary_kinds())
    return due.filter(Q(person=None) | by_own)


def own_channels(batch: Sequence[Message]) -> dict[int, Channel]:
    """The channel of each reader who has one, by the person's id."""
    readers = {message.person_id for message in batch if message.person_id}
    rows = Channel.objects.filter(subject_kind=PERSON, subject_id__in=readers, active=True)
    return {channel.subject_id: channel for channel in rows}


def drop_lapsed(now: datetime) -> int:
    lapsed = Message.objects.filter(state=MessageState.WAITING, expires_at__lte=now)
    # Looking first: an update takes the write queue even when it finds nothing.
    if not lapsed.exists():
        return 0
    return lapsed.update(state=MessageState.DROPPED, last_error=_("Its time was over."))


def _move(message: Message, verdict: Verdict) -> None:
    row = Message.objects.filter(pk=message.pk)
    if verdict.wait_until is None:
        row.update(state=MessageState.DROPPED, last_error=verdict.words)
    else:
        row.update(state=MessageState.WAITING, next_try_at=verdict.wait_until)
