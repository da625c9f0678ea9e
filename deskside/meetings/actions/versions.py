from __future__ import annotations

from django.db.models import F

from deskside.meetings.models import Room


def bump(room: Room) -> None:
    """Tell every screen that something has changed: one statement, in the caller's transaction."""
    Room.objects.filter(pk=room.pk).update(version=F("version") + 1)
