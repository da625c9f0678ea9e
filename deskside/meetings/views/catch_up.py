from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.actions.feedback import catch_up as have_caught_up
from deskside.meetings.models import SittingState
from deskside.meetings.queries.catching_up import missed_of
from deskside.meetings.queries.mine import has_missed
from deskside.meetings.views.scope import seen_sitting
from deskside.people.http import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def catch_up(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """What took the others fifteen minutes, in five, for whoever was at no sitting of it."""
    seen, now = seen_sitting(request, sitting_uid), clock.now()
    is_over = seen.sitting.state == SittingState.CLOSED
    if not is_over or seen.is_deputy or not has_missed(request.user, seen.sitting):
        raise Http404
    if request.method != "POST":
        context = {
            "seen": seen,
            "sitting": seen.sitting,
            "meeting": seen.meeting,
            "missed": missed_of(seen.sitting, request.user, now),
        }
        return render(request, "meetings/series/catch_up.html", context)

    def work() -> None:
        have_caught_up(meeting=seen.meeting, person=request.user, now=now)

    return answer_once(request, work, location=reverse("meetings:mine"))
