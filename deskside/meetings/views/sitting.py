from __future__ import annotations

from datetime import datetime, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from deskside.lib import clock
from deskside.meetings import series_words
from deskside.meetings.calendar import invitation_file
from deskside.meetings.forms.feedback import HEARD
from deskside.meetings.models import SittingState
from deskside.meetings.queries.mine import has_missed
from deskside.meetings.queries.one_sitting import (
    Crowd,
    crowd_of,
    feedback_for,
    open_swap,
    own_feedback,
    put_off_days,
)
from deskside.meetings.queries.sittings import Seen
from deskside.meetings.views.scope import seen_sitting
from deskside.people.http import PersonRequest

HEARD_WORDS = dict(HEARD)
# The room may be opened so long before.
NEAR = timedelta(hours=3)
# From here on that is what is to be done next, prepared or not.
NOW = timedelta(minutes=30)


@require_safe
def sitting(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """When, who leads, what it is about; to whoever leads it the way to prepare it."""
    seen, now = seen_sitting(request, sitting_uid), clock.now()
    crowd = crowd_of(seen.sitting, now)
    context = {
        "seen": seen,
        "sitting": seen.sitting,
        "meeting": seen.meeting,
        "group": seen.group,
        "crowd": crowd,
        "i_belong": request.user.pk in dict(crowd.people),
        "i_came": request.user.pk in crowd.came,
        "i_lead": seen.sitting.facilitator_id == request.user.pk,
        "kicker": series_words.kicker(seen.meeting),
        "words": series_words.facts(seen.sitting, request.user),
        "may_tick": _may_tick(seen, now),
        **(
            _ahead(seen)
            if seen.sitting.state == SittingState.PLANNED
            else _over(request, seen, crowd)
        ),
    }
    return render(request, "meetings/series/sitting.html", context)


def _ahead(seen: Seen) -> dict[str, object]:
    shown: dict[str, object] = {
        "happens": series_words.happens(seen.meeting),
        "is_near": seen.sitting.starts_at - clock.now() < NEAR,
        "is_now": seen.sitting.starts_at - clock.now() < NOW,
    }
    if not seen.may_prepare:
        return shown
    return shown | {
        "put_off": put_off_days(seen.sitting, clock.now()),
        "swap": open_swap(seen.sitting) if seen.sitting.facilitator_id else None,
    }


def _over(request: PersonRequest, seen: Seen, crowd: Crowd) -> dict[str, object]:
    led = (seen.sitting.led_by_id or seen.sitting.facilitator_id) == request.user.pk
    came = request.user.pk in crowd.came
    is_closed = seen.sitting.state == SittingState.CLOSED
    return {
        "i_led": led,
        "may_say": is_closed and came and not led,
        "i_missed": is_closed
        and bool(crowd.came)
        and not came
        and not seen.is_deputy
        and has_missed(request.user, seen.sitting),
        "feedback": [
            (answer, HEARD_WORDS.get(answer.heard or 0, ""))
            for answer in feedback_for(request.user, seen.sitting)
        ],
        "given": None if led else own_feedback(request.user, seen.sitting),
    }


def _may_tick(seen: Seen, now: datetime) -> bool:
    is_off = seen.sitting.state == SittingState.CANCELLED
    return seen.may_prepare and seen.sitting.starts_at <= now and not is_off


@require_safe
def calendar(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """The same file that goes with the invitation."""
    seen = seen_sitting(request, sitting_uid)
    body = invitation_file(seen.sitting, request.user, clock.now())
    response = HttpResponse(body, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="meeting.ics"'
    return response
