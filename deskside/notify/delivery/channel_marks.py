"""What became of a chat channel, written down for whoever entered it and for the owner."""

from __future__ import annotations

from datetime import datetime

from deskside.notify.failures import Failure
from deskside.notify.models import Channel


def mark_channel_sent(channel: Channel, now: datetime) -> None:
    Channel.objects.filter(pk=channel.pk).update(last_sent_at=now, last_error="")


def mark_channel_failed(channel: Channel, failure: Failure, now: datetime) -> None:
    """An address that is refused for good is switched off: nobody knocks there any more."""
    changes = {"active": False} if failure.is_final else {}
    Channel.objects.filter(pk=channel.pk, sealed_url=channel.sealed_url).update(
        failed_at=now, last_error=failure.words, **changes
    )
