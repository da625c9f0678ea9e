from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models


class MessageState(models.TextChoices):
    WAITING = "waiting"
    SENDING = "sending"
    SENT = "sent"
    FAILED = "failed"
    DROPPED = "dropped"  # no longer true, or lapsed, when its turn came


class Message(models.Model):
    """One outgoing message. Rendered when sent, so that no secret or private text rests here."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # What it is about, as the kind understands it: "invitation:7". Never a text.
    subject_key = models.CharField(max_length=80)
    due_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    state = models.CharField(
        max_length=8, choices=MessageState.choices, default=MessageState.WAITING
    )
    tries = models.PositiveSmallIntegerField(default=0)
    # Nobody takes it before: its due instant, the end of a sender's lease, or of a back-off.
    next_try_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "person", "subject_key", "due_at"], name="message_once"
            )
        ]
        indexes = [
            models.Index(fields=["state", "next_try_at"], name="message_due"),
            models.Index(fields=["-created_at"], name="message_newest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} to {self.person_id}"


class Outbox(models.Model):
    """The one switch of all mail: paused after a restore, or by the owner. No row: not paused."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    paused_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(only=True), name="outbox_is_one")]

    def __str__(self) -> str:
        return "paused" if self.paused_at else "open"
