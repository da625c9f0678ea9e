from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from deskside.courses.outline import SectionOutline
from deskside.knowledge.models import Case, CaseState, ImportConsent
from deskside.knowledge.queries.cases import ready_case
from deskside.people.models import Person


@dataclass(frozen=True, slots=True)
class CaseLine:
    case: Case
    author: str
    is_mine: bool
    section: SectionOutline | None


@dataclass(frozen=True, slots=True)
class CaseList:
    """`to_read`: written by others, waiting for a colleague. `mine`: my own that wait."""

    to_read: tuple[CaseLine, ...]
    mine: tuple[CaseLine, ...]
    by_section: tuple[tuple[SectionOutline | None, tuple[CaseLine, ...]], ...]
    away: tuple[CaseLine, ...]

    def __bool__(self) -> bool:
        return bool(self.to_read or self.mine or self.by_section or self.away)


def case_list(group_id: int, person: Person, sections: Iterable[SectionOutline]) -> CaseList:
    """All cases of a group, in one statement; those of a section the course has no more come last,
    with those tied to none."""
    known = {section.id: section for section in sections}
    rows = Case.objects.filter(group_id=group_id).select_related("written_by")
    lines = [case_line(row, person, known) for row in rows.order_by("-written_at", "-pk")]

    def in_state(state: CaseState) -> list[CaseLine]:
        return [line for line in lines if line.case.state == state]

    ready, waiting = in_state(CaseState.REVIEWED), in_state(CaseState.WAITING)
    parts = [(one, tuple(line for line in ready if line.section == one)) for one in known.values()]
    rest = tuple(line for line in ready if line.section is None)
    return CaseList(
        to_read=tuple(line for line in waiting if not line.is_mine),
        mine=tuple(line for line in waiting if line.is_mine),
        by_section=tuple(part for part in [*parts, (None, rest)] if part[1]),
        away=tuple(in_state(CaseState.RETIRED)),
    )


def case_line(row: Case, person: Person, known: dict[int, SectionOutline]) -> CaseLine:
    section = known.get(row.section_id) if row.section_id else None
    return CaseLine(row, ready_case(row).author, row.written_by_id == person.pk, section)


def one_case(group_id: int, uid: UUID) -> Case | None:
    """In any state; None where it is another group's."""
    rows = Case.objects.select_related("written_by", "reviewed_by", "group")
    return rows.filter(group_id=group_id, uid=uid).first()


def tickets_allowed() -> bool:
    return ImportConsent.objects.exists()


def consent() -> ImportConsent | None:
    return ImportConsent.objects.select_related("accepted_by").first()
