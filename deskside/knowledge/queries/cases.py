from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import QuerySet

from deskside.knowledge.models import Case, CaseState


@dataclass(frozen=True, slots=True)
class ReadyCase:
    """A case that a colleague has read: as a meeting or a role-play shows it."""

    uid: UUID
    title: str
    story: str
    asks: str
    section_id: int | None
    principle: str
    author: str  # empty: the writer wants no name there, or is gone


def cases_for(group_id: int, section_id: int | None) -> list[ReadyCase]:
    """The ready cases of a group that fit a section: its own first, then those tied to none.

    Without a section, all of them. One statement; the newest of each first.
    """
    rows = _ready(group_id)
    if section_id is None:
        return [ready_case(row) for row in rows]
    own = [row for row in rows if row.section_id == section_id]
    free = [row for row in rows if row.section_id is None]
    return [ready_case(row) for row in own + free]


def case_of(group_id: int, uid: UUID) -> ReadyCase | None:
    """One ready case of this group; None where it is another's, waits or was put away."""
    row = _ready(group_id).filter(uid=uid).first()
    return ready_case(row) if row else None


def _ready(group_id: int) -> QuerySet[Case]:
    rows = Case.objects.filter(group_id=group_id, state=CaseState.REVIEWED)
    return rows.select_related("written_by").order_by("-written_at", "-pk")


def ready_case(row: Case) -> ReadyCase:
    writer = row.written_by
    shown = writer.name if writer and row.shows_author and writer.erased_at is None else ""
    return ReadyCase(row.uid, row.title, row.story, row.asks, row.section_id, row.principle, shown)
