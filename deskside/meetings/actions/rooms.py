"""A room is opened, its pages are turned, it is closed. Every change counts its version up."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from deskside.ledger.due import schedule
from deskside.meetings.actions.seats import seat_people
from deskside.meetings.models import Room, Sitting, SittingState
from deskside.meetings.room_steps import dumped, first_step, step_at
from deskside.people.models import Person

# No vowels: no words. No letters that look like another.
LETTERS = "BCDFGHJKMNPQRTVWXY"
CODE_LENGTH = 6
MORE = timedelta(seconds=60)
# Due work: a meeting that nobody ends closes itself.
END_KIND = "meeting_end"
LOOK_AFTER = timedelta(minutes=30)


class RoomOver(Exception):  # noqa: N818  an answer to the sender
    """The sitting has ended, or was called off."""


class NotDriving(Exception):  # noqa: N818  an answer to the sender
    """Somebody else turns the pages now. Nothing was changed."""


@transaction.atomic
def open_room(
    *,
    sitting: Sitting,
    by: Person,
    now: datetime,
    steps: Iterable[Any] = (),
    about: tuple[str, str] = ("", ""),
) -> Room:
    """The sitting begins with people coming in; whoever opens it turns the pages.

    `steps` are those of its run-sheet, `about` the concept and the principle its promises are
    counted under. A room that is open already is returned as it is. Raises RoomOver.
    """
    held = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if held.is_over:
        raise RoomOver
    found = Room.objects.filter(sitting=held).first()
    if found is not None:
        return found
    room = Room.objects.create(
        sitting=held,
        code=_new_code(),
        steps=[first_step(_("Coming in")), *dumped(steps)],
        step_began_at=now,
        driver=by,
        driver_seen_at=now,
        concept=about[0],
        principle=about[1],
    )
    held.state, held.opened_at = SittingState.RUNNING, now
    held.save(update_fields=["state", "opened_at"])
    schedule(kind=END_KIND, subject_key=end_key(room), due_at=now + LOOK_AFTER)
    return room


def end_key(room: Room) -> str:
    return f"room:{room.pk}"


@transaction.atomic
def go_to(
    *, room: Room, step: int, by: Person, now: datetime, came_from: int | None = None
) -> Room:
    """Forward, back, or to any step; its time begins anew.

    `came_from` is the step the sender saw: where the room has moved on meanwhile nothing happens,
    so that two who press at once do not skip one. Raises NotDriving, RoomOver.
    """
    held = _hold(room, by)
    if came_from is not None and held.step != came_from:
        return held
    held.step = max(0, min(step, len(held.steps) - 1))
    seconds = step_at(held.steps, held.step).seconds
    held.step_began_at = now
    held.step_ends_at = now + timedelta(seconds=seconds) if seconds else None
    held.left_ms = None
    seat_people(room=held, now=now)
    return _save(held, now)


@transaction.atomic
def pause(*, room: Room, by: Person, now: datetime) -> Room:
    """The countdown stands still. Raises NotDriving, RoomOver."""
    held = _hold(room, by)
    if held.step_ends_at is None:
        return held
    left = held.step_ends_at - now
    held.left_ms = max(0, int(left.total_seconds() * 1000))
    held.step_ends_at = None
    return _save(held, now)


@transaction.atomic
def resume(*, room: Room, by: Person, now: datetime) -> Room:
    """The countdown goes on where it stood. Raises NotDriving, RoomOver."""
    held = _hold(room, by)
    if held.left_ms is None:
        return held
    held.step_ends_at = now + timedelta(milliseconds=held.left_ms)
    held.left_ms = None
    return _save(held, now)


@transaction.atomic
def more_time(*, room: Room, by: Person, now: datetime) -> Room:
    """A minute more, from now on where the time is over. Raises NotDriving, RoomOver."""
    held = _hold(room, by)
    if held.left_ms is not None:
        held.left_ms += int(MORE.total_seconds() * 1000)
    elif held.step_ends_at is not None:
        held.step_ends_at = max(held.step_ends_at, now) + MORE
    return _save(held, now)


@transaction.atomic
def choose_talk(*, room: Room, in_pairs: bool, by: Person, now: datetime) -> Room:
    """In pairs or one after the other, whatever the number of people says. Raises as go_to."""
    held = _hold(room, by)
    held.in_pairs = in_pairs
    return _save(held, now)


@transaction.atomic
def take_over(*, room: Room, by: Person, now: datetime) -> Room:
    """From now on `by` turns the pages; that they may was asked before. Raises RoomOver."""
    held = Room.objects.select_for_update().get(pk=room.pk)
    if held.closed_at is not None:
        raise RoomOver
    held.driver = by
    return _save(held, now)


def _hold(room: Room, by: Person) -> Room:
    held = Room.objects.select_for_update().get(pk=room.pk)
    if held.closed_at is not None:
        raise RoomOver
    if held.driver_id != by.pk:
        raise NotDriving
    return held


def _save(held: Room, now: datetime) -> Room:
    """Whoever drives has shown that they are there."""
    held.driver_seen_at = now
    held.version += 1
    held.save(
        update_fields=[
            "version",
            "step",
            "step_began_at",
            "step_ends_at",
            "left_ms",
            "in_pairs",
            "driver",
            "driver_seen_at",
        ]
    )
    return held


def _new_code() -> str:
    while True:
        code = "".join(secrets.choice(LETTERS) for _letter in range(CODE_LENGTH))
        if not Room.objects.filter(code=code, closed_at=None).exists():
            return code
