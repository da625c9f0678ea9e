from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.lib.zones import zone_label
from deskside.meetings.actions.sittings import (
    When,
    call_off_sitting,
    move_sitting,
    postpone_sitting,
)
from deskside.meetings.forms.series import WhenForm
from deskside.meetings.queries.one_sitting import put_off_days
from deskside.meetings.queries.sittings import Seen
from deskside.meetings.views.scope import arranged_sitting, prepared_sitting, still_planned
from deskside.people.http import PersonRequest


@require_POST
def put_off(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """Something has come up: the next working day, or (`to` is “week”) a week on, same hour."""
    seen, now = prepared_sitting(request, sitting_uid), clock.now()
    soon, week = put_off_days(seen.sitting, now)
    day = week if request.POST.get("to") == "week" else soon

    def work() -> None:
        still_planned(seen)
        to = When(day, seen.sitting.local_time)
        postpone_sitting(sitting=seen.sitting, to=to, now=now)

    return answer_once(request, work, location=_page(seen))


@require_http_methods(["GET", "HEAD", "POST"])
def move(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """Any other time or place."""
    seen = prepared_sitting(request, sitting_uid)
    sitting = seen.sitting
    initial = {"day": sitting.local_date, "at": sitting.local_time, "place": sitting.place}
    form = WhenForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        still_planned(seen)
        zone = zone_label(sitting.zone)
        context = {"seen": seen, "sitting": sitting, "form": form, "zone": zone}
        status = 422 if form.errors else 200
        return render(request, "meetings/series/move.html", context, status=status)
    chosen = form.cleaned_data

    def work() -> None:
        still_planned(seen)
        move_sitting(
            sitting=sitting,
            to=When(chosen["day"], chosen["at"]),
            place=chosen["place"],
            now=clock.now(),
        )

    return answer_once(request, work, location=_page(seen))


@require_http_methods(["GET", "HEAD", "POST"])
def call_off(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    seen = arranged_sitting(request, sitting_uid)
    if request.method != "POST":
        still_planned(seen)
        context = {"seen": seen, "sitting": seen.sitting}
        return render(request, "meetings/series/call_off.html", context)

    def work() -> None:
        still_planned(seen)
        call_off_sitting(sitting=seen.sitting, now=clock.now())

    return answer_once(request, work, location=reverse("meetings:group", args=[seen.group.uid]))


def _page(seen: Seen) -> str:
    return reverse("meetings:sitting", args=[seen.sitting.uid])
