"""Who was there, ticked by hand."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from deskside.meetings.models import Attendance, Sitting
from deskside.meetings.models.room import Presence


@transaction.atomic
def set_attendance(
    *, sitting: Sitting, here: Collection[int], among: Collection[int], now: datetime
) -> int:
    """Of `among` those in `here` were there and the others were not; how many. What the room has
    noted about those who came (when, how) stays."""
    absent = set(among) - set(here)
    Attendance.objects.filter(sitting=sitting, person__in=absent).delete()
    at = min(sitting.starts_at, now)
    rows = [
        Attendance(
            sitting=sitting, person_id=person, presence=Presence.PAPER, came_at=at, seen_at=at
        )
        for person in sorted(set(here) & set(among))
    ]
    Attendance.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)
