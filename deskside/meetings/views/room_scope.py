"""Who is let into a room, and what everybody else sees instead."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from deskside.lib import clock
from deskside.meetings.queries.room_view import PutOut, RoomView, Viewer, room_view

GUEST_COOKIE = "deskside_guest"
_SALT = "deskside.meetings.guest"

RoomPage = Callable[..., HttpResponse]


def in_room(view: RoomPage) -> RoomPage:
    """Call `view(request, here, ...)` with the RoomView of whoever asks; in place of its address
    the sitting's uid. Members and admitted guests; 404 for others, 410 for who has been removed."""

    @login_not_required  # guests have no account; asked below
    @wraps(view)
    def page(request: HttpRequest, sitting_uid: UUID, **kwargs: Any) -> HttpResponse:
        try:
            here = _seen(request, sitting_uid)
        except PutOut:
            return put_out(request)
        if here is not None:
            return view(request, here, **kwargs)
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise Http404

    return page


def driving(view: RoomPage) -> RoomPage:
    """As `in_room`, for those who may turn the pages of this sitting; others 404."""

    @wraps(view)
    def page(request: HttpRequest, here: RoomView, **kwargs: Any) -> HttpResponse:
        if not (here.may_drive or here.drives):
            raise Http404
        return view(request, here, **kwargs)

    return in_room(page)


def put_out(request: HttpRequest) -> HttpResponse:
    words = {
        "heading": _("You are not in this group any more"),
        "text": _("So this room has closed for you. What you wrote here stays in your notebook."),
    }
    return render(request, "meetings/room/out.html", words, status=HTTPStatus.GONE)


def guest_uid(request: HttpRequest) -> UUID | None:
    value = request.get_signed_cookie(GUEST_COOKIE, default="", salt=_SALT)
    return UUID(value) if value else None


def remember_guest(response: HttpResponse, uid: UUID, *, secure: bool) -> None:
    """A key for this one room, for as long as the browser is open."""
    response.set_signed_cookie(
        GUEST_COOKIE, str(uid), salt=_SALT, httponly=True, secure=secure, samesite="Lax"
    )


def _seen(request: HttpRequest, sitting_uid: UUID) -> RoomView | None:
    """As a member where they are one, else as the guest whose key the browser has."""
    now = clock.now()
    guest = guest_uid(request)
    if request.user.is_authenticated:
        try:
            found = room_view(Viewer(person=request.user), sitting_uid, now)
        except PutOut:
            if guest is None:
                raise
            found = None
        if found is not None or guest is None:
            return found
    return room_view(Viewer(guest_uid=guest), sitting_uid, now) if guest else None
