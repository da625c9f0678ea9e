from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.lib.zones import zone_label
from deskside.meetings.actions.series import Planned, add_meeting
from deskside.meetings.forms.series import OneMoreForm
from deskside.meetings.models import Mode
from deskside.meetings.proposing import next_weekday
from deskside.meetings.queries.series import background, open_series
from deskside.meetings.views.scope import led_seat
from deskside.people.http import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def one_more(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """One more meeting, about any section, also long after the course."""
    seat = led_seat(request, group_uid, to_change=True)
    series, found = open_series(seat.group.pk), background(seat.group, request.user.language)
    if series is None or found is None:
        raise Http404
    tomorrow = clock.today(series.zone) + timedelta(days=1)
    initial = {
        "minutes": series.minutes,
        "mode": Mode.AFTER,
        "day": next_weekday(tomorrow, series.weekday),
        "local_time": series.local_time,
    }
    form = OneMoreForm(request.POST or None, initial=initial, sections=found.course.sections)
    if request.method != "POST" or not form.is_valid():
        context = {"seat": seat, "group": seat.group, "form": form, "zone": zone_label(series.zone)}
        status = 422 if form.errors else 200
        return render(request, "meetings/series/one_more.html", context, status=status)
    section, chosen = form.section_chosen, form.cleaned_data

    def work() -> None:
        add_meeting(
            series=series,
            planned=Planned(section.id, section.title, chosen["day"], form.kind, chosen["mode"]),
            minutes=chosen["minutes"],
            local_time=chosen["local_time"],
            now=clock.now(),
        )

    return answer_once(request, work, location=reverse("meetings:group", args=[group_uid]))
