from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from deskside.commitments.models import Commitment
from deskside.journal.models import Entry
from deskside.meetings.models.series import Sitting


class Room(models.Model):
    """A sitting while it runs: the one row that every screen asks for each second.

    `version` is counted up with every change that others should see. The countdown is the server's:
    `step_ends_at` is empty while it is paused, and `left_ms` then says how much is left.
    """

    sitting = models.OneToOneField(Sitting, models.CASCADE, related_name="room")
    code = models.CharField(max_length=6)  # letters without those that look alike
    version = models.PositiveIntegerField(default=1)
    # What is being done: the list made from the run-sheet when the room opened.
    steps = models.JSONField(default=list)
    step = models.PositiveSmallIntegerField(default=0)
    step_began_at = models.DateTimeField()
    step_ends_at = models.DateTimeField(null=True, blank=True)
    left_ms = models.PositiveIntegerField(null=True, blank=True)
    # What its promises are about, for the rate at which they are kept.
    concept = models.CharField(max_length=80, blank=True, default="")
    principle = models.CharField(max_length=80, blank=True, default="")
    # Who turns the pages, and when they were last seen: after that anyone present may take over.
    driver = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    driver_seen_at = models.DateTimeField()
    # None: by the number of people there.
    in_pairs = models.BooleanField(null=True)
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["code"], condition=Q(closed_at=None), name="room_code_once"
            )
        ]

    def __str__(self) -> str:
        return f"room of {self.sitting_id}"


class Guest(models.Model):
    """Somebody with the code who is no member: let in by name, sees the room and nothing else."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="guests")
    name = models.CharField(max_length=100)
    asked_at = models.DateTimeField()
    admitted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    admitted_at = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return self.name


class Presence(models.TextChoices):
    HERE = "here", _("in the room")
    REMOTE = "remote", _("from elsewhere")
    PAPER = "paper", _("without a device")


class Attendance(models.Model):
    """Somebody is, or was, at a sitting."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="attendances")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", null=True
    )
    guest = models.OneToOneField(Guest, models.CASCADE, related_name="+", null=True)
    presence = models.CharField(max_length=6, choices=Presence.choices, default=Presence.HERE)
    came_at = models.DateTimeField()
    seen_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)
    # Made a promise on paper. The slip is theirs: that there is one is all that is written down.
    promised = models.BooleanField(default=False)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "person"], name="attendance_once"),
            models.CheckConstraint(
                condition=Q(person=None, guest__isnull=False) | Q(person__isnull=False, guest=None),
                name="attendance_is_of_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.person_id or self.guest_id} at {self.sitting_id}"


class Writing(models.Model):
    """What somebody wrote in silence in one block: sealed, theirs alone."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="+")
    block = models.SlugField(max_length=40)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    entry = models.OneToOneField(Entry, models.PROTECT, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["sitting", "block", "person"], name="writing_once")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.sitting_id}"


class Made(models.Model):
    """A commitment that was made in a sitting."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="made")
    commitment = models.OneToOneField(Commitment, models.CASCADE, related_name="+")

    def __str__(self) -> str:
        return f"{self.commitment_id} in {self.sitting_id}"


class PairSeat(models.Model):
    """Who talked with whom in a block: pairs do not repeat until all have met."""

    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="pair_seats")
    block = models.SlugField(max_length=40)
    table = models.PositiveSmallIntegerField()
    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="+")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "block", "attendance"], name="pair_seat_once"
            )
        ]

    def __str__(self) -> str:
        return f"table {self.table}"


class Spoke(models.Model):
    """Somebody said something: ticked by whoever leads, or by their own button. No recording."""

    attendance = models.ForeignKey(Attendance, models.CASCADE, related_name="spoke")
    block = models.SlugField(max_length=40)
    by_hand = models.BooleanField(default=False)  # ticked by whoever leads
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.attendance_id} spoke"
