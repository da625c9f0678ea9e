"""A meeting ends: by hand, or by itself where nobody ended it. What it leaves behind is kept."""

from __future__ import annotations

from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max

from deskside.ledger.due import schedule
from deskside.meetings.actions.boards import keep_board
from deskside.meetings.actions.rooms import END_KIND, NotDriving, end_key
from deskside.meetings.actions.turns import settle_turn
from deskside.meetings.models import Attendance, Room, SheetQuestion, Sitting, SittingState
from deskside.meetings.queries.people import crew_of
from deskside.meetings.queries.sheets import sheet_of
from deskside.meetings.summary_letter import KIND, subject_key_of
from deskside.notify.actions import Order, queue_many
from deskside.people.models import Person

# No sign of anybody for so long: the meeting is over, whatever the screen says.
SILENT_FOR = timedelta(minutes=20)
LONGEST = timedelta(hours=4)
LOOK_AGAIN = timedelta(minutes=10)
QUESTION_KINDS = ("question", "line", "cards")


@transaction.atomic
def close_room(*, room: Room, by: Person | None, now: datetime) -> Room:
    """It is over: who led is written down, its words are kept, and everybody gets the summary.

    `by` is None where it closes itself; else only whoever turns the pages may: NotDriving. A room
    that is closed stays as it is.
    """
    held = Room.objects.select_for_update().get(pk=room.pk)
    if held.closed_at is not None:
        return held
    if by is not None and held.driver_id != by.pk:
        raise NotDriving
    held.closed_at, held.step_ends_at, held.left_ms = now, None, None
    held.version += 1
    held.save(update_fields=["closed_at", "step_ends_at", "left_ms", "version"])
    sitting = Sitting.objects.select_related("meeting__series__group").get(pk=held.sitting_id)
    end_sitting(
        sitting=sitting,
        led_by=held.driver or sitting.facilitator,
        asked=_questions_reached(held),
        now=now,
        closed_itself=by is None,
    )
    return held


@transaction.atomic
def end_sitting(
    *,
    sitting: Sitting,
    led_by: Person | None,
    asked: int,
    now: datetime,
    closed_itself: bool = False,
) -> Sitting:
    """What every sitting leaves behind, held in a room or on paper: who led, the first `asked` of
    its questions, the group's words, and the summary in everybody's mail. `sitting` has its
    meeting, series and group."""
    sitting.state, sitting.closed_at = SittingState.CLOSED, now
    sitting.closed_itself = closed_itself
    sitting.save(update_fields=["state", "closed_at", "closed_itself"])
    settle_turn(sitting=sitting, led_by=led_by, now=now)
    _mark_asked(sitting, asked, now)
    keep_board(sitting=sitting, now=now)
    _send_summary(sitting, now)
    return sitting


def close_forgotten(subject_key: str, now: datetime) -> None:
    """Due work: nobody has ended it and nobody is there any more; else look again later."""
    room = Room.objects.filter(pk=int(subject_key.partition(":")[2]), closed_at=None).first()
    if room is None:
        return
    seen = Attendance.objects.filter(sitting_id=room.sitting_id).aggregate(at=Max("seen_at"))["at"]
    last = max(filter(None, (seen, room.driver_seen_at, room.step_ends_at)))
    opened = room.sitting.opened_at or room.step_began_at
    if now - last >= SILENT_FOR or now - opened >= LONGEST:
        close_room(room=room, by=None, now=now)
    else:
        schedule(kind=END_KIND, subject_key=end_key(room), due_at=now + LOOK_AGAIN)


def _questions_reached(room: Room) -> int:
    """Blocks with a question that the group has come to."""
    blocks = {
        step["block"] for step in room.steps[: room.step + 1] if step["kind"] in QUESTION_KINDS
    }
    return len(blocks)


def _mark_asked(sitting: Sitting, asked: int, now: datetime) -> None:
    """Questions the group has come to are not put to it again."""
    for place, question in enumerate(sheet_of(sitting, "").questions[:asked], 1):
        if question.item_id is None:
            own = SheetQuestion.objects.filter(sitting=sitting, text=question.text)
            own.update(asked_at=now)
            continue
        SheetQuestion.objects.update_or_create(
            sitting=sitting,
            item_id=question.item_id,
            defaults={"asked_at": now},
            create_defaults={"asked_at": now, "position": place},
        )


def _send_summary(sitting: Sitting, now: datetime) -> None:
    """To whoever belonged to it, there or not, and whoever came beside them."""
    people = {pk for pk, _name in crew_of(sitting, now)}
    people |= set(
        Attendance.objects.filter(sitting=sitting, person__is_active=True).values_list(
            "person_id", flat=True
        )
    )
    key = subject_key_of(sitting)
    queue_many(kind=KIND, orders=[Order(pk, key, now) for pk in sorted(people)], now=now)
