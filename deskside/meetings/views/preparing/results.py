from __future__ import annotations

from datetime import timedelta
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.actions.results import finish_on_paper, save_results
from deskside.meetings.forms.results import ResultsForm, as_line
from deskside.meetings.models import Sitting, SittingState
from deskside.meetings.queries.results import CrewRow, crew_rows, typed_lines
from deskside.meetings.queries.sheets import Sheet, sheet_of
from deskside.meetings.queries.sittings import Seen
from deskside.meetings.views.scope import prepared_sitting
from deskside.people.http import PersonRequest
from deskside.people.models import Person

# Somebody sits down with the laptop a little before the others come in.
EARLY = timedelta(minutes=30)
BOARDS = {"board": "words", "why": "whys", "norms": "norms"}


@require_http_methods(["GET", "HEAD", "POST"])
def results(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """What happened, typed in by one person: while it runs, or afterwards from paper."""
    seen = prepared_sitting(request, sitting_uid)
    sitting = seen.sitting
    if elsewhere := _elsewhere(sitting):
        return _send_on(request, reverse(elsewhere, args=[sitting_uid]))
    sheet = sheet_of(sitting, request.user.language)
    crew = crew_rows(sitting, clock.now())
    form = ResultsForm(
        request.POST if request.method == "POST" else None,
        crew=crew,
        questions=len(sheet.questions),
        initial=_initial(seen, crew),
    )
    finishes = request.POST.get("do") == "finish"
    if request.method == "POST" and form.is_valid():
        if not finishes or clock.now() >= sitting.starts_at - EARLY:
            return _keep(request, seen, form, finishes=finishes)
        form.add_error(None, _("It has not begun yet. Save what you have, and end it afterwards."))
    return _page(request, seen, sheet, form)


def _elsewhere(sitting: Sitting) -> str:
    """Where its results are, once it is over, or are written while its room is open."""
    if sitting.is_over:
        return "meetings:summary"
    is_open = sitting.state == SittingState.RUNNING and hasattr(sitting, "room")
    return "meetings:room" if is_open else ""


def _send_on(request: PersonRequest, place: str) -> HttpResponse:
    if request.method == "POST":
        return answer_once(request, lambda: None, location=place)
    return redirect(place)


def _keep(request: PersonRequest, seen: Seen, form: ResultsForm, *, finishes: bool) -> HttpResponse:
    sitting, now = seen.sitting, clock.now()

    def work() -> None:
        among = [(row.pk, row.name) for row in form.crew]
        save_results(sitting=sitting, results=form.results, among=among, by=request.user, now=now)
        if finishes:
            leader = Person.objects.filter(pk=form.leader_id).first() if form.leader_id else None
            finish_on_paper(
                sitting=sitting, led_by=leader, asked=form.cleaned_data["asked"], now=now
            )

    name = "meetings:summary" if finishes else "meetings:results"
    place = reverse(name, args=[sitting.uid]) + ("" if finishes else "?saved")
    return answer_once(request, work, location=place)


def _initial(seen: Seen, crew: list[CrewRow]) -> dict[str, object]:
    sitting = seen.sitting
    leader = next((str(row.uid) for row in crew if row.pk == sitting.facilitator_id), "")
    found: dict[str, list[str]] = {}
    for name, text, times in typed_lines(sitting):
        found.setdefault(name, []).append(as_line(text, times))
    return {
        "led_by": leader,
        "asked": 1,
        **{name: "\n".join(lines) for name, lines in found.items()},
    }


def _page(request: PersonRequest, seen: Seen, sheet: Sheet, form: ResultsForm) -> HttpResponse:
    context = {
        "seen": seen,
        "sheet": sheet,
        "form": form,
        "rows": _ticked(request, form),
        "boards": {name: True for kind, name in BOARDS.items() if _has(sheet, kind)},
        "saved": "saved" in request.GET,
        "begun": clock.now() >= seen.sitting.starts_at - EARLY,
    }
    status = 422 if form.is_bound else 200
    return render(request, "meetings/preparing/results.html", context, status=status)


def _has(sheet: Sheet, kind: str) -> bool:
    return any(step.kind == kind and step.mode in {"board", "cards"} for step in sheet.steps)


def _ticked(request: PersonRequest, form: ResultsForm) -> list[tuple[CrewRow, bool, bool]]:
    """Who stands there as having come, and as having promised."""
    if form.is_bound:
        here, promised = (set(request.POST.getlist(name)) for name in ("here", "promised"))
        return [(row, str(row.uid) in here, str(row.uid) in promised) for row in form.crew]
    return [(row, row.came, row.promised) for row in form.crew]
