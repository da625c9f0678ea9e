from __future__ import annotations

import secrets
from datetime import datetime

from django.db import transaction

from deskside.people.actions.memberships import add_member
from deskside.people.models import Group, Person, Role

KEY_BYTES = 15  # twenty characters: short enough to type from a sheet of paper, too many to guess


@transaction.atomic
def create_group(*, name: str, zone: str, leader: Person | None, now: datetime) -> Group:
    """A new group, led by somebody from its first moment unless said otherwise."""
    group = Group.objects.create(name=name, zone=zone, created_at=now)
    if leader is not None:
        add_member(person=leader, group=group, role=Role.LEADER, now=now)
    return group


@transaction.atomic
def change_group(*, group: Group, name: str, zone: str) -> Group:
    group.name, group.zone = name, zone
    group.save(update_fields=["name", "zone"])
    return group


@transaction.atomic
def rotate_join_key(*, group: Group) -> Group:
    """A new link to join; the one before it stops working."""
    group.join_key = secrets.token_urlsafe(KEY_BYTES)
    group.save(update_fields=["join_key"])
    return group


@transaction.atomic
def close_join_link(*, group: Group) -> Group:
    group.join_key = ""
    group.save(update_fields=["join_key"])
    return group


@transaction.atomic
def choose_holidays(*, group: Group, country: str, region: str) -> Group:
    """Whose public holidays count for the group's dates; an empty country: none."""
    group.holiday_country, group.holiday_region = country, region if country else ""
    group.save(update_fields=["holiday_country", "holiday_region"])
    return group
