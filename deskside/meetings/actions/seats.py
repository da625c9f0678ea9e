"""Tables are laid when the talk in pairs begins, so that all screens say the same."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet

from deskside.meetings.actions.versions import bump
from deskside.meetings.models import PairSeat, Room
from deskside.meetings.queries.room_view import present_in
from deskside.meetings.queries.seats import SEATED_MODES, tables_for
from deskside.meetings.room_steps import step_at


@transaction.atomic
def seat_people(*, room: Room, now: datetime) -> None:
    """Lay the tables of the room's step, if it has any and they are not laid yet.

    Part of turning the page, which tells everybody.
    """
    step = step_at(room.steps, room.step)
    if step.mode in SEATED_MODES and not _seats(room, step.key).exists():
        _lay(room, now, mixing=False)


@transaction.atomic
def mix_people(*, room: Room, now: datetime) -> None:
    """Lay the tables anew: whoever sits together now should not again."""
    if step_at(room.steps, room.step).mode in SEATED_MODES:
        _lay(room, now, mixing=True)
        bump(room)


def _lay(room: Room, now: datetime, *, mixing: bool) -> None:
    step = step_at(room.steps, room.step)
    tables = tables_for(room.sitting, step, present_in(room.sitting, now), mixing=mixing)
    _seats(room, step.key).delete()
    PairSeat.objects.bulk_create(
        PairSeat(sitting_id=room.sitting_id, block=step.key, table=number, attendance_id=one)
        for number, table in enumerate(tables, 1)
        for one in table
    )


def _seats(room: Room, key: str) -> QuerySet[PairSeat]:
    return PairSeat.objects.filter(sitting_id=room.sitting_id, block=key)
