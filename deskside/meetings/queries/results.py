"""What was typed in so far about a sitting that was held on paper, or with one laptop."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, OuterRef, Subquery, Value

from deskside.meetings.models import Attendance, Card, CrewMember, RoomNote, Sitting
from deskside.people.models import Membership, Person, Role

# The boards of a room have blocks of their own; what is typed in stands on this one.
TYPED = "typed"


@dataclass(frozen=True, slots=True)
class CrewRow:
    """Somebody who belongs to the sitting, as a row of the page."""

    pk: int
    uid: UUID
    name: str
    came: bool
    promised: bool


def crew_rows(sitting: Sitting, now: datetime) -> list[CrewRow]:
    """The same people as `people.crew_of`, with what is written down about them. One statement."""
    members = Membership.objects.current(now).filter(group_id=sitting.meeting.series.group_id)
    people = Person.objects.filter(
        pk__in=members.exclude(role=Role.DEPUTY).values("person_id"), is_active=True
    )
    if sitting.crew_id is not None:
        inside = CrewMember.objects.filter(crew_id=sitting.crew_id)
        people = people.filter(pk__in=inside.values("person_id"))
    own = Attendance.objects.filter(sitting=sitting, person=OuterRef("pk"))
    rows = people.annotate(promised=Subquery(own.values("promised")[:1])).order_by("name", "pk")
    return [
        CrewRow(pk, uid, name, promised is not None, bool(promised))
        for pk, uid, name, promised in rows.values_list("pk", "uid", "name", "promised")
    ]


def typed_lines(sitting: Sitting) -> list[tuple[str, str, int]]:
    """Side of a board or kind of note, its text, how often it was said. One statement."""
    names = ("name", "text", "often", "row")
    # A card's number is drawn by lot and tells no order: those said most stand first.
    cards = Card.objects.filter(sitting=sitting, block=TYPED).annotate(
        name=F("side"), often=F("times"), row=Value(0)
    )
    notes = RoomNote.objects.filter(sitting=sitting).annotate(
        name=F("kind"), often=Value(1), row=F("pk")
    )
    rows = cards.values_list(*names).union(notes.values_list(*names), all=True)
    found = sorted(rows, key=lambda line: (line[3], -line[2], line[1]))
    return [(name, text, often) for name, text, often, _row in found]
