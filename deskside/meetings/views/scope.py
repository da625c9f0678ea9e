"""What every page about a meeting begins with, or the same 404 for all who may not see it."""

from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404

from deskside.lib import clock
from deskside.meetings.models import SittingState
from deskside.meetings.queries.member_seat import member_seat_of
from deskside.meetings.queries.sittings import Seen, sitting_for
from deskside.people.http import PersonRequest
from deskside.people.queries.groups import Seat, leading_seat


def seen_sitting(request: PersonRequest, uid: UUID) -> Seen:
    """The sitting and what the reader is to it; one statement."""
    seen = sitting_for(request.user, uid, clock.now())
    if seen is None:
        raise Http404
    return seen


def prepared_sitting(request: PersonRequest, uid: UUID) -> Seen:
    """For whoever prepares and leads it: named for it, or a leader of the group; else 404."""
    seen = seen_sitting(request, uid)
    if not seen.may_prepare:
        raise Http404
    return seen


def arranged_sitting(request: PersonRequest, uid: UUID) -> Seen:
    """For leaders of the group; else 404."""
    seen = seen_sitting(request, uid)
    if not seen.arranges:
        raise Http404
    return seen


def still_planned(seen: Seen) -> None:
    """404 for what has begun, is over or was called off. Asked inside the work of a POST, so that
    a second click is answered like the first."""
    if seen.sitting.state != SittingState.PLANNED:
        raise Http404


def led_seat(request: PersonRequest, group_uid: UUID, *, to_change: bool = False) -> Seat:
    """The group somebody leads; a deputy may look and is told so (403) on trying to change it."""
    seat = leading_seat(request.user, group_uid, clock.now())
    if seat is None:
        raise Http404
    if to_change and not seat.may_change:
        raise PermissionDenied
    return seat


def member_seat(request: PersonRequest, group_uid: UUID) -> Seat:
    """The group somebody is in, whatever they are in it, and owners."""
    seat = member_seat_of(request.user, group_uid, clock.now())
    if seat is None:
        raise Http404
    return seat
