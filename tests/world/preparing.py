"""A kick-off that is to come: the one meeting with an opening of its leader's own."""

from __future__ import annotations

from datetime import datetime, timedelta

from deskside.meetings.models import Kind, Sitting
from deskside.people.models import Group
from tests.factories.meetings import make_sitting


def kick_off(group: Group, now: datetime) -> Sitting:
    return make_sitting(group, starts_at=now + timedelta(days=3), kind=Kind.KICK_OFF)
