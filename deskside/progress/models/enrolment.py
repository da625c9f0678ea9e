from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from deskside.courses.models import Activity, Course, Question, Revision


class Enrolment(models.Model):
    """A person takes a course. No group: moving somebody touches memberships only.

    `marks` is a packed summary of the completion and position rows, written in their transaction:
    {"<activity id>": <epoch second of completion, or 0 when only on the way>}.
    `sections_done` has the bit `1 << section.ordinal` set for each finished section.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="enrolments")
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    round = models.PositiveSmallIntegerField(default=1)
    done_count = models.PositiveIntegerField(default=0)
    sections_done = models.BigIntegerField(default=0)
    started_at = models.DateTimeField(null=True, blank=True)
    seen_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()
    # The last column: whoever wants the short ones need not read past this long one.
    marks = models.JSONField(default=dict)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "course", "round"], name="enrolment_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.course_id}"


class How(models.TextChoices):
    """In which way an activity was done."""

    HERE = "here", _("here")
    TOGETHER = "together", _("seen together")
    THOUGHT = "thought", _("thought through")
    PAPER = "paper", _("on paper")
    LEADER = "leader", _("marked by the leader")


class Completion(models.Model):
    """An activity is done; which revision, when and how. Never undone by a new release."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="completions")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    how = models.CharField(max_length=8, choices=How.choices, default=How.HERE)
    completed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "activity"], name="completion_once")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} did {self.activity_id}"


class Position(models.Model):
    """How far somebody is: the paragraph, question or second; and that they have begun."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="positions")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    place = models.PositiveIntegerField(default=0)
    begun_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["enrolment", "activity"], name="position_once")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} at {self.activity_id}:{self.place}"


class Answer(models.Model):
    """One try at one question. Tries are unlimited and not counted against anybody."""

    enrolment = models.ForeignKey(Enrolment, models.CASCADE, related_name="answers")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+")
    question = models.ForeignKey(Question, models.PROTECT, related_name="+")
    revision = models.ForeignKey(Revision, models.PROTECT, related_name="+")
    picked = (
        models.JSONField()
    )  # list of option, line or bin indexes, as the question's kind reads it
    is_right = models.BooleanField()
    answered_at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["enrolment", "activity", "question"], name="answer_of_activity")
        ]

    def __str__(self) -> str:
        return f"{self.enrolment_id} answered {self.question_id}"
