from __future__ import annotations

from django.db import models


class Receipt(models.Model):
    """That a request was answered, and how; a repeat of it gets the same answer. Never its body."""

    actor = models.CharField(max_length=72)  # "p<person id>", or "s<hash>" of a session without one
    key = models.UUIDField()
    path = models.CharField(max_length=500)
    body_hash = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    location = models.CharField(max_length=500, blank=True)
    created_at = models.DateTimeField(db_index=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["actor", "key"], name="receipt_once_per_actor")
        ]

    def __str__(self) -> str:
        return f"{self.path} {self.status}"


class Heartbeat(models.Model):
    """The last sign of life of a background round, by its name."""

    name = models.CharField(max_length=64, unique=True)
    beat_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name} {self.beat_at}"
