from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from deskside.courses.queries import leading_advice
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings import checklist
from deskside.meetings.actions.preparing import tick_line
from deskside.meetings.agenda.tips import tips
from deskside.meetings.queries.preparation import preparation_of
from deskside.meetings.queries.sheets import sheet_of
from deskside.meetings.queries.sittings import Seen
from deskside.meetings.views.scope import prepared_sitting
from deskside.people.http import PersonRequest

# Where a line of the checklist is done.
PLACES = {
    checklist.QUESTIONS: "meetings:questions",
    checklist.OPENING: "meetings:opening",
    checklist.EXAMPLE: "meetings:choose_case",
    checklist.REHEARSE: "meetings:rehearse",
}


@require_safe
def prepare(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """The ten minutes before a meeting, on one page."""
    seen = prepared_sitting(request, sitting_uid)
    sheet = sheet_of(seen.sitting, request.user.language)
    preparation = preparation_of(seen.sitting)
    places = {key: reverse(name, args=[sitting_uid]) for key, name in PLACES.items()}
    context = {
        "seen": seen,
        "sheet": sheet,
        "preparation": preparation,
        "lines": [(each, places.get(each.line.key, "")) for each in preparation.lines],
        "next_place": places.get(preparation.next_key, ""),
        "purpose": sheet.guide.one("purpose") if sheet.guide else None,
        "advice": leading_advice(sheet.course.release_id) if sheet.course else None,
        "tips": tips(),
        "is_mine": seen.role in {"facilitator", "understudy"},
    }
    return render(request, "meetings/preparing/prepare.html", context)


@require_POST
def tick(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """One line of the checklist, done or not yet."""
    seen = changeable(request, sitting_uid)
    key = request.POST.get("key", "")
    if key not in checklist.keys_for(seen.meeting.kind):
        raise Http404
    done = request.POST.get("done") == "yes"

    def work() -> None:
        tick_line(sitting=seen.sitting, key=key, done=done, now=clock.now())

    place = reverse("meetings:prepare", args=[sitting_uid])
    return answer_once(request, work, location=place)


def changeable(request: PersonRequest, sitting_uid: UUID) -> Seen:
    """A sitting that is still to come, for whoever prepares it; else 404."""
    seen = prepared_sitting(request, sitting_uid)
    if request.method == "POST" and seen.sitting.is_over:
        raise Http404
    return seen
