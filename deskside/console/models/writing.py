from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from deskside.people.models import Group


class Reason(models.TextChoices):
    """Why a leader writes; the first words of the letter come from it."""

    BEHIND = "behind", _("behind the dates")
    STUCK = "stuck", _("stuck on a question")
    AWAY = "away", _("not here for a while")
    EARLY = "early", _("finished early")
    CAUGHT_UP = "caught-up", _("caught up")
    OTHER = "other", _("something else")


class Written(models.Model):
    """What a leader wrote to one person of a group; both may read it again, nobody else."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    reason = models.CharField(max_length=10, choices=Reason.choices, default=Reason.OTHER)
    text = models.TextField(max_length=2000)
    written_at = models.DateTimeField()

    class Meta:
        abstract = True
        ordering = ["-written_at", "-pk"]

    def __str__(self) -> str:
        return f"{self._meta.model_name} to {self.person_id}"


class Nudge(Written):
    """A question, never a reproach; the link in its mail leads to a page of quick answers."""

    class Meta(Written.Meta):
        indexes = [
            models.Index(fields=["group", "person", "written_at"], name="nudge_of_person"),
            models.Index(fields=["group", "-written_at"], name="nudge_newest"),
        ]


class Praise(Written):
    class Meta(Written.Meta):
        indexes = [
            models.Index(fields=["group", "person", "written_at"], name="praise_of_person"),
            models.Index(fields=["group", "-written_at"], name="praise_newest"),
        ]
