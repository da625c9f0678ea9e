from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models

from deskside.people.models import Group, Role


class HandOver(models.Model):
    """Somebody leads a group for a while, or from now on; afterwards their role is as before."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    role_before = models.CharField(max_length=8, choices=Role.choices)
    first_day = models.DateField()
    last_day = models.DateField(null=True, blank=True)  # None: for good
    made_at = models.DateTimeField()
    begun_at = models.DateTimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        indexes = [models.Index(fields=["group", "ended_at"], name="hand_over_open")]

    def __str__(self) -> str:
        return f"{self.person_id} leads {self.group_id}"
