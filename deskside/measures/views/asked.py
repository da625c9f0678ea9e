from __future__ import annotations

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.measures.actions.team import PulseOver, answer_for_team
from deskside.measures.forms.answers import AnswersForm
from deskside.measures.instruments import INSTRUMENTS
from deskside.measures.queries.team import over_for, own_ballot, pulse_to_answer
from deskside.people.http import PersonRequest


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def team_answer(request: PersonRequest, pulse_uid: UUID) -> HttpResponse:
    """One ballot of one's team; it may be changed, or taken away, until the last day."""
    person, now = request.user, clock.now()
    pulse = pulse_to_answer(person, pulse_uid, now)
    if pulse is None:
        return _over(request, pulse_uid)
    instrument, given = INSTRUMENTS[pulse.instrument], own_ballot(pulse, person)
    form = AnswersForm(
        request.POST or None,
        instrument=instrument,
        scores=given or None,
        may_be_empty=bool(given),
    )
    if request.method != "POST" or not form.is_valid():
        context = {"form": form, "instrument": instrument, "pulse": pulse, "is_again": bool(given)}
        return render(
            request, "measures/team_answer.html", context, status=422 if form.errors else 200
        )

    def work() -> None:
        answer_for_team(pulse=pulse, person=person, scores=form.scores, now=now)

    try:
        answer = answer_once(request, work, location=reverse("measures:standing"))
    except PulseOver:
        return _over(request, pulse_uid)
    messages.success(request, _("Kept, without your name."))
    return answer


def _over(request: PersonRequest, pulse_uid: UUID) -> HttpResponse:
    """Too late is said in words, to those who were asked; nobody else learns that it was there."""
    pulse = over_for(request.user, pulse_uid, clock.now())
    if pulse is None:
        raise Http404
    context = {"pulse": pulse, "instrument": INSTRUMENTS[pulse.instrument]}
    return render(request, "measures/over.html", context, status=HTTPStatus.GONE)
