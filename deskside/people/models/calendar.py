from __future__ import annotations

from datetime import datetime
from uuid import uuid4

from django.conf import settings
from django.db import models


class CalendarFeed(models.Model):
    """Somebody's calendar has an address. A new address is a new `uid`; the old one is gone."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    refreshed_at = models.DateTimeField(db_index=True)
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"calendar of {self.person_id}"


class CalendarEvent(models.Model):
    """An event as it was last published, so that a change or an end of it can be told."""

    feed = models.ForeignKey(CalendarFeed, models.CASCADE, related_name="events")
    key = models.CharField(max_length=120)
    title = models.CharField(max_length=200)
    words = models.TextField(blank=True)
    path = models.CharField(max_length=300)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    sequence = models.PositiveIntegerField(default=0)
    modified_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["feed", "key"], name="calendar_event_once")]

    def __str__(self) -> str:
        return self.key

    def publish(self, shown: dict[str, object], now: datetime) -> bool:
        """Take over what is to be seen now; False where it is seen already."""
        if self.cancelled_at is None and all(
            getattr(self, name) == value for name, value in shown.items()
        ):
            return False
        for name, value in shown.items():
            setattr(self, name, value)
        self._touch(now)
        self.cancelled_at = None
        return True

    def cancel(self, now: datetime) -> None:
        self._touch(now)
        self.cancelled_at = now

    def _touch(self, now: datetime) -> None:
        self.sequence += 1
        self.modified_at = now
