"""What the forms of a room's parts have in common."""

from __future__ import annotations

from functools import wraps
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.views.room_scope import RoomPage, back, refused


def open_room_only(view: RoomPage) -> RoomPage:
    """After the end nothing is added any more; what was typed is handed back."""

    @wraps(view)
    def page(request: HttpRequest, here: RoomView, **kwargs: object) -> HttpResponse:
        if here.is_closed:
            return refused(request, here, _("This meeting is over, so nothing was added."))
        return view(request, here, **kwargs)

    return page


def back_to(request: HttpRequest, here: RoomView) -> str:
    """The screen the form came from; the board on one laptop is one too."""
    if request.POST.get("screen") == "board":
        address = reverse("meetings:board", args=[here.sitting.uid])
        side = request.POST.get("side", "")
        return f"{address}?{urlencode({'typed': side})}" if side else address
    return back(request, here)
