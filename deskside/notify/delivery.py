"""Sends what is due: claims by lease, sends outside any transaction, marks.

Killed between sending and marking, a message goes out a second time under the same Message-ID,
which mail programs fold into one; it is never lost.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import datetime, timedelta
from email.utils import format_datetime, parseaddr

from django.conf import settings
from django.core.mail import EmailMultiAlternatives, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from deskside.lib import clock
from deskside.lib.db.claim import claim
from deskside.notify.failures import Failure, failure_of
from deskside.notify.kinds import Kind, kind_of
from deskside.notify.models import Message, MessageState, Outbox

logger = logging.getLogger(__name__)

AT_ONCE = 20
LEASE = timedelta(minutes=10)
# A server that hangs can hold one message for a few of its time-outs; the next must not start then.
LAST_START = LEASE - timedelta(minutes=3)
MOST_TRIES = 12
WHEN_AWAY = timedelta(minutes=5)


def deliver_due(now: datetime) -> int:
    """Send what is due at `now`; how many went out. A round of the background work."""
    drop_lapsed(now)
    if not settings.MAIL_CONFIGURED or is_paused():
        return 0
    sent = 0
    while batch := _take(now):
        done = _send_batch(batch, clock.now())
        sent += done
        if done < len(batch):
            break  # something is wrong: the rest has time until the next round
    return sent


def is_paused() -> bool:
    return Outbox.objects.exclude(paused_at=None).exists()


def drop_lapsed(now: datetime) -> int:
    lapsed = Message.objects.filter(state=MessageState.WAITING, expires_at__lte=now)
    # Looking first: an update takes the write queue even when it finds nothing.
    if not lapsed.exists():
        return 0
    return lapsed.update(state=MessageState.DROPPED, last_error=_("Its time was over."))


@transaction.atomic
def _take(now: datetime) -> list[Message]:
    """Messages that are ours until the lease ends, also those another sender died over."""
    due = Message.objects.filter(
        state__in=[MessageState.WAITING, MessageState.SENDING], next_try_at__lte=now
    )
    if not due.exists():
        return []
    batch = claim(due.select_related("person").order_by("next_try_at", "pk"), AT_ONCE)
    Message.objects.filter(pk__in=[message.pk for message in batch]).update(
        state=MessageState.SENDING, tries=F("tries") + 1, next_try_at=now + LEASE
    )
    return batch


def _send_batch(batch: list[Message], started: datetime) -> int:
    connection: BaseEmailBackend = get_connection()
    sent = 0
    try:
        for message in batch:
            if clock.now() - started > LAST_START:
                break  # our lease runs out: whoever takes them next sends them
            failure = _send_one(message, connection)
            if failure is None:
                sent += 1
            elif failure.server_is_away:
                _put_back(batch[batch.index(message) :], failure)
                break
    finally:
        _close(connection)
    return sent


def _send_one(message: Message, connection: BaseEmailBackend) -> Failure | None:
    """None when the message is done with: sent, or rightly dropped."""
    now = clock.now()
    message.tries += 1
    kind = kind_of(message.kind)
    if kind is None or message.expires_at <= now or not kind.still_true(message, now):
        _mark(message, MessageState.DROPPED, error=_("It was no longer true when its turn came."))
        return None
    try:
        connection.send_messages([_mail(message, kind, now)])
    except Exception as error:  # noqa: BLE001  whatever it was, the next message must go on
        _close(connection)
        failure = failure_of(error)
        logger.warning("Message %s was not sent: %s", message.uid, failure.words)
        if not failure.server_is_away:
            _mark_failure(message, failure, now)
        return failure
    _mark(message, MessageState.SENT, sent_at=clock.now())
    return None


def _mail(message: Message, kind: Kind, now: datetime) -> EmailMultiAlternatives:
    letter = kind.render(message)
    sender = settings.DEFAULT_FROM_EMAIL
    host = parseaddr(sender)[1].partition("@")[2] or "localhost"
    headers = {
        "Message-ID": f"<{message.uid}@{host}>",
        "Date": format_datetime(now),
        "Auto-Submitted": "auto-generated",
    }
    mail = EmailMultiAlternatives(
        letter.subject, letter.as_text(), sender, [message.person.email], headers=headers
    )
    mail.attach_alternative(letter.as_html(), "text/html")
    return mail


def waits() -> Iterator[timedelta]:
    """How long after each try the next one comes: 1, 2, 4 ... minutes."""
    return (timedelta(minutes=2**tried) for tried in range(MOST_TRIES - 1))


def _mark_failure(message: Message, failure: Failure, now: datetime) -> None:
    if failure.is_final or message.tries >= MOST_TRIES:
        _mark(message, MessageState.FAILED, error=failure.words)
        return
    wait = list(waits())[message.tries - 1]
    Message.objects.filter(pk=message.pk).update(
        state=MessageState.WAITING, next_try_at=now + wait, last_error=failure.words
    )


def _put_back(messages: list[Message], failure: Failure) -> None:
    """The server's absence is no fault of the messages and costs them no try."""
    Message.objects.filter(pk__in=[message.pk for message in messages]).update(
        state=MessageState.WAITING,
        tries=F("tries") - 1,
        next_try_at=clock.now() + WHEN_AWAY,
        last_error=failure.words,
    )


def _mark(
    message: Message, state: MessageState, *, error: str = "", sent_at: datetime | None = None
) -> None:
    Message.objects.filter(pk=message.pk).update(state=state, last_error=error, sent_at=sent_at)


def _close(connection: BaseEmailBackend) -> None:
    try:
        connection.close()
    except OSError:
        logger.info("The mail server had already hung up.")
