"""Opening a room, turning its pages, ending it."""

from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.actions import rooms
from deskside.meetings.actions.closing import close_room
from deskside.meetings.actions.presence import come_in
from deskside.meetings.actions.rooms import NotDriving, RoomOver
from deskside.meetings.forms.room import StepForm
from deskside.meetings.queries.people import crew_of
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.queries.sheets import Sheet, sheet_of
from deskside.meetings.views.room_scope import in_room, refused, room_address
from deskside.meetings.views.scope import seen_sitting
from deskside.people.http import PersonRequest
from deskside.people.models import Person


@require_POST
def open_room(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """The sitting begins; whoever opens it is there and turns the pages."""
    seen = seen_sitting(request, sitting_uid)
    if not seen.may_drive:
        raise Http404
    now = clock.now()
    sheet = sheet_of(seen.sitting, request.user.language, len(crew_of(seen.sitting, now)))

    def work() -> None:
        room = rooms.open_room(
            sitting=seen.sitting,
            by=request.user,
            now=now,
            steps=_steps(sheet),
            about=(sheet.concept, sheet.principle),
        )
        come_in(room=room, person=request.user, now=now)

    try:
        return answer_once(
            request, work, location=reverse("meetings:room_lead", args=[sitting_uid])
        )
    except RoomOver:
        return HttpResponseRedirect(reverse("meetings:room", args=[sitting_uid]))


def _steps(sheet: Sheet) -> list[dict[str, object]]:
    blocks = {block.key: block.title for block in sheet.blocks}
    own = {"tell": _("Tell it")}
    return [
        step.as_dict()
        | {"block_title": blocks[step.block], "title": own.get(step.mode, step.title)}
        for step in sheet.steps
    ]


@require_POST
@in_room
def go(request: HttpRequest, here: RoomView) -> HttpResponse:
    """To a step: forward, back, or anywhere."""
    _driver_or_404(here)
    form = StepForm(request.POST)
    if not form.is_valid():
        return refused(request, here, _("That step is not there. Look at the list again."))
    to, came_from = form.cleaned_data["to"], form.cleaned_data["came_from"]
    return _driven(
        request,
        here,
        lambda by: rooms.go_to(room=here.room, step=to, by=by, now=here.now, came_from=came_from),
    )


@require_POST
@in_room
def pause(request: HttpRequest, here: RoomView) -> HttpResponse:
    """Stand still, or go on: what the button said."""
    turn = rooms.resume if request.POST.get("how") == "resume" else rooms.pause
    return _driven(request, here, lambda by: turn(room=here.room, by=by, now=here.now))


@require_POST
@in_room
def more_time(request: HttpRequest, here: RoomView) -> HttpResponse:
    return _driven(request, here, lambda by: rooms.more_time(room=here.room, by=by, now=here.now))


@require_POST
@in_room
def talk(request: HttpRequest, here: RoomView) -> HttpResponse:
    """In pairs, or one after the other."""
    in_pairs = request.POST.get("how") == "pairs"
    return _driven(
        request,
        here,
        lambda by: rooms.choose_talk(room=here.room, in_pairs=in_pairs, by=by, now=here.now),
    )


@require_POST
@in_room
def take_over(request: HttpRequest, here: RoomView) -> HttpResponse:
    """Those named for it and leaders at any time; anybody present once the other is silent."""
    if not (here.may_take_over or here.drives):
        raise Http404
    return _driven(request, here, lambda by: rooms.take_over(room=here.room, by=by, now=here.now))


@require_POST
@in_room
def close(request: HttpRequest, here: RoomView) -> HttpResponse:
    """The meeting is over: its summary goes out."""
    return _driven(
        request,
        here,
        lambda by: close_room(room=here.room, by=by, now=here.now),
        location=reverse("meetings:summary", args=[here.sitting.uid]),
    )


def _driven(
    request: HttpRequest, here: RoomView, act: Callable[[Person], object], location: str = ""
) -> HttpResponse:
    """Only for whoever turns the pages now; the other one is told who does. 404 for all others."""
    by = _driver_or_404(here)

    def work() -> None:
        act(by)

    try:
        return answer_once(request, work, location=location or room_address(here, "lead"))
    except NotDriving:
        who = here.room.driver.name if here.room.driver else _("Somebody else")
        words = _("%(who)s turns the pages now. Take over first, if you should.") % {"who": who}
        return refused(request, here, words)
    except RoomOver:
        return refused(request, here, _("The meeting is over."))


def _driver_or_404(here: RoomView) -> Person:
    """Whoever may turn the pages or take over; after the end they are told that it is over."""
    may = here.may_drive or here.drives or here.may_take_over
    has = here.is_closed and here.role in {"facilitator", "understudy", "leader"}
    if here.person is None or not (may or has):
        raise Http404
    return here.person
