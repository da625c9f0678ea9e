from __future__ import annotations

from django.db import models


class Organisation(models.Model):
    """The one organisation of this installation; until it exists there are three doors."""

    # A fixed value under a unique constraint: two set-ups at once cannot both win.
    only = models.BooleanField(default=True, unique=True, editable=False)
    name = models.CharField(max_length=200)
    zone = models.CharField(max_length=64, default="UTC")
    is_sample = models.BooleanField(default=False)
    created_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.CheckConstraint(condition=models.Q(only=True), name="organisation_is_one")
        ]

    def __str__(self) -> str:
        return self.name
