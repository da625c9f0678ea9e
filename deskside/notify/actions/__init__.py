"""What changes the outbox, somebody's preferences, and channels."""

from __future__ import annotations

from deskside.notify.actions.outbox import (
    Order,
    drop_messages,
    forget_refusals,
    pause_mail,
    queue,
    queue_for_channel,
    queue_many,
    release_mail,
    send_again,
)

__all__ = [
    "Order",
    "drop_messages",
    "forget_refusals",
    "pause_mail",
    "queue",
    "queue_for_channel",
    "queue_many",
    "release_mail",
    "send_again",
]
