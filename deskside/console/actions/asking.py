from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from deskside.console.models import Blocker, Nudge, Request, RequestState
from deskside.notify.actions import queue
from deskside.people.models import Group, Person

REQUEST_ANSWERED = "request_answered"


@dataclass(frozen=True, slots=True)
class Said:
    """What is in the way: one of BlockerKind, and words if there are any."""

    kind: str
    words: str = ""


@transaction.atomic
def say_blocker(
    *, group: Group, person: Person, said: Said, nudge: Nudge | None = None, now: datetime
) -> Blocker:
    """A nudge is answered once: saying something else afterwards changes the same answer."""
    values = {"kind": said.kind, "words": said.words, "said_at": now, "closed_at": None}
    if nudge is not None:
        blocker, _made = Blocker.objects.update_or_create(
            nudge=nudge, defaults={**values, "group": group, "person": person}
        )
        return blocker
    return Blocker.objects.create(group=group, person=person, **values)


@transaction.atomic
def close_blockers(*, group: Group, person: Person, now: datetime) -> int:
    """The leader has seen to it; how many were open."""
    still_open = Blocker.objects.filter(group=group, person=person, closed_at=None)
    return still_open.update(closed_at=now)


@transaction.atomic
def make_request(
    *, group: Group, person: Person, words: str, activity_id: int | None = None, now: datetime
) -> Request:
    return Request.objects.create(
        group=group, person=person, words=words, activity_id=activity_id, made_at=now
    )


@transaction.atomic
def answer_request(
    *, request: Request, state: str, reply: str, by: Person, now: datetime
) -> Request:
    """The learner is told by mail; answering again changes the answer and tells them again."""
    request.state = RequestState(state)
    request.reply, request.answered_by, request.answered_at = reply, by, now
    request.save(update_fields=["state", "reply", "answered_by", "answered_at"])
    if request.state != RequestState.OPEN:
        queue(
            kind=REQUEST_ANSWERED,
            person_id=request.person_id,
            subject_key=f"request:{request.uid}",
            due_at=now,
            now=now,
        )
    return request
