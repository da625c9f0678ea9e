from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from deskside.people.models import Group


class Side(models.TextChoices):
    HERO = "hero", _("hero")
    VILLAIN = "villain", _("villain")


class Word(models.Model):
    """A word by which a group describes good or bad service: for observers and for posters."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    side = models.CharField(max_length=7, choices=Side.choices)
    text = models.CharField(max_length=200)
    times = models.PositiveSmallIntegerField(default=1)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "side", "text"], name="word_once")]

    def __str__(self) -> str:
        return self.text


class Norm(models.Model):
    """How a group wants to treat each other in its meetings; written together, never by one."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    text = models.CharField(max_length=200)
    position = models.PositiveSmallIntegerField(default=0)
    kept_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.text


class Why(models.Model):
    """Why good service matters: to the organisation, and to each of us."""

    class To(models.TextChoices):
        ORGANISATION = "organisation", _("to the organisation")
        ME = "me", _("to me")

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    to = models.CharField(max_length=12, choices=To.choices)
    text = models.CharField(max_length=200)
    times = models.PositiveSmallIntegerField(default=1)
    kept_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "to", "text"], name="why_once")]

    def __str__(self) -> str:
        return self.text
