from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, F, Q, QuerySet
from django.urls import reverse

from deskside.notify.kinds import kind_of, optional_kinds
from deskside.notify.models import (
    Breaker,
    Channel,
    Message,
    MessageState,
    Outbox,
    QuietHours,
    SwitchedOff,
)

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """A message as its owner sees it: everything but what it says."""

    message: Message
    title: str | StrPromise
    place: str  # where what it is about can be looked at; may be empty

    @property
    def has_failed(self) -> bool:
        return self.message.state == MessageState.FAILED

    @property
    def waits(self) -> bool:
        return self.message.state in {MessageState.WAITING, MessageState.SENDING}


def count_by_state() -> dict[str, int]:
    rows = Message.objects.order_by().values_list("state").annotate(count=Count("pk"))
    return dict.fromkeys(MessageState.values, 0) | dict(rows)


def messages_in(state: str) -> QuerySet[Message]:
    rows = Message.objects.select_related("person", "channel").order_by("-created_at", "-pk")
    if state == MessageState.WAITING:
        return rows.filter(state__in=[MessageState.WAITING, MessageState.SENDING])
    return rows.filter(state=state) if state else rows


def outbox_rows(messages: Iterable[Message]) -> list[OutboxRow]:
    """One statement for each kind that knows a place to look."""
    by_kind: dict[str, list[Message]] = defaultdict(list)
    messages = list(messages)
    for message in messages:
        by_kind[message.kind].append(message)
    places: dict[int, str] = {}
    titles: dict[str, str | StrPromise] = {}
    for key, same in by_kind.items():
        kind = kind_of(key)
        titles[key] = kind.title if kind else key
        if kind and kind.places:
            places |= kind.places(same)
        if kind and kind.shows_body:
            places |= {one.pk: reverse("notify:message", args=[one.uid]) for one in same}
    return [OutboxRow(one, titles[one.kind], places.get(one.pk, "")) for one in messages]


def outbox() -> Outbox:
    """The switch as it stands; not saved when nobody has ever touched it."""
    return Outbox.objects.first() or Outbox()


@dataclass(frozen=True, slots=True)
class LastHour:
    sent: int
    failed: int
    overdue: int  # should have gone by now


def last_hour(now: datetime) -> LastHour:
    """One statement."""
    lately = now - timedelta(hours=1)
    counts = Message.objects.aggregate(
        sent=Count("pk", filter=Q(state=MessageState.SENT, sent_at__gt=lately)),
        failed=Count("pk", filter=Q(state=MessageState.FAILED, next_try_at__gt=lately)),
        overdue=Count("pk", filter=Q(state=MessageState.WAITING, next_try_at__lte=now)),
    )
    return LastHour(**counts)


def breaker() -> Breaker | None:
    """Only while mail is held up by a relay that is away."""
    return Breaker.objects.exclude(retry_at=None).first()


def failing_channels() -> list[Channel]:
    """Those whose last answer was no, the newest first."""
    failing = Q(last_sent_at=None) | Q(last_sent_at__lt=F("failed_at"))
    return list(Channel.objects.filter(failing).exclude(failed_at=None).order_by("-failed_at")[:20])


def channel_of(subject_kind: str, subject_id: int) -> Channel | None:
    """The channel of a person or a group, also one that is switched off after a refusal."""
    return Channel.objects.filter(subject_kind=subject_kind, subject_id=subject_id).first()


def message_choices(person_id: int) -> dict[str, object]:
    """As the form of preferences wants them; two statements."""
    off = set(SwitchedOff.objects.filter(person=person_id).values_list("kind", flat=True))
    hours = QuietHours.objects.filter(person=person_id).first()
    switches = {f"kind-{kind.key}": kind.key not in off for kind in optional_kinds()}
    return {
        **switches,
        "starts": hours.starts if hours else QuietHours.FROM,
        "ends": hours.ends if hours else QuietHours.UNTIL,
    }
