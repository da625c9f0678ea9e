from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.people.actions.memberships import add_member
from deskside.people.models import Group, Membership, Person, Role
from deskside.people.models.person import normal_email


class AddressTaken(Exception):  # noqa: N818  an answer to the sender
    """There is somebody with this address; a link that many have must not open their account."""


@transaction.atomic
def join_by_link(
    *, group: Group, name: str, email: str, password_hash: str, zone: str, now: datetime
) -> Person:
    """A new account that learns in the group. Raises AddressTaken, also for somebody invited."""
    own = {"name": name, "zone": zone, "password": password_hash, "joined_at": now}
    if not insert_ignoring_conflicts(Person, email=normal_email(email), **own):
        raise AddressTaken
    person = Person.objects.get(email=normal_email(email))
    add_member(person=person, group=group, role=Role.LEARNER, now=now)
    return person


@transaction.atomic
def join_signed_in(*, person: Person, group: Group, now: datetime) -> Membership:
    """Somebody with an account follows the link; in the group already, nothing changes."""
    return add_member(person=person, group=group, role=Role.LEARNER, now=now)
