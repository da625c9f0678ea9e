"""Who has said something: by their own button, or ticked by whoever leads. Nothing is recorded."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.meetings.actions.versions import bump_sitting
from deskside.meetings.models import Attendance, Spoke


@transaction.atomic
def speak(*, attendance: Attendance, block: str, by_hand: bool, now: datetime) -> Spoke:
    """One more turn to speak. `by_hand`: ticked by whoever leads."""
    spoke = Spoke.objects.create(attendance=attendance, block=block, by_hand=by_hand, at=now)
    bump_sitting(attendance.sitting)
    return spoke


@transaction.atomic
def take_back_turn(*, attendance: Attendance) -> Spoke | None:
    """The last one was ticked by mistake; None where there is none."""
    last = attendance.spoke.order_by("-at", "-pk").first()
    if last is not None:
        last.delete()
        bump_sitting(attendance.sitting)
    return last
