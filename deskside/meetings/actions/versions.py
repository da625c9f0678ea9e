from __future__ import annotations

from django.db.models import F

from deskside.meetings.models import Room, Sitting


def bump(room: Room) -> None:
    """Tell every screen that something has changed: one statement, in the caller's transaction."""
    Room.objects.filter(pk=room.pk).update(version=F("version") + 1)


def bump_sitting(sitting: Sitting) -> None:
    """As `bump`, from the sitting; where nobody has opened a room nobody needs to be told."""
    Room.objects.filter(sitting_id=sitting.pk).update(version=F("version") + 1)
