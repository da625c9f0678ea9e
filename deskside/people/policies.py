"""May she? Each answer costs at most one statement."""

from __future__ import annotations

from datetime import datetime

from deskside.people.models import Group, Membership, Person, Role


def can_lead(person: Person, group: Group, now: datetime) -> bool:
    return _has_role(person, group, now, [Role.LEADER])


def can_see_progress(person: Person, group: Group, now: datetime) -> bool:
    """Leaders and deputies; owners, who stand in when a group has lost its leader."""
    return person.is_owner or _has_role(person, group, now, [Role.LEADER, Role.DEPUTY])


def can_manage_people(person: Person, group: Group, now: datetime) -> bool:
    return person.is_owner or can_lead(person, group, now)


def has_joined(person: Person) -> bool:
    """Has chosen a password or come in another way: an invitation must never open this account."""
    return person.joined_at is not None or person.has_usable_password()


def _has_role(person: Person, group: Group, now: datetime, roles: list[Role]) -> bool:
    own = Membership.objects.current(now).filter(person=person, group=group, role__in=roles)
    return bool(own.exists())


def can_erase_self(person: Person) -> bool:
    """Everybody may; the only owner has to make somebody else an owner first."""
    if not person.is_owner:
        return True
    return Person.objects.filter(is_owner=True, is_active=True).exclude(pk=person.pk).exists()
