from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings import series_words
from deskside.meetings.actions.crews import add_crew, end_crew, put_in_crews
from deskside.meetings.forms.series import CrewForm
from deskside.meetings.models import Crew, Series
from deskside.meetings.queries.crews import placed_people
from deskside.meetings.queries.series import crews_of, open_series
from deskside.meetings.views.scope import led_seat
from deskside.people.http import PersonRequest
from deskside.people.queries.groups import Seat


@require_http_methods(["GET", "HEAD", "POST"])
def crews(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Which crews there are, and who meets with which."""
    seat = led_seat(request, group_uid, to_change=request.method == "POST")
    series = _series(seat)
    if request.method != "POST":
        return _page(request, seat, series, CrewForm())
    there = {str(crew.uid): crew for crew in crews_of(series)}
    wanted: dict[int, Crew | None] = {
        person.pk: there.get(request.POST.get(f"crew-{person.uid}", ""))
        for person, _crew in placed_people(series, clock.now())
        if f"crew-{person.uid}" in request.POST
    }

    def work() -> None:
        put_in_crews(series=series, crews=wanted, now=clock.now())

    return answer_once(request, work, location=reverse("meetings:crews", args=[group_uid]))


@require_POST
def add(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    seat = led_seat(request, group_uid, to_change=True)
    series, form = _series(seat), CrewForm(request.POST)
    if not form.is_valid():
        return _page(request, seat, series, form, status=422)

    def work() -> None:
        add_crew(series=series, wish=form.wish, now=clock.now())

    return answer_once(request, work, location=reverse("meetings:crews", args=[group_uid]))


@require_POST
def end(request: PersonRequest, group_uid: UUID, crew_uid: UUID) -> HttpResponse:
    """Its coming sittings are called off; those of the last crew are everybody's again."""
    seat = led_seat(request, group_uid, to_change=True)
    series = _series(seat)

    def work() -> None:
        crew = series.crews.filter(uid=crew_uid, ended_at=None).first()
        if crew is None:
            raise Http404
        crew.series = series
        end_crew(crew=crew, now=clock.now())

    return answer_once(request, work, location=reverse("meetings:crews", args=[group_uid]))


def _page(
    request: PersonRequest, seat: Seat, series: Series, form: CrewForm, status: int = 200
) -> HttpResponse:
    people, there = placed_people(series, clock.now()), crews_of(series)
    context = {
        "seat": seat,
        "group": seat.group,
        "series": series,
        "crews": there,
        "people": people,
        "without": sum(crew is None for _person, crew in people),
        "form": form,
        "crews_days": [(crew, series_words.crew_day(crew, series)) for crew in there],
    }
    return render(request, "meetings/series/crews.html", context, status=status)


def _series(seat: Seat) -> Series:
    series = open_series(seat.group.pk)
    if series is None:
        raise Http404
    return series
