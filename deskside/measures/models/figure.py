from __future__ import annotations

from django.conf import settings
from django.db import models

from deskside.people.models import Group


class Outcome(models.Model):
    """A group has chosen to look at this before and after: a figure of its desk, or teamwork."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    measure = models.SlugField(max_length=40)
    chosen_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["group", "measure"], name="outcome_chosen_once")
        ]

    def __str__(self) -> str:
        return f"{self.measure} of {self.group_id}"


class Figure(models.Model):
    """One measure of one group's desk in one month, as somebody entered it."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    measure = models.SlugField(max_length=40)
    month = models.DateField()  # its first day
    value = models.DecimalField(max_digits=11, decimal_places=2)
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    entered_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "measure", "month"], name="figure_once_a_month"
            ),
            models.CheckConstraint(
                condition=models.Q(month__day=1), name="figure_month_is_a_first_day"
            ),
            models.CheckConstraint(condition=models.Q(value__gte=0), name="figure_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.measure} {self.month:%Y-%m}: {self.value}"
