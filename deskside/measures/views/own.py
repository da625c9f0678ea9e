from __future__ import annotations

from uuid import UUID
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deskside.journal.sealing import SealBroken
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.measures import showing
from deskside.measures.actions.own import answer_about_myself, remove_own
from deskside.measures.forms.answers import AnswersForm
from deskside.measures.instruments import FIVE_PRINCIPLES, MIRROR, Instrument
from deskside.measures.policies import can_look_into_mirror
from deskside.measures.queries.own import OwnAnswers, own_answers, own_pulse
from deskside.measures.queries.team import shared_with, to_answer
from deskside.measures.scores import period_of
from deskside.people.http import PersonRequest

NOT_OPENED = gettext_lazy("Nothing was saved: your earlier answers do not open on this machine.")


@never_cache
@require_safe
def standing(request: PersonRequest) -> HttpResponse:
    """One's own five principles, for one's own eyes; and what one's team is asked."""
    person, now = request.user, clock.now()
    answers = own_answers(person, FIVE_PRINCIPLES)
    context = {
        "standing": showing.standing(answers),
        "answers": answers,
        "instrument": FIVE_PRINCIPLES,
        "problem": next((one.problem for one in answers if one.problem), ""),
        "waiting": list(to_answer(person, now).defer("box")),
        "shared": shared_with(person, now),
        "leads": can_look_into_mirror(person, now),
    }
    return render(request, "measures/standing.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def principles(request: PersonRequest) -> HttpResponse:
    """The ten questions behind the picture."""
    return _ask(request, FIVE_PRINCIPLES, "measures/principles.html", "measures:standing")


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mirror(request: PersonRequest) -> HttpResponse:
    """Two minutes a week, by whoever leads, for nobody else."""
    if not can_look_into_mirror(request.user, clock.now()):
        raise Http404
    return _ask(request, MIRROR, "measures/mirror.html", "measures:mirror")


def _ask(request: PersonRequest, instrument: Instrument, template: str, after: str) -> HttpResponse:
    person, now = request.user, clock.now()
    today = now.astimezone(ZoneInfo(person.zone)).date()
    answers = own_answers(person, instrument)
    current = _current(answers, period_of(instrument.rhythm, today))
    form = AnswersForm(request.POST or None, instrument=instrument, scores=current)
    if request.method != "POST" or not form.is_valid():
        heads, weeks = showing.weeks(instrument, answers, today)
        context = {
            "form": form,
            "instrument": instrument,
            "is_again": current is not None,
            "heads": heads,
            "weeks": weeks,
        }
        return render(request, template, context, status=422 if form.errors else 200)

    def work() -> None:
        answer_about_myself(person=person, instrument=instrument, scores=form.scores, now=now)

    try:
        answer = answer_once(request, work, location=reverse(after))
    except SealBroken:
        form.add_error(None, NOT_OPENED)
        return render(request, template, {"form": form, "instrument": instrument}, status=503)
    messages.success(request, _("Kept, for your eyes only."))
    return answer


def _current(answers: list[OwnAnswers], period: str) -> dict[str, int] | None:
    """What this very day or week holds already: it is put right, not asked again."""
    found = [one for one in answers if one.period == period and not one.problem]
    return found[-1].scores if found else None


@require_POST
def remove(request: PersonRequest, uid: UUID) -> HttpResponse:
    """Somebody throws away one time they answered."""
    pulse = own_pulse(request.user, uid)
    if pulse is None:
        raise Http404
    name = "measures:mirror" if pulse.instrument == MIRROR.key else "measures:standing"
    return answer_once(request, lambda: remove_own(pulse=pulse), location=reverse(name))
