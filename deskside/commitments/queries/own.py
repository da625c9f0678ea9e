"""A writer's own commitments, with their texts opened. Every function takes the writer."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q, QuerySet

from deskside.commitments import wording
from deskside.commitments.models import ANSWERS, CheckBack, Commitment, State, Visibility
from deskside.commitments.wording import Words
from deskside.journal.queries import OpenEntry, opened, wrapped_key
from deskside.people.models import Person

WEEK = timedelta(days=7)
PAST = (State.KEPT, State.PARTLY, State.NOT, State.NO_CHANCE, State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Own:
    """One commitment as its writer sees it; `problem` says in words why a text does not open."""

    commitment: Commitment
    words: Words
    version: int  # of the text
    check_back: CheckBack | None
    note: str  # what happened, in a line
    note_version: int
    problem: str

    @property
    def sentence(self) -> str:
        return self.words.sentence


@dataclass(frozen=True, slots=True)
class Panel:
    """What the course page shows: the one due first (or just answered), and how many more wait."""

    first: Own | None
    more: int
    shared_this_week: bool


def own_rows(person: Person) -> QuerySet[Commitment]:
    return _rows().filter(person=person)


def _rows() -> QuerySet[Commitment]:
    beside = ("entry", "partner", "group", "activity", "course", "check_back__note")
    return Commitment.objects.select_related(*beside).annotate(wrapped=wrapped_key())


def own(person: Person, row: Any) -> Own:
    """A row of `own_rows`, opened."""
    entry = opened(person, row.wrapped, row.entry)
    back: CheckBack | None = getattr(row, "check_back", None)
    note: OpenEntry | None = None
    if back and back.note:
        note = opened(person, row.wrapped, back.note)
    return Own(
        commitment=row,
        words=wording.load(entry.text) if not entry.problem else Words("", ""),
        version=entry.version,
        check_back=back,
        note=note.text if note else "",
        note_version=note.version if note else 0,
        problem=entry.problem,
    )


def own_commitment(person: Person, uid: UUID) -> Own | None:
    """One statement; None where it is not this person's."""
    row = own_rows(person).filter(uid=uid).first()
    return own(person, row) if row else None


def by_link(uid: UUID, version: int) -> Own | None:
    """The one a signed link names, opened with its writer's key; one statement.

    The caller asks `link_works` before anything of it is shown.
    """
    rows = _rows().filter(uid=uid, link_version=version, person__is_active=True)
    row = rows.select_related("person", "entry", "partner", "group", "check_back__note").first()
    return own(row.person, row) if row else None


def own_draft(person: Person, activity_id: int) -> Own | None:
    """What somebody began to write about an activity; one statement."""
    row = own_rows(person).filter(activity_id=activity_id, state=State.DRAFT).first()
    return own(person, row) if row else None


def waiting(person: Person) -> list[Own]:
    """Open ones, the one due first on top, then drafts; one statement."""
    rows = own_rows(person).filter(state__in=[State.OPEN, State.DRAFT]).order_by("due_at", "pk")
    found = [own(person, row) for row in rows]
    return sorted(found, key=lambda one: one.commitment.state == State.DRAFT)


def past(person: Person, limit: int = 50) -> list[Own]:
    """Answered and taken back ones, the newest first; one statement."""
    rows = own_rows(person).filter(state__in=PAST).order_by("-made_at", "-pk")[:limit]
    return [own(person, row) for row in rows]


def panel(person: Person, now: datetime, said: UUID | None = None) -> Panel:
    """One narrow statement, and a second one where a promise is shown.

    `said`: the one just answered, which is shown instead of the next.
    """
    this_week = Q(visibility=Visibility.GROUP, made_at__gt=now - WEEK)
    mine = Commitment.objects.filter(person=person).exclude(state=State.DRAFT)
    found = list(
        mine.filter(Q(state=State.OPEN) | this_week | Q(uid=said))
        .order_by("due_at", "pk")
        .values_list("pk", "uid", "state", "visibility")
    )
    answered = [pk for pk, uid, state, _ in found if said and uid == said and state in ANSWERS]
    still_open = [pk for pk, _, state, _ in found if state == State.OPEN]
    shown = (answered or still_open)[:1]
    row = own_rows(person).filter(pk__in=shown).first() if shown else None
    return Panel(
        first=own(person, row) if row else None,
        more=len(still_open) - (0 if answered else 1) if still_open else 0,
        shared_this_week=any(visibility == Visibility.GROUP for *_, visibility in found),
    )
