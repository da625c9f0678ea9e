"""What passes between somebody who learns and somebody who leads."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from deskside.console.models import HandOver, Nudge, Request
from deskside.people.models import Group, Person, Role


@dataclass(frozen=True)
class Led:
    request: Request
    hand_over: HandOver
    nudge: Nudge


def led(group: Group, member: Person, now: datetime) -> Led:
    """An open request, a hand-over that is to come, a nudge that waits for its answer."""
    return Led(
        request=Request.objects.create(
            group=group, person=member, words="Half an hour off the phones", made_at=now
        ),
        hand_over=HandOver.objects.create(
            group=group,
            person=member,
            role_before=Role.LEARNER,
            first_day=date(2099, 1, 5),
            last_day=date(2099, 1, 9),
            made_at=now,
        ),
        nudge=Nudge.objects.create(
            group=group, person=member, text="What is in the way?", written_at=now
        ),
    )
