from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from deskside.console.actions.asking import close_blockers
from deskside.console.models import Nudge, Praise
from deskside.console.needs import NUDGED_WITHIN
from deskside.console.queries.writing import last_nudge
from deskside.notify.actions import queue
from deskside.people.models import Group, Person

NUDGE, PRAISE = "nudge", "praise"


class NudgedAlready(Exception):  # noqa: N818  an answer to the sender
    """Somebody was written to in the last three days. `nudge` is that letter."""

    def __init__(self, nudge: Nudge) -> None:
        super().__init__(nudge)
        self.nudge = nudge


@dataclass(frozen=True, slots=True)
class Words:
    """What is to be said, and why."""

    reason: str
    text: str


@transaction.atomic
def write_nudge(*, group: Group, person: Person, words: Words, by: Person, now: datetime) -> Nudge:
    """Mails the words, or posts them where the person reads chat. Raises NudgedAlready."""
    # Under the group's lock: two leaders must not both write at once.
    Group.objects.select_for_update().get(pk=group.pk)
    before = last_nudge(group, person)
    if before is not None and before.written_at > now - NUDGED_WITHIN:
        raise NudgedAlready(before)
    nudge = Nudge.objects.create(
        group=group,
        person=person,
        written_by=by,
        reason=words.reason,
        text=words.text,
        written_at=now,
    )
    close_blockers(group=group, person=person, now=now)
    queue(kind=NUDGE, person_id=person.pk, subject_key=f"{NUDGE}:{nudge.uid}", due_at=now, now=now)
    return nudge


@transaction.atomic
def write_praise(
    *, group: Group, person: Person, words: Words, by: Person, now: datetime
) -> Praise:
    praise = Praise.objects.create(
        group=group,
        person=person,
        written_by=by,
        reason=words.reason,
        text=words.text,
        written_at=now,
    )
    queue(
        kind=PRAISE, person_id=person.pk, subject_key=f"{PRAISE}:{praise.uid}", due_at=now, now=now
    )
    return praise
