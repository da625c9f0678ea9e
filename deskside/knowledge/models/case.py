from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from deskside.courses.models import Section
from deskside.people.models import Group


class CaseState(models.TextChoices):
    WAITING = "waiting", _("waits for a colleague to read it")
    REVIEWED = "reviewed", _("ready to be used")
    RETIRED = "retired", _("put away")


class Case(models.Model):
    """Something that happened at this desk, told without anybody who could be known by it.

    The text was masked before it came here, and its writer has looked at the result.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+", null=True, blank=True)
    principle = models.SlugField(max_length=80, blank=True)
    title = models.CharField(max_length=120)
    story = models.CharField(max_length=1000)  # what happened
    asks = models.CharField(max_length=300, blank=True)  # what to talk about
    from_ticket = models.BooleanField(default=False)
    state = models.CharField(max_length=8, choices=CaseState.choices, default=CaseState.WAITING)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    shows_author = models.BooleanField(default=True)
    written_at = models.DateTimeField()
    reviewed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    reviewed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["group", "state", "section"], name="case_of_group")]

    def __str__(self) -> str:
        return self.title


class ImportConsent(models.Model):
    """An owner has read what masking cannot promise and lets tickets be pasted from then on."""

    only = models.BooleanField(default=True, unique=True, editable=False)
    accepted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    accepted_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"accepted at {self.accepted_at}"
