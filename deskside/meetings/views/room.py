"""The three screens of a room: in a hand, before whoever leads, on the wall."""

from __future__ import annotations

from datetime import datetime
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deskside.lib import clock
from deskside.lib.db.keeping import keep_connection_open
from deskside.meetings.actions.presence import touch, touch_driver
from deskside.meetings.queries.glance import first_sight
from deskside.meetings.queries.pulse import Pulse, pulse
from deskside.meetings.queries.room_view import RoomView, Viewer
from deskside.meetings.views.parts import SCREENS
from deskside.meetings.views.room_scope import guest_uid, in_room, looking
from deskside.meetings.views.room_screens import milliseconds, screen_context

STAYS_OPEN = 5.0  # seconds: the next screen asks long before


@never_cache
@require_safe
@in_room
def phone(request: HttpRequest, here: RoomView) -> HttpResponse:
    """Everybody's own screen."""
    return _screen(request, here, "phone")


@never_cache
@require_safe
@in_room
def lead(request: HttpRequest, here: RoomView) -> HttpResponse:
    """For those who may turn the pages, and for whoever has had to take over."""
    if not (here.may_drive or here.drives):
        return HttpResponseRedirect(reverse("meetings:room", args=[here.sitting.uid]))
    return _screen(request, here, "lead")


@never_cache
@require_safe
@in_room
def wall(request: HttpRequest, here: RoomView) -> HttpResponse:
    """For the projector: nothing in it is anybody's own."""
    if here.role == "guest":
        raise Http404
    return _screen(request, here, "wall")


@never_cache
@require_safe
@looking
def part(request: HttpRequest, here: RoomView, screen: str) -> HttpResponse:
    """What changes on a screen, fetched when the version has moved on."""
    if screen not in SCREENS or (screen != "phone" and here.role == "guest"):
        raise Http404
    if screen == "lead" and not (here.may_drive or here.drives):
        screen = "phone"
    context = screen_context(here, screen)
    return render(request, f"meetings/room/part_{screen}.html", context)


@never_cache
@login_not_required  # guests have no account; asked below
@require_safe
def state(request: HttpRequest, sitting_uid: UUID) -> HttpResponse:
    """The version and the clock, for each screen, each second; one statement beside the session's.

    Writes down at most every twenty seconds that somebody is there. 410 when they may not be any
    more, 404 where there is no room for them.
    """
    now = clock.now()
    person = request.user if request.user.is_authenticated else None
    guest = guest_uid(request)
    if person is None and guest is None:
        return redirect_to_login(request.get_full_path())
    found = pulse(Viewer(person=person), sitting_uid, now) if person else None
    if guest is not None and (found is None or not found.may_stay):
        person, found = None, pulse(Viewer(guest_uid=guest), sitting_uid, now)
    if found is None or not (found.may_stay or found.was_in or person is None):
        raise Http404
    if not found.may_stay:
        return JsonResponse({"out": True}, status=HTTPStatus.GONE)
    return answer_of(request, found, person.pk if person else None, now)


def answer_of(
    request: HttpRequest, found: Pulse, person_id: int | None, now: datetime
) -> HttpResponse:
    """What a screen is told, after writing down that it is there.

    A phone says in `step` which one it shows; where that is another, it is told at once what the
    new one asks, the same for all, and fetches its own part when its turn has come.
    """
    _touch(found, person_id, now)
    state = _state(found, milliseconds(now))
    if request.GET.get("step", "") not in {"", str(found.step)} and not found.is_closed:
        state["first"] = first_sight(found)
    answer = JsonResponse(state)
    answer["Cache-Control"] = "no-store"
    keep_connection_open(STAYS_OPEN)
    return answer


def _state(found: Pulse, now: int) -> dict[str, Any]:
    return {
        "v": found.version,
        "now": now,
        "step": found.step,
        "ends": milliseconds(found.ends_at) if found.ends_at else None,
        "left": found.left_ms,
        "here": found.here,
        "lost": found.is_lost,
        "closed": found.is_closed,
    }


def _touch(found: Pulse, person_id: int | None, now: datetime) -> None:
    if found.is_closed:
        return
    if found.attendance_id is not None and found.seen_at is not None and not found.has_left:
        touch(attendance_id=found.attendance_id, seen_at=found.seen_at, now=now)
    if person_id is not None and person_id == found.driver_id:
        touch_driver(
            room_id=found.room_id, person_id=person_id, seen_at=found.driver_seen_at, now=now
        )


def _screen(request: HttpRequest, here: RoomView, screen: str) -> HttpResponse:
    if here.is_closed:
        return _after(request, here)
    if here.attendance is not None and here.attendance.left_at is None:
        touch(attendance_id=here.attendance.pk, seen_at=here.attendance.seen_at, now=here.now)
    return render(request, f"meetings/room/{screen}.html", screen_context(here, screen))


def _after(request: HttpRequest, here: RoomView) -> HttpResponse:
    """It is over: to the summary, or, for guests, who see nothing but the room, goodbye."""
    if here.role == "guest":
        return render(request, "meetings/room/goodbye.html", {"here": here})
    return HttpResponseRedirect(reverse("meetings:summary", args=[here.sitting.uid]))
