"""Who is told of what, and when: written down as due work, looked at again when it is due.

A sitting's invitation goes out seven days before it, a reminder the day before, both reckoned on
the calendar of its zone. Their keys carry the sitting's sequence: what was moved since is left.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from deskside.ledger.due import schedule
from deskside.lib.zones import resolve
from deskside.meetings.models import Series, Sitting, SittingState
from deskside.meetings.queries.people import away_on, crew_of
from deskside.notify.actions import Order, queue_many

MAIL = "meeting_mail"  # the kind of due work
INVITATION = "meeting_invitation"
TOMORROW = "meeting_tomorrow"
MOVED = "meeting_moved"
CALLED_OFF = "meeting_called_off"
SWAP_ASKED = "swap_asked"
TURN_ASSIGNED = "turn_assigned"
WEEK_BEFORE = timedelta(days=7)
DAY_BEFORE = timedelta(days=1)
# Two mails about the same meeting are not sent on top of each other.
APART = timedelta(hours=20)


@dataclass(frozen=True, slots=True)
class About:
    """What the key of a message about a sitting says."""

    uid: UUID
    sequence: int


def sitting_key(sitting: Sitting) -> str:
    return f"sitting:{sitting.uid.hex}:{sitting.sequence}"


def read_sitting_key(key: str) -> About:
    _word, uid, sequence = key.split(":")
    return About(UUID(uid), int(sequence))


def invited_at(sitting: Sitting) -> datetime:
    return resolve(sitting.local_date - WEEK_BEFORE, sitting.local_time, sitting.zone)


def announce(sitting: Sitting, now: datetime) -> None:
    """Have everybody invited in time, or at once; in the caller's transaction."""
    first = max(invited_at(sitting), now)
    schedule(kind=MAIL, subject_key=f"{INVITATION}:{sitting_key(sitting)}", due_at=first)
    remind(sitting, not_before=first + APART)


def remind(sitting: Sitting, *, not_before: datetime) -> None:
    """The mail of the day before, where there is still time for it."""
    day_before = resolve(sitting.local_date - DAY_BEFORE, sitting.local_time, sitting.zone)
    if day_before >= not_before:
        schedule(kind=MAIL, subject_key=f"{TOMORROW}:{sitting_key(sitting)}", due_at=day_before)


def announce_change(sitting: Sitting, old: datetime, now: datetime) -> None:
    """It was moved: whoever was invited hears of it at once, all others with the invitation.

    `old` is the instant at which its invitation went out or would have."""
    if old > now:
        announce(sitting, now)
        return
    _tell_all(MOVED, sitting, now)
    remind(sitting, not_before=now + APART)


def announce_end(sitting: Sitting, now: datetime) -> None:
    """It was called off: whoever was invited hears of it."""
    if invited_at(sitting) <= now:
        _tell_all(CALLED_OFF, sitting, now)


def send_due(subject_key: str, now: datetime) -> None:
    """The due work: messages for everybody who belongs to the sitting now."""
    kind, _colon, key = subject_key.partition(":")
    about = read_sitting_key(key)
    found = Sitting.objects.filter(
        uid=about.uid,
        sequence=about.sequence,
        state=SittingState.PLANNED,
        starts_at__gt=now,
        meeting__series__group__archived_at=None,
    )
    sitting = found.select_related("meeting__series").first()
    if sitting is not None:
        _tell_all(kind, sitting, now)


def tell_of_turns(series: Series, person_ids: Iterable[int], now: datetime) -> None:
    """One message each, however many turns they got; it lists what is theirs when it is sent."""
    orders = [
        Order(person, f"turns:{series.uid.hex}:{person}", now) for person in sorted(person_ids)
    ]
    queue_many(kind=TURN_ASSIGNED, orders=orders, now=now)


def _tell_all(kind: str, sitting: Sitting, now: datetime) -> None:
    people = [person for person, _name in crew_of(sitting, now)]
    gone = away_on(people, sitting.local_date)
    key = sitting_key(sitting)
    orders = [Order(person, key, now) for person in people if person not in gone]
    queue_many(kind=kind, orders=orders, now=now)
