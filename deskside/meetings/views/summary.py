from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deskside.meetings.models import SittingState
from deskside.meetings.queries.room_people import own_promise, own_writings
from deskside.meetings.queries.summary import summary_of
from deskside.meetings.views.scope import seen_sitting
from deskside.people.http import PersonRequest


@never_cache
@require_safe
def summary(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """What a meeting left behind: for everybody in the group, and beside it what is one's own."""
    seen = seen_sitting(request, sitting_uid)
    if seen.sitting.state != SittingState.CLOSED:
        return HttpResponseRedirect(reverse("meetings:room", args=[sitting_uid]))
    context = {
        "seen": seen,
        "summary": summary_of(seen.sitting, request.user.language),
        "promise": own_promise(request.user, seen.sitting),
        "writings": own_writings(request.user, seen.sitting),
    }
    return render(request, "meetings/room/summary.html", context)
