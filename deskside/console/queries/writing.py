"""What was said between those who lead and one person, or all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from deskside.console.models import Blocker, Nudge, Praise, Request
from deskside.notify.models import Message, MessageState
from deskside.people.models import Group, Person

NUDGE, PRAISE, BLOCKER, REQUEST = "nudge", "praise", "blocker", "request"
ON_ONE_PAGE = 50
MOST_TRIES = 12


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the log. `who` is the learner it is about, `by` who wrote it."""

    kind: str
    at: datetime
    who: Person
    by: Person | None
    text: str
    row: Nudge | Praise | Blocker | Request


def last_nudge(group: Group, person: Person) -> Nudge | None:
    return Nudge.objects.filter(group=group, person=person).first()


def said_with(group: Group, person: Person, most: int = ON_ONE_PAGE) -> list[Entry]:
    """All that was said to and by one person in this group, newest first; four statements."""
    return _merged(group, most, person=person)


def said_in(group: Group, before: datetime | None = None) -> list[Entry]:
    """A page of the group's log; four statements."""
    return _merged(group, ON_ONE_PAGE + 1, before=before)


def _merged(
    group: Group, most: int, *, person: Person | None = None, before: datetime | None = None
) -> list[Entry]:
    here: dict[str, object] = {"group": group}
    if person is not None:
        here["person"] = person

    def until(moment: str) -> dict[str, object]:
        return {**here, f"{moment}__lt": before} if before else here

    written, both = until("written_at"), ("person", "written_by")
    nudges = Nudge.objects.filter(**written).select_related(*both)[:most]
    praises = Praise.objects.filter(**written).select_related(*both)[:most]
    blockers = Blocker.objects.filter(**until("said_at")).select_related("person")[:most]
    requests = Request.objects.filter(**until("made_at")).select_related("person")[:most]
    found = [
        *(
            Entry(NUDGE, row.written_at, row.person, row.written_by, row.text, row)
            for row in nudges
        ),
        *(
            Entry(PRAISE, row.written_at, row.person, row.written_by, row.text, row)
            for row in praises
        ),
        *(Entry(BLOCKER, row.said_at, row.person, row.person, row.words, row) for row in blockers),
        *(Entry(REQUEST, row.made_at, row.person, row.person, row.words, row) for row in requests),
    ]
    return sorted(found, key=lambda entry: entry.at, reverse=True)[:most]


def refusal_of(person: Person, now: datetime) -> str:
    """What the other side's mail server said when it refused this address for good; else empty.

    Only while nothing has come through since; one statement.
    """
    rows = Message.objects.filter(
        person=person,
        state__in=[MessageState.FAILED, MessageState.SENT],
        due_at__gt=now - timedelta(days=180),
    )
    newest = rows.order_by("-due_at", "-pk").only("state", "tries", "last_error").first()
    if newest is None or newest.state != MessageState.FAILED or newest.tries >= MOST_TRIES:
        return ""
    return newest.last_error
