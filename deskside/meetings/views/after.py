from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.actions.attendance import set_attendance
from deskside.meetings.actions.feedback import give_feedback
from deskside.meetings.forms.feedback import FeedbackForm
from deskside.meetings.models import SittingState
from deskside.meetings.queries.one_sitting import came_to, own_feedback
from deskside.meetings.queries.people import crew_of
from deskside.meetings.views.scope import prepared_sitting, seen_sitting
from deskside.people.http import PersonRequest
from deskside.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def attendance(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """Who was there, ticked by hand; from the hour it begins on."""
    seen, now = prepared_sitting(request, sitting_uid), clock.now()
    if seen.sitting.starts_at > now or seen.sitting.state == SittingState.CANCELLED:
        raise Http404
    among = [pk for pk, _name in crew_of(seen.sitting, now)]
    people = list(Person.objects.filter(pk__in=among).order_by("name", "pk"))
    if request.method != "POST":
        came = came_to(seen.sitting)
        rows = [(person, person.pk in came) for person in people]
        context = {"seen": seen, "sitting": seen.sitting, "rows": rows}
        return render(request, "meetings/series/attendance.html", context)
    ticked = set(request.POST.getlist("here"))
    here = [person.pk for person in people if str(person.uid) in ticked]

    def work() -> None:
        set_attendance(sitting=seen.sitting, here=here, among=among, now=now)

    return answer_once(request, work, location=reverse("meetings:sitting", args=[sitting_uid]))


@require_http_methods(["GET", "HEAD", "POST"])
def feedback(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """Three questions for whoever was there; the answers go to whoever led, without a name."""
    seen = seen_sitting(request, sitting_uid)
    sitting, person = seen.sitting, request.user
    led = (sitting.led_by_id or sitting.facilitator_id) == person.pk
    if sitting.state != SittingState.CLOSED or led or person.pk not in came_to(sitting):
        raise Http404
    before, leader = own_feedback(person, sitting), sitting.led_by or sitting.facilitator
    initial = (
        {"worked": before.worked, "change": before.change, "heard": before.heard} if before else {}
    )
    form = FeedbackForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        context = {
            "seen": seen,
            "sitting": sitting,
            "form": form,
            "is_again": before is not None,
            "leader_name": leader.name if leader else "",
        }
        status = 422 if form.errors else 200
        return render(request, "meetings/series/feedback.html", context, status=status)

    def work() -> None:
        give_feedback(sitting=sitting, person=person, answers=form.answers, now=clock.now())

    return answer_once(request, work, location=reverse("meetings:sitting", args=[sitting_uid]))
