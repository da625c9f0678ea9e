from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Exists, OuterRef

from deskside.people.models import Group, Membership, Person
from deskside.people.roster.parse import Roster
from deskside.people.roster.preview import Known, Preview, preview


def known_people(emails: Iterable[str], group: Group | None) -> dict[str, Known]:
    """Who of these has an account, and is in the group already; one statement."""
    inside = Membership.objects.filter(person=OuterRef("pk"), group=group, ends_at=None)
    people = Person.objects.filter(email__in=list(emails)).annotate(inside=Exists(inside))
    return {
        person.email: Known(in_group=person.inside, is_active=person.is_active, name=person.name)
        for person in people.only("email", "is_active", "name")
    }


def preview_of(roster: Roster, group: Group | None) -> Preview:
    """What importing this list into the group would do; without one, into a new group."""
    return preview(roster, known_people((row.email for row in roster.rows), group))
