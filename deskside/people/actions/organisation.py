from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.people.actions.joining import AddressTaken
from deskside.people.models import Organisation, Person
from deskside.people.models.person import normal_email


class AlreadySetUp(Exception):  # noqa: N818  an answer to the sender
    """Somebody was quicker: this installation has its organisation."""


@transaction.atomic
def create_organisation(*, name: str, zone: str, now: datetime) -> Organisation:
    """The one organisation. Raises AlreadySetUp when there is one."""
    if not insert_ignoring_conflicts(
        Organisation, name=name, zone=zone, is_sample=False, created_at=now
    ):
        raise AlreadySetUp
    return Organisation.objects.get()


@transaction.atomic
def create_owner(*, name: str, email: str, password_hash: str, zone: str, now: datetime) -> Person:
    """Whoever sets the team up: may do everything but read what others keep private.

    Raises AddressTaken when somebody with this address is left from before.
    """
    own = {"name": name, "zone": zone, "password": password_hash, "joined_at": now}
    if not insert_ignoring_conflicts(Person, email=normal_email(email), is_owner=True, **own):
        raise AddressTaken
    return Person.objects.get(email=normal_email(email))
