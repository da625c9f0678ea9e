from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from deskside.people.actions.groups import create_group, rotate_join_key
from deskside.people.actions.organisation import create_organisation, create_owner
from deskside.people.actions.roster import import_roster
from deskside.people.models import Group, Organisation, Person
from deskside.people.roster.parse import Row

NO_ZONE = "UTC"


@transaction.atomic
def set_up_organisation(
    *, name: str, own_name: str, email: str, password_hash: str, zone: str, now: datetime
) -> Person:
    """The organisation and its owner. Raises AlreadySetUp for whoever comes second."""
    create_organisation(name=name, zone=zone, now=now)
    return create_owner(name=own_name, email=email, password_hash=password_hash, zone=zone, now=now)


@transaction.atomic
def open_first_group(
    *, name: str, zone: str, rows: Sequence[Row], with_link: bool, by: Person, now: datetime
) -> Group:
    """A group led by `by`, with its people invited and, if wanted, a link to join: all or none."""
    group = create_group(name=name, zone=zone, leader=by, now=now)
    _take_zone(by, zone)
    if rows:
        import_roster(group=group, rows=rows, by=by, now=now)
    if with_link or not rows:
        rotate_join_key(group=group)
    return group


def _take_zone(person: Person, zone: str) -> None:
    """A browser without scripts told no zone; the group's is the best guess."""
    if person.zone == NO_ZONE:
        person.zone = zone
        person.save(update_fields=["zone"])
    Organisation.objects.filter(zone=NO_ZONE).update(zone=zone)
