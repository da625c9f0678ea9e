"""Who is let into a room, and what everybody else sees instead."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import wraps
from http import HTTPStatus
from typing import Any, cast
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from deskside.ledger.receipts import body_items
from deskside.lib import clock
from deskside.meetings.queries.glance import glance
from deskside.meetings.queries.room_view import PutOut, RoomView, Viewer, room_view
from deskside.meetings.views.scope import seen_sitting
from deskside.people.http import PersonRequest

GUEST_COOKIE = "deskside_guest"
_SALT = "deskside.meetings.guest"
_MACHINE = {"screen", "version", "came_from", "to", "block", "how", "grain", "side", "kind"}

# Where a form leads back to, by the screen that names itself in it.
SCREENS = {
    "lead": "meetings:room_lead",
    "wall": "meetings:room_wall",
    "board": "meetings:board",
}

RoomPage = Callable[..., HttpResponse]
Read = Callable[[Viewer, UUID, datetime], RoomView | None]


def in_room(view: RoomPage) -> RoomPage:
    """Call `view(request, here, ...)` with the RoomView of whoever asks; in place of its address
    the sitting's uid. Members and admitted guests; 404 for others, 410 for who has been removed."""

    return _let_in(view, room_view)


def _let_in(view: RoomPage, read: Read) -> RoomPage:
    @login_not_required  # guests have no account; asked below
    @wraps(view)
    def page(request: HttpRequest, sitting_uid: UUID, **kwargs: Any) -> HttpResponse:
        try:
            here = _seen(request, sitting_uid, read)
        except PutOut:
            return put_out(request)
        if here is not None:
            return view(request, here, **kwargs)
        if not request.user.is_authenticated:
            request.receipt_needed = False  # type: ignore[attr-defined]  # nothing was done
            return redirect_to_login(request.get_full_path())
        return _before_it_opens(cast("PersonRequest", request), sitting_uid)

    return page


def looking(view: RoomPage) -> RoomPage:
    """As `in_room`, for what only shows, or keeps what is the writer's own: the room is read
    together with all who ask in the same second."""
    return _let_in(view, glance)


def driving(view: RoomPage) -> RoomPage:
    """As `in_room`, for those who may turn the pages of this sitting; others 404."""

    @wraps(view)
    def page(request: HttpRequest, here: RoomView, **kwargs: Any) -> HttpResponse:
        if not (here.may_drive or here.drives):
            raise Http404
        return view(request, here, **kwargs)

    return in_room(page)


def _before_it_opens(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """Members wait at the door until whoever leads opens it; 404 for others."""
    seen = seen_sitting(request, sitting_uid)
    if request.method not in {"GET", "HEAD"}:
        raise Http404
    return render(request, "meetings/room/before.html", {"seen": seen})


def room_address(here: RoomView, screen: str = "phone") -> str:
    """Where a form of that screen leads back to."""
    return reverse(SCREENS.get(screen, "meetings:room"), args=[here.sitting.uid])


def back(request: HttpRequest, here: RoomView) -> str:
    """The screen that sent the form: it names itself in `screen`."""
    return room_address(here, request.POST.get("screen", "phone"))


def refused(request: HttpRequest, here: RoomView, words: str) -> HttpResponse:
    """Say why nothing was done and keep what was typed: as plain text to the page's own script,
    else as a page."""
    if request.headers.get("X-Deskside") == "autosave":
        return HttpResponse(words, status=422, content_type="text/plain; charset=utf-8")
    kept = [value for name, value in body_items(request) if name not in _MACHINE and value]
    context = {"words": words, "kept": kept, "back": back(request, here)}
    return render(request, "meetings/room/refused.html", context, status=422)


def put_out(request: HttpRequest) -> HttpResponse:
    if request.user.is_authenticated:
        heading = _("You are not in this group any more")
        text = _("So this room has closed for you. What you wrote here stays in your notebook.")
    else:
        heading = _("This room has closed for you")
        text = _("Whoever leads the meeting has asked you to leave. Thank you for coming.")
    words = {"heading": heading, "text": text}
    return render(request, "meetings/room/out.html", words, status=HTTPStatus.GONE)


def guest_uid(request: HttpRequest) -> UUID | None:
    value = request.get_signed_cookie(GUEST_COOKIE, default="", salt=_SALT)
    return UUID(value) if value else None


def remember_guest(response: HttpResponse, uid: UUID, *, secure: bool) -> None:
    """A key for this one room, for as long as the browser is open."""
    response.set_signed_cookie(
        GUEST_COOKIE, str(uid), salt=_SALT, httponly=True, secure=secure, samesite="Lax"
    )


def _seen(request: HttpRequest, sitting_uid: UUID, read: Read) -> RoomView | None:
    """As a member where they are one, else as the guest whose key the browser has."""
    now = clock.now()
    guest = guest_uid(request)
    if request.user.is_authenticated:
        try:
            found = read(Viewer(person=request.user), sitting_uid, now)
        except PutOut:
            if guest is None:
                raise
            found = None
        if found is not None or guest is None:
            return found
    return read(Viewer(guest_uid=guest), sitting_uid, now) if guest else None
