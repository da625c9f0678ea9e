from __future__ import annotations

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from deskside.meetings.models.series import Series, Sitting


class TurnState(models.TextChoices):
    COMING = "coming", _("coming")
    LED = "led", _("led")
    SKIPPED = "skipped", _("skipped")
    GIVEN_BACK = "given_back", _("given back")
    SWAPPED = "swapped", _("swapped")
    STOOD_IN = "stood_in", _("somebody else led")


class Turn(models.Model):
    """Whose turn a sitting was, and what became of it. The fair order is counted from these."""

    series = models.ForeignKey(Series, models.CASCADE, related_name="turns")
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="turns")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    state = models.CharField(max_length=10, choices=TurnState.choices, default=TurnState.COMING)
    changed_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(state="coming"), name="turn_coming_once"
            ),
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(state="led"), name="turn_led_once"
            ),
        ]
        indexes = [models.Index(fields=["series", "person", "state"], name="turn_of_person")]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.state}"


class Swap(models.Model):
    """Somebody asks a colleague to take their turn for the colleague's own."""

    uid = models.UUIDField(default=uuid4, unique=True, editable=False)
    sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="+")
    # Empty: the colleague has no turn in sight and simply takes this one.
    for_sitting = models.ForeignKey(Sitting, models.CASCADE, related_name="+", null=True)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_of = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    agreed = models.BooleanField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting"], condition=Q(answered_at=None), name="swap_open_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.asked_by_id} asks {self.asked_of_id}"
