from __future__ import annotations

from django.conf import settings
from django.db import models

from deskside.progress.models.plan import Plan


class Confirmation(models.Model):
    """Somebody has read what is expected of them, and said so. Nothing hangs on it."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="confirmations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    confirmed_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "person"], name="confirmation_once")]

    def __str__(self) -> str:
        return f"{self.person_id} confirmed {self.plan_id}"


class KickOff(models.Model):
    """The message with which a leader opens the course, as it was sent to the group."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="kick_offs")
    subject = models.CharField(max_length=200)
    words = models.TextField()
    sent_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at"]

    def __str__(self) -> str:
        return self.subject
