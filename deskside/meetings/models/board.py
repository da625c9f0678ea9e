from __future__ import annotations

import secrets
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from deskside.meetings.models.room import Attendance
from deskside.meetings.models.series import Sitting

CARD_LENGTH = 200


def any_number() -> int:
    """Never the next in the order of arrival; small enough for a browser to count exactly."""
    return secrets.randbelow(2**53 - 1) + 1


class Card(models.Model):
    """A word or an idea on a board of the room. It does not say whose it is.

    Nor may anything else: its number is drawn by lot and it has no time, for numbers in the order
    of arrival and times would lead to whoever sent something at that moment.
    """

    id = models.BigIntegerField(primary_key=True, default=any_number, editable=False)
    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="cards")
    block = models.SlugField(max_length=40)
    # heroes, villains; organisation, me; idea, opposite; norm.
    side = models.SlugField(max_length=20)
    text = models.CharField(max_length=CARD_LENGTH)
    times = models.PositiveSmallIntegerField(default=1)  # how often it was said
    merged_into = models.ForeignKey("self", models.SET_NULL, related_name="merged", null=True)
    # A norm that the group wants to keep; a word that was seen in the film too.
    chosen = models.BooleanField(default=False)
    # It came from the film, after the group's own words.
    from_film = models.BooleanField(default=False)
    removed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["sitting", "block"], name="card_of_block")]

    def __str__(self) -> str:
        return self.text


class Shown(models.Model):
    """Whoever leads has let everybody see something: the cards of a step, a line, a film."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="shown")
    key = models.SlugField(max_length=60)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "key"], name="shown_once")]

    def __str__(self) -> str:
        return self.key


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
