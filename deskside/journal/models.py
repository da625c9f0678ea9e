from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models

from deskside.courses.models import Activity


class PersonKey(models.Model):
    """A person's own key, wrapped by the master key. Erasing a person destroys this row first."""

    person = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    wrapped = models.BinaryField()
    created_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"key of {self.person_id}"


class Entry(models.Model):
    """A private text, sealed: without its writer's key it is noise. `version` counts the saves."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    activity = models.ForeignKey(Activity, models.PROTECT, related_name="+", null=True)
    sealed = models.BinaryField()
    version = models.PositiveIntegerField(default=1)
    created_at = models.DateTimeField()
    updated_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "activity"], name="entry_of_activity")
        ]

    def __str__(self) -> str:
        return f"entry of {self.person_id}"
