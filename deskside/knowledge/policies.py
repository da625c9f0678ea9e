"""Who may do what with a case: all of a desk write and read, two look before it is used."""

from __future__ import annotations

from deskside.knowledge.models import Case, CaseState
from deskside.people.models import Person, Role


def can_review_case(person: Person, case: Case) -> bool:
    """Any colleague but the one who wrote it."""
    return case.state == CaseState.WAITING and case.written_by_id != person.pk


def can_change_case(person: Person, case: Case, role: str) -> bool:
    """While it waits, whoever reads it may put it right; later its writer and leaders only."""
    return case.state == CaseState.WAITING or can_end_case(person, case, role)


def can_end_case(person: Person, case: Case, role: str) -> bool:
    """Put it away, bring it back, or delete it for good."""
    return case.written_by_id == person.pk or role == Role.LEADER


def can_tidy_words(role: str) -> bool:
    return role == Role.LEADER


def can_switch_tickets(person: Person) -> bool:
    """Whether tickets may be pasted is for the owner to say."""
    return person.is_owner
