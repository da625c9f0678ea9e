from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Role(models.TextChoices):
    LEARNER = "learner", _("learner")
    LEADER = "leader", _("leader")
    DEPUTY = "deputy", _("deputy")


class Group(models.Model):
    """A team that learns together. Its zone is where its dates are counted."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    name = models.CharField(max_length=200)
    zone = models.CharField(max_length=64, default="UTC")
    # Whoever has the link may join as a learner; empty: there is no link.
    join_key = models.CharField(max_length=40, blank=True, default="", db_index=True)
    # Whose public holidays count for its dates, as people.holiday_calendars names them. Empty:
    # nobody has said so yet, and none count.
    holiday_country = models.CharField(max_length=2, blank=True, default="")
    holiday_region = models.CharField(max_length=12, blank=True, default="")
    archived_at = models.DateTimeField(null=True, blank=True)
    created_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["name"], name="group_name")]

    def __str__(self) -> str:
        return self.name


class MembershipQuerySet(models.QuerySet["Membership"]):
    def current(self, now: datetime) -> MembershipQuerySet:
        return self.filter(Q(ends_at=None) | Q(ends_at__gt=now), starts_at__lte=now)

    def leading(self, now: datetime) -> MembershipQuerySet:
        """Memberships that may look at a group's progress: its leaders and read-only deputies."""
        return self.current(now).filter(role__in=[Role.LEADER, Role.DEPUTY])


class Membership(models.Model):
    """Person in group, from when until when; never deleted, so that history stays true."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="memberships")
    group = models.ForeignKey(Group, models.CASCADE, related_name="memberships")
    role = models.CharField(max_length=8, choices=Role.choices, default=Role.LEARNER)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField(null=True, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "group"], condition=Q(ends_at=None), name="membership_open_once"
            ),
        ]
        # Covers what the console asks of ten thousand memberships.
        indexes = [
            models.Index(
                fields=["group", "person", "role", "starts_at", "ends_at"],
                name="membership_of_group",
            )
        ]

    def __str__(self) -> str:
        return f"{self.person_id} in {self.group_id} as {self.role}"

    def is_current(self, now: datetime) -> bool:
        return self.starts_at <= now and (self.ends_at is None or self.ends_at > now)


class Invitation(models.Model):
    """A person is asked to choose a password; the link is signed, never stored, and lapses."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, models.CASCADE, related_name="+", null=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    created_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["person", "created_at"], name="invitation_person")]

    def __str__(self) -> str:
        return f"invitation of {self.person_id}"

    def is_open(self, now: datetime) -> bool:
        return self.accepted_at is None and self.revoked_at is None and now < self.expires_at
