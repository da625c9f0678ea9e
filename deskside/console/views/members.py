"""Which person of a group a page is about."""

from __future__ import annotations

from uuid import UUID

from django.shortcuts import get_object_or_404

from deskside.console.queries.groups import ConsoleGroup
from deskside.lib import clock
from deskside.people.models import Membership


def member_or_404(found: ConsoleGroup, uid: UUID) -> Membership:
    """Only somebody who is in this group now; a former member's record is not ours any more."""
    current = Membership.objects.current(clock.now()).select_related("person")
    rows = current.filter(group=found.group, person__uid=uid)
    return get_object_or_404(rows.order_by("-starts_at")[:1])
