"""May she? Each answer costs at most one statement."""

from __future__ import annotations

from datetime import datetime

from deskside.people.models import Membership, Person, Role


def can_look_into_mirror(person: Person, now: datetime) -> bool:
    """Whoever leads a group; the mirror is about leading."""
    leads = Membership.objects.current(now).filter(person=person, role=Role.LEADER)
    return bool(leads.filter(group__archived_at=None).exists())
