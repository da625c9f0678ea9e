from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import Count, QuerySet

from deskside.notify.kinds import kind_of
from deskside.notify.models import Message, MessageState, Outbox

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
    rows = Message.objects.select_related("person").order_by("-created_at", "-pk")
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
    return [OutboxRow(one, titles[one.kind], places.get(one.pk, "")) for one in messages]


def outbox() -> Outbox:
    """The switch as it stands; not saved when nobody has ever touched it."""
    return Outbox.objects.first() or Outbox()
