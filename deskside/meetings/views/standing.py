"""What people in the room say of themselves: where they stand, and that they have spoken."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskside.ledger.receipts import answer_once
from deskside.meetings.actions.line import stand as place_on_line
from deskside.meetings.actions.seats import mix_people
from deskside.meetings.actions.talking import speak, take_back_turn
from deskside.meetings.models import Attendance
from deskside.meetings.position_line import HIGHEST
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.room_steps import all_of
from deskside.meetings.views.parts.scope import back_to, open_room_only
from deskside.meetings.views.room_scope import driving, in_room, refused


@require_POST
@in_room
@open_room_only
def stand(request: HttpRequest, here: RoomView) -> HttpResponse:
    """Somebody's own place on the line; whoever leads may put one for somebody without a device."""
    phases = {(step.block, step.phase) for step in all_of(here.room.steps) if step.mode == "line"}
    place = (request.POST.get("block", ""), request.POST.get("phase", ""))
    if place not in phases:
        raise Http404
    attendance = _whose(request, here)
    typed = request.POST.get("place", "")
    if attendance is None:
        return refused(request, here, _("Come into the room first."))
    if not (typed.isascii() and typed.isdigit() and int(typed) <= HIGHEST):
        return refused(request, here, _("Choose a number from 0 to 10."))

    def work() -> None:
        place_on_line(attendance=attendance, block=place[0], phase=place[1], place=int(typed))

    return answer_once(request, work, location=back_to(request, here))


@require_POST
@in_room
@open_room_only
def spoke(request: HttpRequest, here: RoomView) -> HttpResponse:
    """One's own button, or a tick by whoever leads; `how` takes the last one back."""
    attendance = _whose(request, here)
    if attendance is None:
        return refused(request, here, _("Come into the room first."))
    by_hand = here.attendance is None or attendance.pk != here.attendance.pk

    def work() -> None:
        if request.POST.get("how") == "back":
            take_back_turn(attendance=attendance)
        else:
            speak(attendance=attendance, block=here.step.block, by_hand=by_hand, now=here.now)

    return answer_once(request, work, location=back_to(request, here))


@require_POST
@driving
def mix(request: HttpRequest, here: RoomView) -> HttpResponse:
    """Other tables than those that were laid."""

    def work() -> None:
        mix_people(room=here.room, now=here.now)

    return answer_once(request, work, location=back_to(request, here))


def _whose(request: HttpRequest, here: RoomView) -> Attendance | None:
    """One's own; or, where one leads, that of anybody who has come."""
    who = request.POST.get("who", "")
    if not who:
        return here.attendance
    leads = here.may_drive or here.drives
    known = {str(each.attendance_id): each.attendance_id for each in here.everybody}
    if not leads or who not in known:
        raise Http404
    return Attendance.objects.select_related("sitting").get(pk=known[who])
