"""Sends a batch, each message by mail or to a chat channel, and marks what became of it."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.utils.translation import gettext as _

from deskside.lib import clock
from deskside.notify.channels.post import post_note
from deskside.notify.compose import mail_of, note_of
from deskside.notify.delivery import breaker, marks
from deskside.notify.delivery.channel_marks import mark_channel_failed, mark_channel_sent
from deskside.notify.delivery.claiming import LEASE, own_channels
from deskside.notify.failures import Failure, failure_of
from deskside.notify.kinds import Kind, kind_of
from deskside.notify.models import Channel, Message

logger = logging.getLogger(__name__)

# A server that hangs can hold one message for a few of its time-outs; the next must not start then.
LAST_START = LEASE - timedelta(minutes=3)
REFUSALS_IN_A_ROW = 5


@dataclass(frozen=True)
class Outcome:
    sent: int
    went_through: bool


class Sender:
    """One batch's way out: a connection that is opened when needed, and the readers' channels."""

    def __init__(self, batch: Sequence[Message], *, has_knocked: bool) -> None:
        self._mail: BaseEmailBackend = get_connection()
        self._own = own_channels(batch)
        self._has_knocked = has_knocked
        self._refusals = 0
        self.relay_is_away = False
        self.sent = 0

    def send(self, message: Message) -> Failure | None:
        """None when the message is done with: sent, or rightly dropped."""
        now = clock.now()
        message.tries += 1
        kind = kind_of(message.kind)
        if kind is None or not _is_true(message, kind, now):
            marks.mark_dropped(message, _("It was no longer true when its turn came."))
            return None
        channel = message.channel or self._own.get(message.person_id or 0)
        if channel and not kind.necessary:
            return self._to_channel(message, kind, channel)
        return self._by_mail(message, kind, now)

    def close(self) -> None:
        try:
            self._mail.close()
        except OSError:
            logger.info("The mail server had already hung up.")

    def _by_mail(self, message: Message, kind: Kind, now: datetime) -> Failure | None:
        try:
            self._mail.send_messages([mail_of(message, kind, now)])
        except Exception as error:  # noqa: BLE001  whatever it was, the next message must go on
            self.close()
            failure = failure_of(error)
            logger.warning("Message %s was not sent: %s", message.uid, failure.words)
            if not failure.server_is_away:
                marks.mark_failure(message, failure, now)
            return self._refused(failure)
        marks.mark_sent(message, clock.now())
        self.sent += 1
        self._refusals = 0
        if self._has_knocked:
            breaker.note_there()
            self._has_knocked = False
        return None

    def _refused(self, failure: Failure) -> Failure:
        """One refusal is about one mailbox. Many in a row, or one at the door, mean the relay."""
        self._refusals += 1
        if self._has_knocked or self._refusals >= REFUSALS_IN_A_ROW or failure.server_is_away:
            breaker.note_away(failure.words, clock.now(), has_knocked=self._has_knocked)
            self.relay_is_away = True
        return failure

    def _to_channel(self, message: Message, kind: Kind, channel: Channel) -> Failure | None:
        failure = post_note(channel, note_of(message, kind))
        now = clock.now()
        if failure is None:
            marks.mark_sent(message, now)
            mark_channel_sent(channel, now)
            self.sent += 1
            return None
        logger.warning("Message %s was not posted: %s", message.uid, failure.words)
        mark_channel_failed(channel, failure, now)
        if failure.is_final and message.person_id:
            del self._own[message.person_id]
            marks.put_back([message], failure)  # mail takes over
        else:
            marks.mark_failure(message, failure, now)
        return failure


def send_batch(batch: Sequence[Message], started: datetime, *, has_knocked: bool) -> Outcome:
    sender = Sender(batch, has_knocked=has_knocked)
    try:
        for place, message in enumerate(batch):
            if clock.now() - started > LAST_START:
                marks.put_back(batch[place:])  # our lease runs out
                return Outcome(sender.sent, went_through=False)
            failure = sender.send(message)
            if sender.relay_is_away:
                mine = failure is not None and failure.server_is_away
                marks.put_back(batch[place if mine else place + 1 :], failure)
                return Outcome(sender.sent, went_through=False)
    finally:
        sender.close()
    return Outcome(sender.sent, went_through=True)


def _is_true(message: Message, kind: Kind, now: datetime) -> bool:
    if message.expires_at <= now or (message.person and not message.person.is_active):
        return False
    return kind.still_true(message, now)
