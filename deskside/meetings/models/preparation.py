from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import Q

from deskside.courses.models import GuideItem
from deskside.knowledge.models import Case
from deskside.meetings.models.series import Meeting, Sitting


class RunSheet(models.Model):
    """What a sitting does, block by block, as its facilitator has arranged it.

    `blocks` is a list of {"key", "kind", "seconds", "title", "say"}, the slots of
    `meetings/agenda/`; a sitting without a row here, or with an empty list, follows the standard
    agenda of its meeting. Steps and words are made from them when they are read.
    """

    sitting = models.OneToOneField(Sitting, models.CASCADE, related_name="run_sheet")
    blocks = models.JSONField(default=list)
    case = models.ForeignKey(Case, models.PROTECT, related_name="+", null=True, blank=True)
    version = models.PositiveIntegerField(default=1)
    changed_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"run-sheet of {self.sitting_id}"


class SheetQuestion(models.Model):
    """A question chosen for a sitting: from the guide, or the facilitator's own words."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="questions")
    item = models.ForeignKey(GuideItem, models.PROTECT, related_name="+", null=True, blank=True)
    text = models.CharField(max_length=300, blank=True)  # own words; empty for one of the guide
    position = models.PositiveSmallIntegerField()
    asked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["position"]
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "item"],
                condition=Q(item__isnull=False),
                name="sheet_question_once",
            ),
            models.CheckConstraint(
                condition=Q(item__isnull=False) | ~Q(text=""), name="sheet_question_says_something"
            ),
        ]

    def __str__(self) -> str:
        return self.text or f"question {self.item_id}"


class QuestionVote(models.Model):
    """A member would like this question to be taken."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="votes")
    item = models.ForeignKey(GuideItem, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "item", "person"], name="vote_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} for {self.item_id}"


class PrepTick(models.Model):
    """One line of the facilitator's checklist is done."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="ticks")
    key = models.SlugField(max_length=40)
    ticked_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "key"], name="prep_tick_once")]

    def __str__(self) -> str:
        return self.key


class Feedback(models.Model):
    """Three answers about how a sitting was led, for its facilitator's eyes alone."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="feedback")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    worked = models.CharField(max_length=300, blank=True)
    change = models.CharField(max_length=300, blank=True)
    heard = models.PositiveSmallIntegerField(null=True, blank=True)  # 1 to 4: did I get to speak
    given_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "person"], name="feedback_once")]

    def __str__(self) -> str:
        return f"feedback on {self.sitting_id}"
