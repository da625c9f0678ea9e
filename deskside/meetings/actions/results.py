"""What came of a meeting on paper or with one laptop: typed in as often as one likes, then kept."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction

from deskside.meetings.actions.attendance import set_attendance
from deskside.meetings.actions.boards import add_card
from deskside.meetings.actions.closing import end_sitting
from deskside.meetings.models import Attendance, Card, RoomNote, Sitting
from deskside.meetings.queries.results import TYPED
from deskside.people.models import Person

Lines = dict[str, list[tuple[str, int]]]


@dataclass(frozen=True, slots=True)
class Results:
    """`words`: by side of the board, (text, how often). `notes`: by kind. Ids are persons'."""

    here: frozenset[int] = frozenset()
    promised: frozenset[int] = frozenset()
    words: Lines = field(default_factory=dict)
    notes: dict[str, list[str]] = field(default_factory=dict)


@transaction.atomic
def save_results(
    *,
    sitting: Sitting,
    results: Results,
    among: Iterable[tuple[int, str]],
    by: Person,
    now: datetime,
) -> None:
    """What stands on the page now, and no more than that. `among`: who belongs to the sitting.

    Raises boards.Unfit for a word that cannot be kept.
    """
    crew = dict(among)
    set_attendance(sitting=sitting, here=results.here, among=crew, now=now)
    came = Attendance.objects.filter(sitting=sitting, person__in=crew)
    came.update(promised=False)
    came.filter(person__in=results.promised & results.here).update(promised=True)
    _put_words(sitting, results.words, crew.values())
    for kind, texts in results.notes.items():
        _put_notes(sitting, kind, texts, by, now)


@transaction.atomic
def finish_on_paper(
    *, sitting: Sitting, led_by: Person | None, asked: int, now: datetime
) -> Sitting:
    """The meeting is over: who led is counted, its words are the group's, the summary goes out.

    `asked`: how many of its questions were reached. One that is over already stays as it is.
    """
    held = Sitting.objects.select_for_update().get(pk=sitting.pk)
    if held.is_over:
        return held
    # How long it took nobody has measured.
    sitting.on_paper = True
    sitting.save(update_fields=["on_paper"])
    return end_sitting(sitting=sitting, led_by=led_by, asked=asked, now=now, closed_itself=False)


def _put_words(sitting: Sitting, words: Lines, names: Collection[str]) -> None:
    Card.objects.filter(sitting=sitting, block=TYPED).delete()
    for side, lines in words.items():
        for text, times in lines:
            card = add_card(sitting=sitting, block=TYPED, side=side, text=text, names=names)
            if times > 1:
                card.refresh_from_db(fields=["times"])
                card.times += times - 1
                card.save(update_fields=["times"])


def _put_notes(
    sitting: Sitting, kind: str, texts: Collection[str], by: Person, now: datetime
) -> None:
    """Lines that stand there already stay as they are, with whoever wrote them."""
    rows = RoomNote.objects.filter(sitting=sitting, kind=kind)
    rows.exclude(text__in=texts).delete()
    known = set(rows.values_list("text", flat=True))
    for text in dict.fromkeys(texts):
        if text not in known:
            RoomNote.objects.create(
                sitting=sitting, kind=RoomNote.Kind(kind), text=text, by=by, made_at=now
            )
