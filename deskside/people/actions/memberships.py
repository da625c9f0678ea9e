from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.people.models import Group, Invitation, Membership, Person, Role
from deskside.people.signals import joined


class LastLeader(Exception):  # noqa: N818  an answer to the sender
    """A group keeps at least one leader."""


@transaction.atomic
def add_member(*, person: Person, group: Group, role: str, now: datetime) -> Membership:
    """From now on; whoever is in the group already stays as they are."""
    is_new = insert_ignoring_conflicts(
        Membership, person=person, group=group, role=role, starts_at=now, ends_at=None
    )
    if is_new:
        joined.send(Membership, group_id=group.pk, person_ids=[person.pk], now=now)
    return Membership.objects.get(person=person, group=group, ends_at=None)


@transaction.atomic
def end_membership(*, membership: Membership, now: datetime) -> Membership:
    """The row stays, so that what was done in the group remains true. Raises LastLeader."""
    locked = _locked(membership)
    if locked.ends_at is not None:
        return locked
    _refuse_last_leader(locked, now)
    # Somebody added this very instant has been there for no time at all, not for less.
    locked.ends_at = max(now, locked.starts_at)
    locked.save(update_fields=["ends_at"])
    open_ones = Invitation.objects.filter(
        person=locked.person_id, group=locked.group_id, accepted_at=None, revoked_at=None
    )
    open_ones.update(revoked_at=now)
    return locked


@transaction.atomic
def change_role(*, membership: Membership, role: str, now: datetime) -> Membership:
    """Raises LastLeader when nobody would be left to lead."""
    locked = _locked(membership)
    if locked.role == role or locked.ends_at is not None:
        return locked
    if role != Role.LEADER:
        _refuse_last_leader(locked, now)
    locked.role = role
    locked.save(update_fields=["role"])
    return locked


def _locked(membership: Membership) -> Membership:
    """Read again under the group's lock: two leaders must not let each other go at once."""
    Group.objects.select_for_update().get(pk=membership.group_id)
    return Membership.objects.select_related("person", "group").get(pk=membership.pk)


def _refuse_last_leader(membership: Membership, now: datetime) -> None:
    if membership.role != Role.LEADER:
        return
    leaders = Membership.objects.current(now).filter(group=membership.group_id, role=Role.LEADER)
    # Somebody who has not chosen a password yet cannot lead anybody.
    if not leaders.exclude(pk=membership.pk).exclude(person__joined_at=None).exists():
        raise LastLeader
