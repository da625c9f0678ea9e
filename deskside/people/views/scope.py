"""What each screen about a group's people begins with."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.queries.groups import Seat, leading_seat


def seat_of(request: PersonRequest, group_uid: UUID, *, to_change: bool = False) -> Seat:
    """404 for whoever does not lead; a deputy who tries to change something is told so (403)."""
    seat = leading_seat(request.user, group_uid, clock.now())
    if seat is None:
        raise Http404
    if to_change and not seat.may_change:
        raise PermissionDenied
    return seat
