from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q


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


class DueState(models.TextChoices):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"  # given up after many tries; the owner may have it run again


class DueWork(models.Model):
    """Something to be done once at an instant: what (`kind`), about what (`subject_key`)."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    kind = models.CharField(max_length=40)
    # As the kind understands it: "commitment:7". Never a text.
    subject_key = models.CharField(max_length=80)
    due_at = models.DateTimeField()
    state = models.CharField(max_length=8, choices=DueState.choices, default=DueState.WAITING)
    tries = models.PositiveSmallIntegerField(default=0)
    # Nobody takes it before: its due instant, the end of a worker's lease, or of a back-off.
    next_try_at = models.DateTimeField()
    # Which taking holds it, so that a worker that was given up cannot finish it a second time.
    lease = models.UUIDField(null=True, blank=True)
    last_error = models.CharField(max_length=300, blank=True)
    finished_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["kind", "subject_key", "due_at"], name="due_work_once")
        ]
        indexes = [
            models.Index(
                fields=["next_try_at"],
                name="due_work_open",
                condition=Q(state__in=["waiting", "running"]),
            ),
            models.Index(fields=["state", "finished_at"], name="due_work_finished"),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.subject_key}"


class AggregateSnapshot(models.Model):
    """A sum over at least five people, as it is shown until the next one (`aggregates`)."""

    key = models.CharField(max_length=160)
    number = models.PositiveIntegerField()
    is_newest = models.BooleanField(default=True)
    people = models.PositiveIntegerField()
    counts = models.JSONField(default=dict)
    is_alike = models.BooleanField(default=False)
    released_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["key", "number"], name="aggregate_once"),
            models.UniqueConstraint(
                fields=["key"], condition=Q(is_newest=True), name="aggregate_newest"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.key} {self.number}"


class AggregateShare(models.Model):
    """What one person added from snapshot `since` up to but without snapshot `until`.

    Kept so that no two snapshots differ by fewer than five people; never shown to anybody else.
    After an erasure the row stays, without the person and without what they added.
    """

    key = models.CharField(max_length=160)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, related_name="+", null=True
    )
    # Instead of the person, for answers without a name: a number that no table joins to anybody.
    token = models.BigIntegerField(null=True, blank=True)
    part = models.JSONField(default=dict)
    since = models.PositiveIntegerField()
    until = models.PositiveIntegerField(null=True, blank=True)

    class Meta:
        indexes = [models.Index(fields=["key", "until"], name="aggregate_share_key")]

    def __str__(self) -> str:
        return f"{self.key} from {self.since}"
