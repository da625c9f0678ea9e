from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime

from django.db import transaction

from deskside.notify.actions import Order, drop_messages, queue_many
from deskside.people.invitation_letter import KIND, OPEN_FOR, subject_key_of
from deskside.people.models import Group, Invitation, Person
from deskside.people.policies import has_joined


class NotOpen(Exception):  # noqa: N818  an answer to the sender
    """The invitation was used, taken back or has lapsed, or the account is in use."""


@transaction.atomic
def invite(*, person: Person, group: Group | None, by: Person | None, now: datetime) -> Invitation:
    """A new invitation in place of an open one. Raises NotOpen for an account in use."""
    locked = Person.objects.select_for_update().get(pk=person.pk)
    if has_joined(locked) or not locked.is_active:
        raise NotOpen
    _revoke(Invitation.objects.filter(person=locked, accepted_at=None, revoked_at=None), now)
    (invitation,) = invite_many(people=[locked], group=group, by=by, now=now)
    return invitation


@transaction.atomic
def invite_many(
    *, people: Sequence[Person], group: Group | None, by: Person | None, now: datetime
) -> list[Invitation]:
    """For persons the caller knows to be new; the mails wait in the outbox with it."""
    invitations = [
        Invitation(
            person=person, group=group, invited_by=by, created_at=now, expires_at=now + OPEN_FOR
        )
        for person in people
    ]
    Invitation.objects.bulk_create(invitations)
    orders = [Order(one.person_id, subject_key_of(one.uid), now) for one in invitations]
    queue_many(kind=KIND, orders=orders, now=now)
    return invitations


@transaction.atomic
def revoke_invitation(*, invitation: Invitation, now: datetime) -> Invitation:
    _revoke([invitation] if invitation.accepted_at is None else [], now)
    invitation.refresh_from_db()
    return invitation


def _revoke(invitations: Iterable[Invitation], now: datetime) -> None:
    """The links stop working and mails still waiting are not sent."""
    open_ones = list(invitations)
    if not open_ones:
        return
    numbers = [invitation.pk for invitation in open_ones]
    Invitation.objects.filter(pk__in=numbers, revoked_at=None).update(revoked_at=now)
    drop_messages(kind=KIND, subject_keys=[subject_key_of(one.uid) for one in open_ones])


@transaction.atomic
def accept_invitation(
    *, invitation: Invitation, name: str, password_hash: str, zone: str, now: datetime
) -> Person:
    """The person chooses a password and is in. Raises NotOpen, also for the second of two tabs.

    The password comes as `make_password` gives it: hashing is slow on purpose, and inside the
    transaction everybody else would wait for it.
    """
    person = Person.objects.select_for_update().get(pk=invitation.person_id)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    if not invitation.is_open(now) or has_joined(person) or not person.is_active:
        raise NotOpen
    person.name, person.zone, person.joined_at = name, zone, now
    person.password = password_hash
    person.save(update_fields=["name", "zone", "joined_at", "password"])
    invitation.accepted_at = now
    invitation.save(update_fields=["accepted_at"])
    # Passed on by hand, it still waits in the outbox; nobody needs its text any more.
    drop_messages(kind=KIND, subject_keys=[subject_key_of(invitation.uid)])
    return person
