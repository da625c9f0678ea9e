from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.actions.swaps import NoLongerTheirs, answer_swap, ask_swap
from deskside.meetings.models import Sitting, SittingState, Swap
from deskside.meetings.queries.rota import coming_sittings, row_of
from deskside.meetings.queries.sittings import Seen
from deskside.meetings.queries.swaps import swap_for
from deskside.meetings.views.scope import seen_sitting
from deskside.people.http import PersonRequest
from deskside.people.models import Person


@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """Whoever leads it asks one colleague to take it, for a turn of theirs if they have one."""
    seen = seen_sitting(request, sitting_uid)
    if seen.sitting.facilitator_id != request.user.pk or seen.sitting.state != SittingState.PLANNED:
        raise Http404
    offers = _offers(request, seen)
    if request.method != "POST":
        context = {"seen": seen, "sitting": seen.sitting, "offers": offers}
        return render(request, "meetings/series/ask_swap.html", context)
    uid = request.POST.get("person", "")
    chosen = next((offer for offer in offers if str(offer[0].uid) == uid), None)
    if chosen is None:
        context = {"seen": seen, "sitting": seen.sitting, "offers": offers, "wrong": True}
        return render(request, "meetings/series/ask_swap.html", context, status=422)

    def work() -> None:
        ask_swap(
            sitting=seen.sitting,
            by=request.user,
            of=chosen[0],
            for_sitting=chosen[1],
            now=clock.now(),
        )

    location = reverse("meetings:sitting", args=[seen.sitting.uid])
    return answer_once(request, work, location=location)


@require_http_methods(["GET", "HEAD", "POST"])
def swap(request: PersonRequest, swap_uid: UUID) -> HttpResponse:
    """The one who is asked says yes or no; whoever asked may look and take it back."""
    found = swap_for(request.user, swap_uid, clock.now())
    if found is None:
        raise Http404
    if request.method != "POST":
        context = {"swap": found, "is_asked": found.asked_of_id == request.user.pk}
        return render(request, "meetings/series/swap.html", context)
    agreed = request.POST.get("answer") == "yes" and found.asked_of_id == request.user.pk
    location = reverse("meetings:sitting", args=[found.sitting.uid])
    try:
        return answer_once(request, lambda: _answer(found, agreed=agreed), location=location)
    except NoLongerTheirs:
        messages.info(request, _("That turn has changed hands since. Nothing was swapped."))
        context = {"swap": found, "is_asked": True, "is_gone": True}
        return render(request, "meetings/series/swap.html", context, status=409)


def _answer(found: Swap, *, agreed: bool) -> None:
    answer_swap(swap=found, agreed=agreed, now=clock.now())


def _offers(request: PersonRequest, seen: Seen) -> list[tuple[Person, Sitting | None]]:
    """Colleagues who are free on that day, each with their next turn that one could take."""
    now = clock.now()
    candidates = row_of(seen.series, now).of_crew(seen.sitting.crew_id)
    me = candidates.get(request.user.pk)
    free = [pk for pk, each in candidates.items() if each.is_free(seen.sitting.local_date)]
    turn_of: dict[int, Sitting] = {}
    for sitting in coming_sittings(seen.series, now):
        leads = sitting.facilitator_id
        if (
            leads is None
            or sitting.pk == seen.sitting.pk
            or sitting.crew_id != seen.sitting.crew_id
        ):
            continue
        if me is None or me.is_free(sitting.local_date):
            turn_of.setdefault(leads, sitting)
    people = Person.objects.filter(pk__in=free).exclude(pk=request.user.pk).order_by("name")
    return [(person, turn_of.get(person.pk)) for person in people]
