from __future__ import annotations

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.actions.preparing import choose_questions, vote
from deskside.meetings.forms.questions import ChooseForm
from deskside.meetings.models import QuestionVote, Sitting
from deskside.meetings.queries.questions import MOST_CHOSEN, ChosenQuestion
from deskside.meetings.queries.sheets import Sheet, sheet_of
from deskside.meetings.queries.sittings import Seen
from deskside.meetings.views.preparing.overview import changeable
from deskside.meetings.views.scope import seen_sitting
from deskside.people.http import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def questions(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """Up to three for the meeting: from the guide, or own words put so that people tell."""
    seen = changeable(request, sitting_uid)
    sheet = sheet_of(seen.sitting, request.user.language)
    usable = sheet.usable
    form = ChooseForm(
        request.POST if request.method == "POST" else None,
        item_ids=[each.item_id for each in usable if each.item_id],
        language=request.user.language or "en",
    )
    if request.method != "POST" or not form.is_valid():
        return _page(request, seen, sheet, usable, form)

    def work() -> None:
        choose_questions(sitting=seen.sitting, picks=form.picks, now=clock.now())

    place = reverse("meetings:prepare", args=[sitting_uid])
    return answer_once(request, work, location=place)


def _page(
    request: PersonRequest,
    seen: Seen,
    sheet: Sheet,
    usable: tuple[ChosenQuestion, ...],
    form: ChooseForm,
) -> HttpResponse:
    kept = sheet.questions if sheet.is_chosen else ()
    picked = form.picked if form.is_bound else [each.item_id for each in kept if each.item_id]
    own = next((each.text for each in kept if each.item_id is None), "")
    context = {
        "seen": seen,
        "sheet": sheet,
        "rows": [(each, each.item_id in picked) for each in usable],
        "first": form.first if form.is_bound else (str(picked[0]) if picked and not own else ""),
        "own": form["own"].value() if form.is_bound else own,
        "form": form,
        "most": MOST_CHOSEN,
        "voted": sum(each.votes for each in usable),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "meetings/preparing/questions.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def wishes(request: PersonRequest, sitting_uid: UUID) -> HttpResponse:
    """What a member would like to talk about; nobody is told who wants what."""
    seen = seen_sitting(request, sitting_uid)
    if request.method == "POST":
        if seen.sitting.is_over:
            raise Http404
        if seen.is_deputy:
            raise PermissionDenied
    usable = sheet_of(seen.sitting, request.user.language).usable
    if request.method == "POST":
        return _vote(request, seen.sitting, usable)
    mine = set(
        QuestionVote.objects.filter(meeting=seen.meeting, person=request.user).values_list(
            "item_id", flat=True
        )
    )
    rows = sorted(usable, key=lambda each: each.item_id or 0)
    context = {
        "seen": seen,
        "rows": [(each, each.item_id in mine) for each in rows],
        "voted": bool(mine),
        "most": MOST_CHOSEN,
    }
    return render(request, "meetings/preparing/wishes.html", context)


def _vote(
    request: PersonRequest, sitting: Sitting, usable: tuple[ChosenQuestion, ...]
) -> HttpResponse:
    known = {str(each.item_id): each.item_id for each in usable if each.item_id}
    wanted = [known[item] for item in request.POST.getlist("item") if item in known]

    def work() -> None:
        vote(meeting=sitting.meeting, person=request.user, item_ids=wanted[:MOST_CHOSEN])

    place = reverse("meetings:wishes", args=[sitting.uid])
    return answer_once(request, work, location=place)
