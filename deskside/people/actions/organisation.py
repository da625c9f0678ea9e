from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.lib.db.bulk import insert_ignoring_conflicts
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
    """Whoever sets the team up: may do everything but read what others keep private."""
    return Person.objects.create(
        email=normal_email(email),
        name=name,
        password=password_hash,
        zone=zone,
        is_owner=True,
        joined_at=now,
    )
