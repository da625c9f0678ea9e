from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q


class WorkPattern(models.Model):
    """On which weekdays somebody works, or days on and off in turn, and their usual hours, in
    their own zone. `people.working.works_on` reads it."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="work_pattern"
    )
    # One digit per working day, Monday = 1: "12345".
    weekdays = models.CharField(max_length=7, default="12345")
    starts = models.TimeField(null=True, blank=True)
    ends = models.TimeField(null=True, blank=True)
    # Rotating shifts: "1" a day on, "0" a day off, repeated from that day. Empty: weekdays count.
    cycle = models.CharField(max_length=56, blank=True, default="")
    cycle_from = models.DateField(null=True, blank=True)

    def __str__(self) -> str:
        return self.cycle or self.weekdays


class Absence(models.Model):
    """Away from the first to the last day, both counted. Never a reason."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="absences")
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering = ["first_day"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="absence_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day} to {self.last_day}"
