from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.db import transaction

from deskside.lib.zones import resolve
from deskside.notify.actions import Order, queue_many
from deskside.people.models import Membership, Role
from deskside.progress.models import Plan

DIGEST = "leader_digest"
EVERY_SECONDS = 900.0
MONDAY, MORNING = 0, time(8)
AHEAD = timedelta(hours=1)


@transaction.atomic
def queue_digests(now: datetime) -> int:
    """Monday at eight where the group is: one letter for each leader of a group that has a plan.

    Written down within the hour before; a repeat changes nothing. How many were wanted.
    """
    planned = Plan.objects.filter(group__archived_at=None).values("group_id")
    rows = Membership.objects.current(now).filter(
        role=Role.LEADER, group__in=planned, person__is_active=True
    )
    orders = []
    for person_id, uid, zone in rows.values_list("person_id", "group__uid", "group__zone"):
        due_at = next_monday(now, zone)
        if due_at - now <= AHEAD:
            orders.append(Order(person_id, f"{DIGEST}:{uid}", due_at))
    if orders:
        queue_many(kind=DIGEST, orders=orders, now=now)
    return len(orders)


def next_monday(now: datetime, zone: str) -> datetime:
    """The next Monday at eight on the clocks there; this very Monday until it is eight."""
    today = now.astimezone(ZoneInfo(zone)).date()
    monday = today + timedelta(days=(MONDAY - today.weekday()) % 7)
    at = resolve(monday, MORNING, zone)
    return at if at > now else resolve(monday + timedelta(days=7), MORNING, zone)
