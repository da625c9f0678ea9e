from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from deskside.courses.models import Course, Section
from deskside.people.models import Group


class Series(models.Model):
    """The meetings of a group about a course: how long, on which weekday, at what hour."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    group = models.ForeignKey(Group, models.CASCADE, related_name="+")
    course = models.ForeignKey(Course, models.PROTECT, related_name="+")
    minutes = models.PositiveSmallIntegerField(default=15)  # 15 or 20
    weekday = models.PositiveSmallIntegerField(default=1)  # Monday is 1
    local_time = models.TimeField()
    zone = models.CharField(max_length=64)
    place = models.CharField(max_length=300, blank=True)  # a room, or a link for those far away
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    created_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["group", "course"], condition=Q(ended_at=None), name="series_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"meetings of {self.group_id}"


class Crew(models.Model):
    """Those of a group who can meet at the same hour; a desk in shifts has several."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    series = models.ForeignKey(Series, models.CASCADE, related_name="crews")
    name = models.CharField(max_length=100)
    # Empty: as the series says.
    weekday = models.PositiveSmallIntegerField(null=True, blank=True)
    local_time = models.TimeField(null=True, blank=True)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class CrewMember(models.Model):
    crew = models.ForeignKey(Crew, models.CASCADE, related_name="members")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["crew", "person"], name="crew_member_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.crew_id}"


class Kind(models.TextChoices):
    KICK_OFF = "kick_off", _("kick-off")
    SECTION = "section", _("about a section")
    REFRESHER = "refresher", _("refresher")
    BOOK = "book", _("book group")


class Mode(models.TextChoices):
    """Which questions are taken: never one that was discussed before."""

    DURING = "during", _("while the team learns")
    AFTER = "after", _("right after")
    REFRESHER = "refresher", _("long after")


class Meeting(models.Model):
    """One meeting in the order of its series; held in one sitting or, by crews, in several."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    series = models.ForeignKey(Series, models.CASCADE, related_name="meetings")
    number = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=9, choices=Kind.choices, default=Kind.SECTION)
    mode = models.CharField(max_length=9, choices=Mode.choices, default=Mode.DURING)
    section = models.ForeignKey(Section, models.PROTECT, related_name="+", null=True, blank=True)
    title = models.CharField(max_length=200)
    minutes = models.PositiveSmallIntegerField(default=15)
    created_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "number"], name="meeting_number_once")
        ]

    def __str__(self) -> str:
        return self.title


class SittingState(models.TextChoices):
    PLANNED = "planned", _("planned")
    RUNNING = "running", _("running")
    CLOSED = "closed", _("over")
    CANCELLED = "cancelled", _("called off")


class Sitting(models.Model):
    """A crew holds a meeting: when, who leads it, who really led, and how it ended."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="sittings")
    crew = models.ForeignKey(Crew, models.PROTECT, related_name="+", null=True, blank=True)
    local_date = models.DateField()
    local_time = models.TimeField()
    zone = models.CharField(max_length=64)
    starts_at = models.DateTimeField(db_index=True)
    state = models.CharField(
        max_length=9, choices=SittingState.choices, default=SittingState.PLANNED
    )
    facilitator = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    understudy = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    led_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    place = models.CharField(max_length=300, blank=True)
    # Counted up with each change, for the calendar file in the invitation.
    sequence = models.PositiveIntegerField(default=0)
    postponed = models.PositiveSmallIntegerField(default=0)
    opened_at = models.DateTimeField(null=True, blank=True)
    closed_at = models.DateTimeField(null=True, blank=True)
    # Nobody ended it: it closed itself, and its summary says so.
    closed_itself = models.BooleanField(default=False)
    # It was held with paper, or not written down while it ran: results were typed in afterwards.
    on_paper = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["meeting", "crew"], name="sitting_of_crew_once"),
            models.UniqueConstraint(
                fields=["meeting"], condition=Q(crew=None), name="sitting_of_all_once"
            ),
        ]
        indexes = [models.Index(fields=["state", "starts_at"], name="sitting_state")]

    def __str__(self) -> str:
        return f"sitting of {self.meeting_id} at {self.starts_at}"

    @property
    def is_over(self) -> bool:
        return self.state in {SittingState.CLOSED, SittingState.CANCELLED}
