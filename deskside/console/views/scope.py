"""What every console screen begins with: the group, or the same 404 for all who may not see it."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from deskside.console.queries.groups import ConsoleGroup, console_group
from deskside.lib import clock
from deskside.people.http import PersonRequest


def led_group(request: PersonRequest, uid: UUID, *, to_change: bool = False) -> ConsoleGroup:
    """The group somebody leads; deputies may look, and are told so when they try to change it."""
    found = console_group(request.user, uid, clock.now())
    if found is None:
        raise Http404
    if to_change and not found.may_change:
        raise PermissionDenied
    return found
