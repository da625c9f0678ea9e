from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from deskside.meetings.models.room import Attendance
from deskside.meetings.models.series import Sitting


class Card(models.Model):
    """A word or an idea on a board of the room. It does not say whose it is."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="cards")
    block = models.SlugField(max_length=40)
    # heroes, villains; organisation, me; idea, opposite; norm.
    side = models.SlugField(max_length=20)
    text = models.CharField(max_length=200)
    times = models.PositiveSmallIntegerField(default=1)  # how often it was said
    merged_into = models.ForeignKey("self", models.SET_NULL, related_name="merged", null=True)
    made_at = models.DateTimeField()
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sitting", "block", "made_at"], name="card_of_block")]

    def __str__(self) -> str:
        return self.text


class Photo(models.Model):
    """A photograph of the flip chart, made anew from its pixels: no place, no camera's data."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="photos")
    file = models.FileField(upload_to="meetings/%Y")
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    added_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"photograph of {self.sitting_id}"


class Placement(models.Model):
    """Where somebody stands on a line from 0 to 10, before and after the talk."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="placements")
    block = models.SlugField(max_length=40)
    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="+")
    before = models.PositiveSmallIntegerField(null=True, blank=True)
    after = models.PositiveSmallIntegerField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "block", "attendance"], name="placement_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.before} to {self.after}"


class RoomNote(models.Model):
    """Something to keep, or to come back to, in the summary that everybody gets."""

    class Kind(models.TextChoices):
        NOTE = "note", _("note")
        PARKED = "parked", _("parked")

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="notes")
    kind = models.CharField(max_length=6, choices=Kind.choices)
    text = models.CharField(max_length=500)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True)
    made_at = models.DateTimeField()
    # A parked topic is settled in a later meeting.
    settled_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text
