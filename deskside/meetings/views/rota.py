from __future__ import annotations

from collections import Counter
from datetime import timedelta
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.actions.turns import share_out_anew
from deskside.meetings.queries.rota import coming_sittings, led_by_each
from deskside.meetings.queries.series import open_series
from deskside.meetings.views.scope import led_seat, member_seat
from deskside.people.http import PersonRequest

# Whoever has begun to prepare keeps their turn.
KEPT = timedelta(days=14)


@require_safe
def rota(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Who leads when, and how often each has: everybody of the group may see it."""
    seat, now = member_seat(request, group_uid), clock.now()
    series = open_series(seat.group.pk)
    if series is None:
        raise Http404
    coming = coming_sittings(series, now)
    turns = Counter(sitting.facilitator_id for sitting in coming)
    people = [(name, led, turns[pk]) for pk, name, led in led_by_each(series, now)]
    context = {
        "seat": seat,
        "group": seat.group,
        "coming": coming,
        "people": sorted(people, key=lambda each: (each[1] + each[2], each[0])),
        "looks_after": seat.role in {"leader", "deputy"},
    }
    return render(request, "meetings/series/rota.html", context)


@require_POST
def share_out(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Give out anew all turns that are more than two weeks away."""
    seat = led_seat(request, group_uid, to_change=True)
    series = open_series(seat.group.pk)
    if series is None:
        raise Http404

    def work() -> None:
        now = clock.now()
        share_out_anew(series=series, after=now + KEPT, now=now)

    return answer_once(request, work, location=reverse("meetings:rota", args=[group_uid]))
