from __future__ import annotations

from datetime import datetime
from itertools import groupby
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.lib.zones import zone_label
from deskside.meetings import series_words
from deskside.meetings.actions.series import end_series
from deskside.meetings.actions.sittings import move_along
from deskside.meetings.models import Series, SittingState
from deskside.meetings.proposing import next_weekday
from deskside.meetings.queries.next_meeting import READY_OF
from deskside.meetings.queries.series import (
    Background,
    Line,
    after_plan,
    background,
    crews_of,
    lines_of,
    open_series,
)
from deskside.meetings.views import set_up
from deskside.meetings.views.scope import led_seat
from deskside.people.http import PersonRequest
from deskside.people.queries.groups import Seat


@require_safe
def meetings(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """A group's meetings by month; while there are none, the page that sets them up."""
    seat, now = led_seat(request, group_uid), clock.now()
    series = open_series(seat.group.pk)
    found = background(seat.group, request.user.language)
    if series is None and found is not None and seat.may_change:
        return set_up.first_page(request, seat, found)
    if series is None:
        context = {"seat": seat, "group": seat.group, "has_plan": found is not None}
        return render(request, "meetings/series/none.html", context)
    return render(request, "meetings/series/group.html", _context(seat, series, found, now))


def _context(
    seat: Seat, series: Series, found: Background | None, now: datetime
) -> dict[str, object]:
    lines, crews = lines_of(series), crews_of(series)
    coming = [line for line in lines if not line.sitting.is_over]
    return {
        "seat": seat,
        "group": seat.group,
        "series": series,
        "months": _months(coming),
        "past": list(reversed([line for line in lines if line.sitting.is_over])),
        "next": next((line for line in coming), None),
        "crews": crews,
        "late": len(after_plan(lines, found, now)) if found else 0,
        "unled": sum(line.sitting.facilitator_id is None for line in coming),
        "away": [line for line in coming if line.is_away],
        "ready_of": READY_OF,
        "now": now,
        "heading": series_words.coming_heading(coming),
        "usual": series_words.usual(series),
        "zone": zone_label(series.zone),
    }


def _months(lines: list[Line]) -> list[tuple[object, list[Line]]]:
    """By month of the sitting's own calendar, in order."""
    grouped = groupby(lines, key=lambda line: line.sitting.local_date.replace(day=1))
    return [(month, list(rows)) for month, rows in grouped]


@require_POST
def follow_plan(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Sittings that now stand before their section's date move to the weekday after it."""
    seat, now = led_seat(request, group_uid, to_change=True), clock.now()
    series, found = _series(seat), background(seat.group, request.user.language)

    def work() -> None:
        late = after_plan(lines_of(series), found, now) if found else []
        move_along(
            moves=[
                (sitting, next_weekday(due, sitting.local_date.isoweekday()))
                for sitting, due in late
                if sitting.state == SittingState.PLANNED
            ],
            now=now,
        )

    return answer_once(request, work, location=reverse("meetings:group", args=[group_uid]))


@require_POST
def end(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """No more meetings of this series; what was held stays."""
    seat = led_seat(request, group_uid, to_change=True)

    def work() -> None:
        end_series(series=_series(seat), now=clock.now())

    return answer_once(request, work, location=reverse("meetings:group", args=[group_uid]))


def _series(seat: Seat) -> Series:
    series = open_series(seat.group.pk)
    if series is None:
        raise Http404
    return series
