"""What is done before a meeting: ticked, chosen, voted on, put in order, written down."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from deskside.knowledge.models import Case
from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.meetings import checklist
from deskside.meetings.agenda import Slot
from deskside.meetings.models import (
    Meeting,
    PrepTick,
    QuestionVote,
    RunSheet,
    SheetQuestion,
    Sitting,
)
from deskside.people.models import Person


class SheetChanged(Exception):  # noqa: N818  an answer to the sender
    """Somebody else has changed the run-sheet meanwhile. Nothing was overwritten."""


@transaction.atomic
def tick_line(*, sitting: Sitting, key: str, done: bool, now: datetime) -> None:
    """One line of the checklist. Ticking it again changes nothing."""
    if done:
        insert_ignoring_conflicts(PrepTick, sitting=sitting, key=key, ticked_at=now)
    else:
        PrepTick.objects.filter(sitting=sitting, key=key).delete()


@transaction.atomic
def choose_questions(
    *, sitting: Sitting, picks: Sequence[int | str], now: datetime
) -> list[SheetQuestion]:
    """These and no others, in this order: ids of the guide's questions, or own words. The
    checklist's line is ticked with it; choosing none gives the standard back. Questions that were
    discussed stay as they are."""
    SheetQuestion.objects.filter(sitting=sitting, asked_at=None).delete()
    rows = [
        SheetQuestion(sitting=sitting, position=place, **_words(pick))
        for place, pick in enumerate(dict.fromkeys(picks), 1)
    ]
    made = SheetQuestion.objects.bulk_create(rows)
    tick_line(sitting=sitting, key=checklist.QUESTIONS, done=bool(rows), now=now)
    return made


def _words(pick: int | str) -> dict[str, Any]:
    return {"text": pick} if isinstance(pick, str) else {"item_id": pick}


@transaction.atomic
def vote(*, meeting: Meeting, person: Person, item_ids: Collection[int]) -> None:
    """What somebody would like to talk about: these and no others."""
    QuestionVote.objects.filter(meeting=meeting, person=person).exclude(
        item_id__in=item_ids
    ).delete()
    for item in item_ids:
        insert_ignoring_conflicts(QuestionVote, meeting=meeting, item_id=item, person=person)


@transaction.atomic
def keep_sheet(
    *, sitting: Sitting, slots: Sequence[Slot], base_version: int, now: datetime
) -> RunSheet:
    """The run-sheet as it was put together; an empty one is the standard again.

    `base_version` is what the sender saw (0 before anybody changed it). Raises SheetChanged.
    """
    sheet = _hold(sitting, now)
    if base_version != sheet.version:
        raise SheetChanged
    sheet.blocks = [slot.as_dict() for slot in slots]
    return _save(sheet, now)


@transaction.atomic
def choose_case(
    *, sitting: Sitting, case: Case | None, slots: Sequence[Slot], now: datetime
) -> RunSheet:
    """What the meeting talks about is this case of the group; `slots` where the sheet was changed
    by hand, else empty."""
    sheet = _hold(sitting, now)
    sheet.case = case
    sheet.blocks = [slot.as_dict() for slot in slots]
    return _save(sheet, now)


@transaction.atomic
def keep_opening(
    *, sitting: Sitting, slots: Sequence[Slot], base_version: int, now: datetime
) -> RunSheet:
    """What the leader says at the beginning, as part of the run-sheet. Raises SheetChanged."""
    sheet = keep_sheet(sitting=sitting, slots=slots, base_version=base_version, now=now)
    tick_line(sitting=sitting, key=checklist.OPENING, done=True, now=now)
    return sheet


def _hold(sitting: Sitting, now: datetime) -> RunSheet:
    insert_ignoring_conflicts(RunSheet, sitting=sitting, blocks=[], version=0, changed_at=now)
    return RunSheet.objects.select_for_update().get(sitting=sitting)


def _save(sheet: RunSheet, now: datetime) -> RunSheet:
    sheet.version += 1
    sheet.changed_at = now
    sheet.save(update_fields=["blocks", "case", "version", "changed_at"])
    return sheet
