from __future__ import annotations

from datetime import datetime
from urllib.parse import urlsplit

from django.db import transaction

from deskside.notify.actions.outbox import queue_for_channel
from deskside.notify.channels.hello import HELLO
from deskside.notify.models import Channel
from deskside.notify.sealing import sealed


@transaction.atomic
def set_channel(
    *, subject_kind: str, subject_id: int, system: str, url: str, now: datetime
) -> Channel:
    """The one channel of a person or a group; a new address begins without the old one's failures.

    `url` has passed `channels.address.checked_address`.
    """
    fresh = {
        "system": system,
        "sealed_url": sealed(url),
        "host": urlsplit(url).hostname or "",
        "active": True,
        "created_at": now,
        "last_sent_at": None,
        "failed_at": None,
        "last_error": "",
    }
    channel, _made = Channel.objects.update_or_create(
        subject_kind=subject_kind, subject_id=subject_id, defaults=fresh
    )
    return channel


@transaction.atomic
def remove_channel(*, subject_kind: str, subject_id: int) -> int:
    """What waits for it goes with it; a person's own messages come by mail again."""
    removed, _by_model = Channel.objects.filter(
        subject_kind=subject_kind, subject_id=subject_id
    ).delete()
    return removed


@transaction.atomic
def say_hello(*, channel: Channel, now: datetime) -> Channel:
    """Queue a first message, so that whoever entered the address sees whether it arrives."""
    queue_for_channel(kind=HELLO, channel=channel, subject_key=HELLO, due_at=now, now=now)
    return channel
