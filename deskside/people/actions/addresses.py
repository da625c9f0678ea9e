from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.notify.actions import forget_refusals
from deskside.people.actions.invitations import NotOpen, invite
from deskside.people.models import Group, Invitation, Person
from deskside.people.models.person import normal_email
from deskside.people.policies import has_joined


class AddressTaken(Exception):  # noqa: N818  an answer to the sender
    """Somebody else signs in, or is invited, with this address."""


@transaction.atomic
def correct_address(
    *, person: Person, email: str, group: Group, by: Person, now: datetime
) -> Invitation:
    """Another address for somebody who has not come in yet, and a new invitation to it: the links
    that went to the old one stop working. Raises NotOpen for an account in use, AddressTaken."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if has_joined(locked) or not locked.is_active:
        raise NotOpen
    wanted = normal_email(email)
    if Person.objects.filter(email=wanted).exclude(pk=locked.pk).exists():
        raise AddressTaken
    locked.email = wanted
    locked.save(update_fields=["email"])
    forget_refusals(person_id=locked.pk)
    return invite(person=locked, group=group, by=by, now=now)
