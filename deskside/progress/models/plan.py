from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from deskside.courses.models import Course, PackRelease, Section
from deskside.people.models import Group


class Preset(models.TextChoices):
    WEEKLY = "weekly", _("one section a week")
    TWO_DAYS = "two-days", _("the whole course in two days")
    EVERY_N = "every-n", _("every few working days")
    OWN = "own", _("own dates")


class Plan(models.Model):
    """When a group means to finish each section of a course, and which release it reads."""

    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    release = models.ForeignKey(PackRelease, models.PROTECT, related_name="+")
    preset = models.CharField(max_length=8, choices=Preset.choices, default=Preset.WEEKLY)
    starts_on = models.DateField()
    every_days = models.PositiveSmallIntegerField(default=5)
    weekdays = models.CharField(max_length=7, default="12345")  # as in WorkPattern
    blackout_days = models.JSONField(default=list)  # ISO dates
    due_time = models.TimeField()
    zone = models.CharField(max_length=64)
    anchor = models.PositiveSmallIntegerField(null=True, blank=True)  # weekday of weekly dates
    minutes_a_week = models.PositiveSmallIntegerField(null=True, blank=True)  # of each person
    buffer_weeks = models.PositiveSmallIntegerField(default=1)  # spare, after the last date
    comes_back = models.BooleanField(default=False)  # to it, for a quarter of an hour, see returns
    created_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["group", "course"], name="plan_once")]

    def __str__(self) -> str:
        return f"plan of {self.group_id}"


class DueInstant(models.Model):
    """A local date and time with its zone, and the UTC instant computed from them."""

    local_date = models.DateField()
    local_time = models.TimeField()
    zone = models.CharField(max_length=64)
    due_at = models.DateTimeField()

    class Meta:
        abstract = True


class DueDate(DueInstant):
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="due_dates")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["plan", "section"], name="due_date_once")]

    def __str__(self) -> str:
        return f"{self.section_id} by {self.local_date}"


class Extension(DueInstant):
    """One person has longer for one section. The reason is for the leader and that person."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="extensions")
    section = models.ForeignKey(Section, models.PROTECT, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    reason = models.CharField(max_length=200, blank=True)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    given_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["plan", "section", "person"], name="extension_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.section_id} by {self.local_date}"


class Pause(models.Model):
    """An incident, or leave: nobody is reminded on these days. `person` empty: the whole group.

    The dates that moved with it are DueDates or Extensions like any other. The reason is for those
    who lead the group.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    plan = models.ForeignKey(Plan, models.CASCADE, related_name="pauses")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", null=True, blank=True
    )
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=200, blank=True)
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    made_at = models.DateTimeField()

    class Meta:
        ordering = ["first_day", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="pause_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id or 'group'}: {self.first_day} to {self.last_day}"


class PlanChange(models.Model):
    """Who changed what in a plan, in words, and when. `dates_before`: by section id, for undoing
    the newest change."""

    plan = models.ForeignKey(Plan, models.CASCADE, related_name="changes")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    what = models.CharField(max_length=300)
    dates_before = models.JSONField(null=True, blank=True)
    changed_at = models.DateTimeField()

    class Meta:
        ordering = ["-changed_at", "-pk"]

    def __str__(self) -> str:
        return self.what
