"""Coming, going, and who else is let in."""

from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from deskside.ledger.receipts import answer_once
from deskside.meetings.actions import guests, presence
from deskside.meetings.forms.room import PresenceForm
from deskside.meetings.models import Attendance, Guest
from deskside.meetings.models.room import Presence
from deskside.meetings.queries.people import crew_of
from deskside.meetings.queries.room_view import RoomView
from deskside.meetings.views.room_scope import back, driving, in_room, refused, room_address
from deskside.people.models import Person


@require_POST
@in_room
def come(request: HttpRequest, here: RoomView) -> HttpResponse:
    """I am here, or here again."""
    _open_or_404(here)

    def work() -> None:
        if here.person is not None and here.role != "guest":
            presence.come_in(room=here.room, person=here.person, now=here.now)
        elif here.attendance is not None and here.attendance.guest is not None:
            presence.come_in_as_guest(room=here.room, guest=here.attendance.guest, now=here.now)

    return answer_once(request, work, location=back(request, here))


@require_POST
@in_room
def leave(request: HttpRequest, here: RoomView) -> HttpResponse:
    """I have to go; nobody waits for me any more."""
    _open_or_404(here)
    own = here.attendance

    def work() -> None:
        if own is not None:
            presence.leave(room=here.room, attendance=own, now=here.now)

    return answer_once(request, work, location=room_address(here))


@require_POST
@in_room
def where(request: HttpRequest, here: RoomView) -> HttpResponse:
    """I am in the room, or take part from elsewhere."""
    _open_or_404(here)
    form, own = PresenceForm(request.POST), here.attendance
    if own is None:
        return refused(request, here, _("Come in first, please."))
    if not form.is_valid():
        return refused(request, here, _("Say where you are: in the room, or elsewhere."))

    def work() -> None:
        presence.set_presence(
            room=here.room, attendance=own, presence=form.cleaned_data["presence"]
        )

    return answer_once(request, work, location=back(request, here))


@require_POST
@driving
def without_device(request: HttpRequest, here: RoomView, person_uid: UUID) -> HttpResponse:
    """Somebody of the group sits there without a phone: ticked by whoever leads."""
    _open_or_404(here)
    person = get_object_or_404(Person, uid=person_uid)
    if person.pk not in {pk for pk, _name in crew_of(here.sitting, here.now)}:
        raise Http404

    def work() -> None:
        presence.come_in(room=here.room, person=person, now=here.now, presence=Presence.PAPER)

    return answer_once(request, work, location=room_address(here, "lead"))


@require_POST
@driving
def gone(request: HttpRequest, here: RoomView, attendance_id: int) -> HttpResponse:
    """Somebody has left and did not say so."""
    _open_or_404(here)
    attendance = get_object_or_404(Attendance, pk=attendance_id, sitting=here.sitting)

    def work() -> None:
        presence.leave(room=here.room, attendance=attendance, now=here.now)
        if attendance.guest is not None:
            guests.refuse(room=here.room, guest=attendance.guest, now=here.now)

    return answer_once(request, work, location=room_address(here, "lead"))


@require_POST
@driving
def let_in(request: HttpRequest, here: RoomView, guest_uid: UUID) -> HttpResponse:
    """A guest at the door, by name: in, or not."""
    _open_or_404(here)
    guest = get_object_or_404(Guest, uid=guest_uid, sitting=here.sitting)
    person = here.person
    if person is None:
        raise Http404

    def work() -> None:
        if request.POST.get("how") == "refuse":
            guests.refuse(room=here.room, guest=guest, now=here.now)
        else:
            guests.admit(room=here.room, guest=guest, by=person, now=here.now)

    return answer_once(
        request, work, location=reverse("meetings:room_lead", args=[here.sitting.uid])
    )


def _open_or_404(here: RoomView) -> None:
    if here.is_closed:
        raise Http404
