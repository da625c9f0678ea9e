"""The round of the background work that empties the outbox.

Killed between sending and marking, a message goes out a second time under the same Message-ID,
which mail programs fold into one; it is never lost.
"""

from __future__ import annotations

from datetime import datetime

from django.conf import settings

from deskside.lib import clock
from deskside.notify.delivery.breaker import give_back_knock, may_send
from deskside.notify.delivery.catch_up import fold_late
from deskside.notify.delivery.claiming import AT_ONCE, drop_lapsed, due_messages, take
from deskside.notify.delivery.sending import send_batch
from deskside.notify.models import BreakerState, Outbox


def deliver_due(now: datetime) -> int:
    """Send what is due at `now`; how many went out."""
    drop_lapsed(now)
    sent = 0
    while not is_paused():
        went, goes_on = _deliver_some(now)
        sent += went
        if not goes_on:
            break  # all done, or something is wrong: the rest has time until the next round
        now = max(now, clock.now())
    return sent


def is_paused() -> bool:
    return Outbox.objects.exclude(paused_at=None).exists()


def _deliver_some(now: datetime) -> tuple[int, bool]:
    """One batch: how many went out, and whether to look for more."""
    if not due_messages(now, mail=settings.MAIL_CONFIGURED).exists():
        return 0, False
    fold_late(now)
    state = may_send(now) if settings.MAIL_CONFIGURED else BreakerState.OPEN
    knocks = state == BreakerState.HALF_OPEN
    taken = take(now, mail=state != BreakerState.OPEN, at_most=1 if knocks else AT_ONCE)
    if not taken.batch:
        if knocks:
            give_back_knock(now)
        return 0, taken.moved > 0
    outcome = send_batch(taken.batch, clock.now(), has_knocked=knocks)
    return outcome.sent, outcome.went_through
