"""The way in with six letters: members go straight in, guests say their name and wait."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.actions.guests import TooMany, knock
from deskside.meetings.actions.rooms import RoomOver
from deskside.meetings.forms.room import CodeForm, KnockForm
from deskside.meetings.models import Room
from deskside.meetings.queries.doors import belongs_to, guest_at, open_room_by_code
from deskside.meetings.views.room_scope import guest_uid, remember_guest

NO_SUCH_CODE = _("No meeting with these letters is running. Look at the wall once more.")
ROOM_IS_FULL = _("Many people wait at this door already. Tell whoever leads the meeting.")


@login_not_required
@never_cache
@require_safe
def join(request: HttpRequest) -> HttpResponse:
    """Type the six letters; they come as a plain GET, so that a link works as well."""
    if "code" not in request.GET:
        return render(request, "meetings/room/join.html", {"form": CodeForm()})
    form = CodeForm(request.GET)
    if form.is_valid() and open_room_by_code(form.cleaned_data["code"]):
        return HttpResponseRedirect(reverse("meetings:door", args=[form.cleaned_data["code"]]))
    if not form.errors:
        form.add_error("code", NO_SUCH_CODE)
    return render(request, "meetings/room/join.html", {"form": form}, status=422)


@login_not_required
@never_cache
@require_safe
def door(request: HttpRequest, code: str) -> HttpResponse:
    """One link, in the QR code: what stands behind it depends on who comes."""
    room = open_room_by_code(code.upper())
    if room is None:
        return _no_such(request)
    inside = HttpResponseRedirect(reverse("meetings:room", args=[room.sitting.uid]))
    user = request.user
    if user.is_authenticated and belongs_to(user, room, clock.now()):
        return inside
    guest = guest_at(room, guest_uid(request))
    if guest is not None and guest.admitted_at and not guest.refused_at:
        return inside
    context = {"room": room, "guest": guest, "form": KnockForm(initial=_name(request))}
    return render(request, "meetings/room/door.html", context)


@login_not_required
@require_POST
def ask(request: HttpRequest, code: str) -> HttpResponse:
    """A guest says a name; nothing of the room is shown before somebody has let them in."""
    room = open_room_by_code(code.upper())
    if room is None:
        return _no_such(request)
    form = KnockForm(request.POST)
    if not form.is_valid():
        return _again(request, room, form)
    made = []

    def work() -> None:
        made.append(knock(room=room, name=form.cleaned_data["name"], now=clock.now()))

    try:
        answer = answer_once(request, work, location=reverse("meetings:door", args=[room.code]))
    except RoomOver:
        return _no_such(request)
    except TooMany:
        form.add_error(None, ROOM_IS_FULL)
        return _again(request, room, form)
    if made:
        remember_guest(answer, made[0].uid, secure=settings.SESSION_COOKIE_SECURE)
    return answer


def _again(request: HttpRequest, room: Room, form: KnockForm) -> HttpResponse:
    context = {"room": room, "guest": None, "form": form}
    return render(request, "meetings/room/door.html", context, status=422)


def _no_such(request: HttpRequest) -> HttpResponse:
    form = CodeForm({"code": ""})
    form.is_valid()
    form.errors.clear()
    form.add_error("code", NO_SUCH_CODE)
    return render(request, "meetings/room/join.html", {"form": form}, status=404)


def _name(request: HttpRequest) -> dict[str, str]:
    return {"name": request.user.name if request.user.is_authenticated else ""}
