"""Three answers for whoever led, and five minutes for whoever was not there."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from deskside.meetings.models import CaughtUp, Feedback, Meeting, Sitting
from deskside.people.models import Person


@dataclass(frozen=True, slots=True)
class Answers:
    worked: str = ""
    change: str = ""
    heard: int | None = None  # 1 to 4


@transaction.atomic
def give_feedback(*, sitting: Sitting, person: Person, answers: Answers, now: datetime) -> Feedback:
    """Giving it again puts the new answers in the place of the old."""
    found, _made = Feedback.objects.update_or_create(
        sitting=sitting,
        person=person,
        defaults={
            "worked": answers.worked,
            "change": answers.change,
            "heard": answers.heard,
            "given_at": now,
        },
    )
    return found


@transaction.atomic
def catch_up(*, meeting: Meeting, person: Person, now: datetime) -> CaughtUp:
    found, _made = CaughtUp.objects.get_or_create(
        meeting=meeting, person=person, defaults={"at": now}
    )
    return found
