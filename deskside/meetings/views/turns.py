from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.actions.turns import (
    give_back_turn,
    name_facilitator,
    skip_turn,
    take_turn,
)
from deskside.meetings.models import SittingState
from deskside.meetings.queries.people import away_on
from deskside.meetings.queries.rota import row_of
from deskside.meetings.queries.sittings import Seen
from deskside.meetings.views.scope import arranged_sitting, seen_sitting
from deskside.people.http import PersonRequest
from deskside.people.models import Person

TAKE, GIVE_BACK, SKIP = "take", "give-back", "skip"


@require_POST
def turn(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """Take one that nobody leads, give one's own back, or (a leader) skip somebody once."""
    seen, do = seen_sitting(request, sitting_uid), request.POST.get("do", "")

    def work() -> None:
        if not _may(request, seen, do):
            raise Http404
        now = clock.now()
        if do == TAKE:
            take_turn(sitting=seen.sitting, person=request.user, now=now)
        elif do == GIVE_BACK:
            give_back_turn(sitting=seen.sitting, now=now)
        else:
            skip_turn(sitting=seen.sitting, now=now)

    return answer_once(request, work, location=_page(seen))


def _may(request: PersonRequest, seen: Seen, do: str) -> bool:
    sitting, now = seen.sitting, clock.now()
    if sitting.state != SittingState.PLANNED:
        return False
    if do == TAKE:
        row = row_of(seen.series, now).of_crew(sitting.crew_id)
        return sitting.facilitator_id is None and request.user.pk in row
    if do == GIVE_BACK:
        return sitting.facilitator_id == request.user.pk
    return do == SKIP and seen.arranges and sitting.facilitator_id is not None


@require_http_methods(["GET", "HEAD", "POST"])
def name(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """A leader names who leads, with whoever is free that day first and who has led least."""
    seen = arranged_sitting(request, sitting_uid)
    if seen.sitting.state != SittingState.PLANNED:
        raise Http404
    choices, uid = _choices(seen), request.POST.get("person", "")
    person = next((each for each, *_ in choices if str(each.uid) == uid), None)
    if person is None:
        wrong = request.method == "POST"
        context = {"seen": seen, "sitting": seen.sitting, "choices": choices, "wrong": wrong}
        return render(request, "meetings/series/name.html", context, status=422 if wrong else 200)

    def work() -> None:
        name_facilitator(sitting=seen.sitting, person=person, now=clock.now())

    return answer_once(request, work, location=_page(seen))


def _choices(seen: Seen) -> list[tuple[Person, int, bool]]:
    """Everybody who could, how often they have led, and whether they are away that day."""
    row = row_of(seen.series, clock.now())
    candidates = row.of_crew(seen.sitting.crew_id)
    away = away_on(list(candidates), seen.sitting.local_date)
    people = Person.objects.in_bulk(list(candidates))
    found = [
        (
            person,
            row.led.get(pk, 0),
            pk in away or not candidates[pk].is_free(seen.sitting.local_date),
        )
        for pk, person in people.items()
    ]
    return sorted(found, key=lambda each: (each[2], each[1], each[0].name))


def _page(seen: Seen) -> str:
    return reverse("meetings:sitting", args=[seen.sitting.uid])
