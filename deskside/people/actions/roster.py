from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.contrib.auth.hashers import make_password
from django.db import transaction

from deskside.people.actions.invitations import invite_many
from deskside.people.models import Group, Invitation, Membership, Person
from deskside.people.policies import has_joined
from deskside.people.roster.parse import Row
from deskside.people.signals import joined

IN_ONE_STATEMENT = 2000


@dataclass(frozen=True, slots=True)
class Imported:
    """How many accounts were made, people added to the group, and invitations written."""

    new: int
    added: int
    invited: int


@transaction.atomic
def import_roster(
    *, group: Group, rows: Sequence[Row], by: Person | None, now: datetime
) -> Imported:
    """All or nothing; the same number of statements for twelve people or some thousand.

    Importing the same list again changes nothing. Whoever has an account keeps their name and,
    in the group, their role. Accounts that are switched off are left alone.
    """
    # One import into a group at a time, so that nobody is invited twice.
    Group.objects.select_for_update().get(pk=group.pk)
    wanted = {row.email: row for row in rows}
    known = _people(wanted)
    _create_people([row for row in rows if row.email not in known], group)
    people = {email: person for email, person in _people(wanted).items() if person.is_active}
    added = _create_memberships(people, wanted, group, now)
    waiting = _without_invitation(people, now)
    invite_many(people=waiting, group=group, by=by, now=now)
    return Imported(new=len(wanted) - len(known), added=added, invited=len(waiting))


def _people(wanted: Mapping[str, Row]) -> dict[str, Person]:
    return {person.email: person for person in Person.objects.filter(email__in=list(wanted))}


def _create_people(rows: Sequence[Row], group: Group) -> None:
    people = [
        Person(
            email=row.email,
            name=row.name,
            zone=row.zone or group.zone,
            password=make_password(None),
        )
        for row in rows
    ]
    Person.objects.bulk_create(people, batch_size=IN_ONE_STATEMENT, ignore_conflicts=True)


def _create_memberships(
    people: Mapping[str, Person], wanted: Mapping[str, Row], group: Group, now: datetime
) -> int:
    open_ones = Membership.objects.filter(group=group, ends_at=None)
    inside = set(open_ones.values_list("person_id", flat=True))
    memberships = [
        Membership(person=person, group=group, role=wanted[email].role, starts_at=now)
        for email, person in people.items()
        if person.pk not in inside
    ]
    Membership.objects.bulk_create(memberships, batch_size=IN_ONE_STATEMENT, ignore_conflicts=True)
    people_ids = [membership.person_id for membership in memberships]
    joined.send(Membership, group_id=group.pk, person_ids=people_ids, now=now)
    return len(memberships)


def _without_invitation(people: Mapping[str, Person], now: datetime) -> list[Person]:
    waiting = [person for person in people.values() if not has_joined(person)]
    open_ones = Invitation.objects.filter(
        person__in=waiting, accepted_at=None, revoked_at=None, expires_at__gt=now
    )
    invited = set(open_ones.values_list("person_id", flat=True))
    return [person for person in waiting if person.pk not in invited]
