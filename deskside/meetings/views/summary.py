from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deskside.lib import clock
from deskside.meetings.models import Sitting, SittingState
from deskside.meetings.queries.own_promises import begun_in, promise_made
from deskside.meetings.queries.room_people import own_writings
from deskside.meetings.queries.summary import Summary, summary_of
from deskside.meetings.views.room_writing import LATE_FOR
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
    made = promise_made(request.user, seen.sitting)
    # As long as the room takes late words; after that they wait in the next meeting's sheet.
    is_open = seen.sitting.closed_at and clock.now() - seen.sitting.closed_at <= LATE_FOR
    context = {
        "begun": begun_in(request.user, seen.sitting) if is_open and made is None else None,
        "seen": seen,
        "summary": found,
        "promise": made,
        "writings": own_writings(request.user, seen.sitting),
        "may_tell": _may_tell(request.user, seen.sitting, found),
    }
    return render(request, "meetings/room/summary.html", context)


def _may_tell(person: Person, sitting: Sitting, found: Summary) -> bool:
    """Whoever was there is asked how it was, and not whoever led it."""
    led = (sitting.led_by_id or sitting.facilitator_id) == person.pk
    return person.pk in found.person_ids and not led
