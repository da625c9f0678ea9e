"""One's own promises as a room needs them: their words and where they stand, and no more joins than
that, as a whole room asks for them in the same second."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from deskside.commitments import wording
from deskside.commitments.models import Commitment, State, Via
from deskside.commitments.wording import Words
from deskside.journal.queries import opened, wrapped_key
from deskside.lib.db.rows import connection_rows
from deskside.meetings.models import Made, Room, Sitting
from deskside.people.models import Person

MOST = 5


@dataclass(frozen=True, slots=True)
class Said:
    """`problem` says in words why a text does not open, else it is empty."""

    uid: UUID
    state: str
    words: Words
    version: int  # of the text
    problem: str

    @property
    def sentence(self) -> str:
        return self.words.sentence

    @property
    def is_draft(self) -> bool:
        return self.state == State.DRAFT

    @property
    def is_answered(self) -> bool:
        return self.state not in {State.DRAFT, State.OPEN, State.CANCELLED}


# By hand: hundreds ask in the second in which a page turns, and most have nothing yet.
_BEGUN = """
SELECT 1 FROM commitments_commitment c WHERE c.person_id = %s AND (
    (c.state = 'draft' AND c.course_id = %s AND c.activity_id IS NULL)
    OR EXISTS (SELECT 1 FROM meetings_made m WHERE m.commitment_id = c.id AND m.sitting_id = %s))
LIMIT 1
"""
_PROMISED = """
SELECT 1 FROM commitments_commitment WHERE person_id = %s AND state NOT IN ('draft', 'cancelled')
LIMIT 1
"""


def promise_here(person: Person, room: Room) -> Said | None:
    """The one made in this sitting, else what was begun of one; a statement, two if there is."""
    course_id = room.sitting.meeting.series.course_id
    if not connection_rows(_BEGUN, [person.pk, course_id, room.sitting_id]):
        return None
    draft = Q(state=State.DRAFT, course_id=course_id, activity=None)
    made = Q(Exists(Made.objects.filter(commitment=OuterRef("pk"), sitting=room.sitting_id)))
    rows = _rows(person).filter(draft | made & ~Q(state=State.CANCELLED))
    found = _said(person, rows.order_by("-pk"))
    return next((one for one in found if not one.is_draft), found[0] if found else None)


def promise_made(person: Person, sitting: Sitting) -> Said | None:
    """The last one made in a sitting; one statement."""
    made = Made.objects.filter(sitting=sitting).values("commitment_id")
    rows = _rows(person).filter(pk__in=made).exclude(state=State.CANCELLED)
    found = _said(person, rows.order_by("-pk")[:1])
    return found[0] if found else None


def begun_in(person: Person, sitting: Sitting) -> Said | None:
    """What was written of a promise in a sitting and not promised; one statement."""
    rows = _rows(person).filter(
        state=State.DRAFT,
        course_id=sitting.meeting.series.course_id,
        activity=None,
        entry__updated_at__gte=sitting.opened_at or sitting.starts_at,
    )
    found = _said(person, rows.order_by("-pk")[:1])
    return found[0] if found and found[0].words.then else None


def to_look_back(person: Person, room: Room) -> list[Said]:
    """Promises from before this meeting that nobody has answered, and those answered in it: the
    one due first on top; one statement."""
    began = room.sitting.opened_at or room.step_began_at
    said_here = Q(check_back__via=Via.MEETING, check_back__answered_at__gte=began)
    rows = _rows(person).filter(Q(state=State.OPEN) | said_here, made_at__lt=began)
    return _said(person, rows.order_by("due_at", "pk")[:MOST])


def _rows(person: Person) -> QuerySet[Any]:
    mine = Commitment.objects.filter(person=person).select_related("entry")
    return mine.annotate(wrapped=wrapped_key())


def _said(person: Person, rows: Iterable[Any]) -> list[Said]:
    found = []
    for row in rows:
        entry = opened(person, row.wrapped, row.entry)
        words = wording.load(entry.text) if not entry.problem else Words("", "")
        found.append(Said(row.uid, row.state, words, entry.version, entry.problem))
    return found
