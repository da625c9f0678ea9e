"""Promises made in a meeting, and whether those of last time happened."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.commitments.actions.answering import answer_commitment
from deskside.commitments.actions.writing import Choices, Spot, make_commitment, save_draft
from deskside.commitments.models import About, Commitment, Via
from deskside.commitments.wording import Words
from deskside.meetings.models import Made, Room
from deskside.people.models import Person


class StillOpen(Exception):  # noqa: N818  an answer to the writer
    """The very same words were promised in an earlier meeting, and nobody has said how it went."""


def spot_of(room: Room) -> Spot:
    """Needs the room's sitting with its meeting and series."""
    course_id = room.sitting.meeting.series.course_id
    return Spot(course_id, None, room.concept, room.principle)


@transaction.atomic
def draft_promise(
    *, room: Room, person: Person, words: Words, base_version: int, now: datetime
) -> Commitment:
    """Keep what is typed; promised to nobody yet. Raises as commitments' save_draft."""
    return save_draft(
        person=person,
        spot=spot_of(room),
        words=words,
        about=About.NOBODY,
        base_version=base_version,
        now=now,
    )


@transaction.atomic
def promise(
    *, room: Room, person: Person, words: Words, base_version: int, now: datetime
) -> Commitment:
    """A promise, due in a day, that belongs to this sitting. Raises as make_commitment, and
    StillOpen."""
    commitment = make_commitment(
        person=person,
        spot=spot_of(room),
        words=words,
        choices=Choices(),
        base_version=base_version,
        now=now,
    )
    # Nobody else's screen changes by it, so nobody is told.
    made, _is_new = Made.objects.get_or_create(
        commitment=commitment, defaults={"sitting_id": room.sitting_id}
    )
    if made.sitting_id != room.sitting_id:
        raise StillOpen
    return commitment


@transaction.atomic
def look_back(*, commitment: Commitment, answer: str, now: datetime) -> Commitment:
    """In the round at the beginning: it happened, partly, not, or there was no chance. Raises
    NotToAnswer."""
    return answer_commitment(commitment=commitment, answer=answer, via=Via.MEETING, now=now)
