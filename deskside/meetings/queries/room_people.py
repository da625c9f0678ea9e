"""Who belongs to a room, who is missing, who is at the door, and what one wrote oneself."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from deskside.journal.queries import OpenEntry, opened, wrapped_key
from deskside.lib.db.rows import connection_rows
from deskside.meetings.models import Guest, Sitting, Writing
from deskside.meetings.queries.kept import kept
from deskside.meetings.queries.people import crew_of
from deskside.meetings.queries.room_view import RoomView
from deskside.people.models import Person


@dataclass(frozen=True, slots=True)
class Seats:
    """`missing`: belongs to it and is not there, as (uid, name)."""

    here: int
    of: int
    missing: tuple[tuple[UUID, str], ...]


def seats(room: RoomView) -> Seats:
    """How many of those who belong to it are there; guests count as belonging. Two statements."""
    return kept(
        (room.room.code, "seats", room.room.version, len(room.present)), lambda: _seats(room)
    )


def _seats(room: RoomView) -> Seats:
    crew = crew_of(room.sitting, room.now)
    present = {each.person_id for each in room.present if each.person_id is not None}
    absent = [pk for pk, _name in crew if pk not in present]
    rows = Person.objects.filter(pk__in=absent).order_by("name", "pk")
    missing = tuple(rows.values_list("uid", "name")) if absent else ()
    here = len(room.present)
    return Seats(here, here + len(missing), missing)


def waiting_guests(sitting: Sitting) -> list[Guest]:
    """At the door, in the order in which they came; one statement."""
    rows = Guest.objects.filter(sitting=sitting, admitted_at=None, refused_at=None)
    return list(rows.order_by("asked_at", "pk"))


_WROTE = """
SELECT 1 FROM meetings_writing WHERE person_id = %s AND sitting_id = %s AND block = %s
"""


def own_writing(person: Person, sitting: Sitting, block: str) -> OpenEntry | None:
    """What somebody wrote in silence in one block; one small statement while it is nothing, as for
    hundreds at once when a page turns, and a second one for the text."""
    if not connection_rows(_WROTE, [person.pk, sitting.pk, block]):
        return None
    rows = Writing.objects.filter(person=person, sitting=sitting, block=block)
    found = rows.select_related("entry").annotate(wrapped=wrapped_key()).first()
    return opened(person, found.wrapped, found.entry) if found else None


def own_writings(person: Person, sitting: Sitting) -> list[OpenEntry]:
    """Everything somebody wrote in silence in a sitting; one statement."""
    rows = Writing.objects.filter(person=person, sitting=sitting).order_by("pk")
    rows = rows.select_related("entry")
    found = [opened(person, row.wrapped, row.entry) for row in rows.annotate(wrapped=wrapped_key())]
    return [entry for entry in found if entry.text or entry.problem]
