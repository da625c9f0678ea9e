from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q

from deskside.journal.models import Entry
from deskside.people.models import Group


class Pulse(models.Model):
    """An instrument answered once by one person about themselves, or asked once of a group.

    A person's answers are sealed in `entry`. A group's lie in `box` while it is open, under
    numbers that no table leads to anybody (`ballots`); when it closes the ledger says what may be
    shown of them, and the box is emptied.
    """

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    instrument = models.SlugField(max_length=40)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", null=True
    )
    # Not PROTECT: with its person both go at once.
    entry = models.OneToOneField(Entry, models.RESTRICT, related_name="+", null=True)
    period = models.CharField(max_length=10, blank=True)  # "2026-11-22", "2026-W48"
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", null=True)
    opened_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    box = models.JSONField(default=dict)
    opened_at = models.DateTimeField()
    closes_at = models.DateTimeField(null=True)
    closed_at = models.DateTimeField(null=True)
    is_released = models.BooleanField(default=False)
    shared_at = models.DateTimeField(null=True)  # its leader lets the team see the sum

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False, group=None, entry__isnull=False)
                | Q(person=None, group__isnull=False, entry=None, closes_at__isnull=False),
                name="pulse_of_one_or_of_a_group",
            ),
            models.CheckConstraint(
                condition=Q(closed_at=None) | Q(box={}), name="pulse_closed_keeps_no_box"
            ),
            models.UniqueConstraint(
                fields=["person", "instrument", "period"],
                condition=Q(person__isnull=False),
                name="pulse_once_in_its_period",
            ),
            models.UniqueConstraint(
                fields=["group", "instrument"],
                condition=Q(group__isnull=False, closed_at=None),
                name="pulse_open_once_in_a_group",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.instrument} {self.period or self.group_id}"

    def is_open(self, now: datetime) -> bool:
        """Whether a group may still answer."""
        return self.closed_at is None and self.closes_at is not None and now < self.closes_at
