from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deskside.meetings.models import Sitting, SittingState
from deskside.meetings.queries.own_promises import promise_made
from deskside.meetings.queries.room_people import own_writings
from deskside.meetings.queries.summary import Summary, summary_of
from deskside.meetings.views.scope import seen_sitting
from deskside.people.http import PersonRequest
from deskside.people.models import Person


@never_cache
@require_safe
def summary(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """What a meeting left behind: for everybody in the group, and beside it what is one's own."""
    seen = seen_sitting(request, sitting_uid)
    if seen.sitting.state != SittingState.CLOSED:
        return HttpResponseRedirect(reverse("meetings:room", args=[sitting_uid]))
    found = summary_of(seen.sitting, request.user.language)
    context = {
        "seen": seen,
        "summary": found,
        "promise": promise_made(request.user, seen.sitting),
        "writings": own_writings(request.user, seen.sitting),
        "may_tell": _may_tell(request.user, seen.sitting, found),
    }
    return render(request, "meetings/room/summary.html", context)


def _may_tell(person: Person, sitting: Sitting, found: Summary) -> bool:
    """Whoever was there is asked how it was, and not whoever led it."""
    led = (sitting.led_by_id or sitting.facilitator_id) == person.pk
    return person.pk in found.person_ids and not led
