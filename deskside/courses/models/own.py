from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models

from deskside.courses.models.items import Activity


class OwnVideo(models.Model):
    """The organisation's own video in a slot of the course: beside the pack, not an edit of it."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    activity = models.OneToOneField(Activity, models.PROTECT, related_name="+")
    file = models.FileField(upload_to="videos/", blank=True)
    captions = models.FileField(upload_to="videos/", blank=True)
    link = models.URLField(max_length=500, blank=True)
    transcript = models.TextField(blank=True)
    minutes = models.PositiveSmallIntegerField(default=4)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"video of {self.activity_id}"
