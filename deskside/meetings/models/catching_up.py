from __future__ import annotations

from django.conf import settings
from django.db import models

from deskside.meetings.models.series import Meeting


class CaughtUp(models.Model):
    """Somebody who missed all sittings of a meeting has gone through its five minutes: a table of
    its own, since they were not there and attendance must not say so."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="caught_up")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["meeting", "person"], name="caught_up_once")]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.meeting_id}"
