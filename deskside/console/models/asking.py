from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from deskside.console.models.writing import Nudge
from deskside.courses.models import Activity
from deskside.people.models import Group


class BlockerKind(models.TextChoices):
    """What is in the way, in one tap."""

    ON_CALL = "on-call", _("On call all week")
    WORKLOAD = "workload", _("Too much on the desk")
    AWAY = "away", _("I was away")
    TECHNICAL = "technical", _("Something does not work")
    UNCLEAR = "unclear", _("I do not see what it is for")
    SOON = "soon", _("Nothing, I will do it soon")
    OTHER = "other", _("Something else")


class Blocker(models.Model):
    """What a learner said is in the way, for those who lead the group."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    # The one it answers; a learner may also speak up unasked.
    nudge = models.OneToOneField(Nudge, models.SET_NULL, related_name="answer", null=True)
    kind = models.CharField(max_length=10, choices=BlockerKind.choices)
    words = models.CharField(max_length=500, blank=True)
    said_at = models.DateTimeField()
    # Since a leader has done something about it, or put it aside.
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-said_at", "-pk"]
        indexes = [models.Index(fields=["group", "closed_at"], name="blocker_open")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.kind}"


class RequestState(models.TextChoices):
    OPEN = "open", _("open")
    AGREED = "agreed", _("agreed")
    LATER = "later", _("not now")
    DECLINED = "declined", _("no")


class Request(models.Model):
    """Something a learner needs from whoever leads: sample products, a quiet hour, a later date."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", null=True)
    words = models.CharField(max_length=500)
    made_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=RequestState.choices, default=RequestState.OPEN)
    reply = models.CharField(max_length=500, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["-made_at", "-pk"]
        indexes = [models.Index(fields=["group", "state", "made_at"], name="request_open")]

    def __str__(self) -> str:
        return f"{self.person_id} asks"
