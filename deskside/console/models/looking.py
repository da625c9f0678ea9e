from __future__ import annotations

from django.conf import settings
from django.db import models

from deskside.courses.models import Activity, Course, Question
from deskside.people.models import Group


class BurnUp(models.Model):
    """How much a large group had done at the end of each day: [[<epoch second>, <done>], ...].

    Summed up in the background; a group that fits on one page is summed up from its own rows.
    """

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    course = models.ForeignKey(Course, models.CASCADE, related_name="+")
    points = models.JSONField(default=list)
    as_of = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "course"], name="burn_up_once")]

    def __str__(self) -> str:
        return f"burn-up of {self.group_id}"


class Stuck(models.Model):
    """Somebody has tried one question again and again and not found it. Found in the background."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, models.CASCADE, related_name="+")
    question = models.ForeignKey(Question, models.CASCADE, related_name="+")
    tries = models.PositiveIntegerField()
    since = models.DateTimeField()
    last_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "question"], name="stuck_once")]

    def __str__(self) -> str:
        return f"{self.person_id} on {self.question_id}"
