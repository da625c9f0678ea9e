from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from deskside.commitments.actions.answering import answer_commitment
from deskside.commitments.forms import AnswerForm
from deskside.commitments.links import read_token
from deskside.commitments.models import ANSWERS, Via
from deskside.commitments.queries.own import Own
from deskside.commitments.queries.own import by_link as own_by_link
from deskside.commitments.showing import answer_choices, line
from deskside.ledger.receipts import answer_once
from deskside.lib import clock


@dataclass(frozen=True, slots=True)
class Door:
    token: str
    own: Own


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def check_back(request: HttpRequest, token: str) -> HttpResponse:
    """One commitment for whoever holds its link: the answer ticked already, one button to send it.

    Looking changes nothing: mail gateways open every link.
    """
    read = read_token(token)
    own = own_by_link(*read) if read else None
    if own is None or read is None or not own.commitment.link_works(read[1], clock.now()):
        return render(request, "commitments/link_over.html", status=410)
    person = own.commitment.person
    # The holder may be signed in as somebody else or not at all: words and times are the writer's.
    with timezone.override(person.zone), override(person.language):
        response = _answered_or_page(request, Door(token, own))
    response["X-Robots-Tag"] = "noindex"
    return response


def _answered_or_page(request: HttpRequest, door: Door) -> HttpResponse:
    if request.method != "POST" or door.own.commitment.is_answered:
        return _page(request, door)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _page(request, door, 422, " ".join(map(str, form.errors["answer"])))

    def work() -> None:
        answer_commitment(
            commitment=door.own.commitment,
            answer=form.cleaned_data["answer"],
            via=Via.LINK,
            now=clock.now(),
        )

    return answer_once(request, work, location=reverse("commitments:check_back", args=[door.token]))


def _page(request: HttpRequest, door: Door, status: int = 200, wrong: str = "") -> HttpResponse:
    asked = request.GET.get("answer", "")
    context = {
        "line": line(door.own, clock.now()),
        "token": door.token,
        "answers": answer_choices(),
        "ticked": asked if asked in ANSWERS else "",
        "wrong": wrong,
    }
    return render(request, "commitments/check_back.html", context, status=status)
