from __future__ import annotations

from datetime import datetime, time
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q


class MessageState(models.TextChoices):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"  # no longer true, or lapsed, when its turn came
    FOLDED = "folded"  # late by more than a day: one of the lines of a catch-up mail


class System(models.TextChoices):
    """Chat systems that take messages at an address of their own (an incoming webhook)."""

    SLACK = "slack", "Slack"
    TEAMS = "teams", "Microsoft Teams"
    MATTERMOST = "mattermost", "Mattermost"


class Channel(models.Model):
    """Where a person or a group can be reached besides mail.

    Whose it is, only higher rooms know: the subject is a word and a number, no key. Whoever has
    the address may write there, so it is kept sealed.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    subject_kind = models.CharField(max_length=12)
    subject_id = models.BigIntegerField()
    system = models.CharField(max_length=12, choices=System.choices)
    sealed_url = models.TextField()
    # For people to recognise it by: the host, never the path.
    host = models.CharField(max_length=253)
    active = models.BooleanField(default=True)
    created_at = models.DateTimeField()
    last_sent_at = models.DateTimeField(null=True, blank=True)
    failed_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["subject_kind", "subject_id"], name="channel_one_for_each"
            )
        ]

    def __str__(self) -> str:
        return f"{self.system} of {self.subject_kind} {self.subject_id}"

    @property
    def is_failing(self) -> bool:
        """The last word from there was no."""
        return self.failed_at is not None and (
            self.last_sent_at is None or self.last_sent_at < self.failed_at
        )


class Message(models.Model):
    """One outgoing message. Rendered when sent, so that no secret or private text rests here."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    # Either a person, who may have a channel of their own, or a group's channel.
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", null=True, blank=True
    )
    channel = models.ForeignKey(
        Channel, models.CASCADE, related_name="messages", null=True, blank=True
    )
    # What it is about, as the kind understands it: "invitation:7". Never a text.
    subject_key = models.CharField(max_length=80)
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(
        max_length=8, choices=MessageState.choices, default=MessageState.WAITING
    )
    tries = models.PositiveSmallIntegerField(default=0)
    # Nobody takes it before: its due instant, the end of a sender's lease, of a back-off, of quiet
    # hours, or the next day with room for it.
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    folded_into = models.ForeignKey(
        "self", models.SET_NULL, related_name="folded", null=True, blank=True
    )
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "person", "subject_key", "due_at"], name="message_once"
            ),
            models.UniqueConstraint(
                fields=["kind", "channel", "subject_key", "due_at"],
                condition=Q(person=None),
                name="message_once_in_channel",
            ),
            models.CheckConstraint(
                condition=Q(person=None) ^ Q(channel=None), name="message_to_somebody"
            ),
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="message_due"),
            models.Index(fields=["-created_at"], name="message_newest"),
            models.Index(fields=["person", "sent_at"], name="message_had"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.person_id or self.channel_id}"


class Outbox(models.Model):
    """The one switch of all mail: paused after a restore, or by the owner. No row: not paused."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    paused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="outbox_is_one")]

    def __str__(self) -> str:
        return "paused" if self.paused_at else "open"


class BreakerState(models.TextChoices):
    CLOSED = "closed"
    OPEN = "open"
    HALF_OPEN = "half-open"


class Breaker(models.Model):
    """What all workers know of a relay that is away. No row, or no pause: mail flows."""

    relay = models.CharField(max_length=12, unique=True, default="mail")
    failures = models.PositiveIntegerField(default=0)  # one after the other
    opened_at = models.DateTimeField(null=True, blank=True)
    # Before it nobody knocks; after it one worker does, and the others go on waiting.
    retry_at = models.DateTimeField(null=True, blank=True)
    words = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return f"{self.relay} {self.retry_at or 'closed'}"

    def state(self, now: datetime) -> BreakerState:
        if self.retry_at is None:
            return BreakerState.CLOSED
        return BreakerState.OPEN if now < self.retry_at else BreakerState.HALF_OPEN


class QuietHours(models.Model):
    """From when until when, on their own wall clock, nobody is written to. No row: the default."""

    FROM, UNTIL = time(20), time(7)

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    starts = models.TimeField(default=FROM)
    ends = models.TimeField(default=UNTIL)  # the same as `starts`: there are none

    def __str__(self) -> str:
        return f"{self.starts} to {self.ends}"


class SwitchedOff(models.Model):
    """That somebody wants no messages of a kind."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    kind = models.CharField(max_length=40)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="switched_off_once")]

    def __str__(self) -> str:
        return f"{self.kind} off for {self.person_id}"
