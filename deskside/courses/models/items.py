from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    READING = "reading", _("reading")
    VIDEO = "video", _("video")
    CHECK = "check", _("check")
    REFLECTION = "reflection", _("reflection")
    EXERCISE = "exercise", _("exercise")
    ROLE_PLAY = "role_play", _("role-play")


class Course(models.Model):
    """A course has one source: files (a pack) or the studio."""

    key = models.SlugField(max_length=80, unique=True)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=8, choices=[("files", "files"), ("studio", "studio")])

    def __str__(self) -> str:
        return self.key


class Item(models.Model):
    """What progress may point at. A retired item stays; it is revived when its key returns."""

    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    key = models.SlugField(max_length=80)
    retired = models.BooleanField(default=False)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.key


class Section(Item):
    # Given once and never again: the bit of this section in packed summaries.
    ordinal = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["course", "key"], name="section_key"),
            models.UniqueConstraint(fields=["course", "ordinal"], name="section_ordinal"),
        ]


class Activity(Item):
    kind = models.CharField(max_length=12, choices=Kind.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="activity_key")]


class GuideItem(Item):
    """A part of the leader's guide: purpose, opener, question, exercise, tip, agenda."""

    kind = models.CharField(max_length=12)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="guide_item_key")]


class Question(Item):
    kind = models.CharField(max_length=12)  # choose, mark_lines, sort

    class Meta:
        constraints = [models.UniqueConstraint(fields=["course", "key"], name="question_key")]
