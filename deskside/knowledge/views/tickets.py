from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deskside.knowledge.actions.cases import allow_tickets, stop_tickets
from deskside.knowledge.forms.cases import ConsentForm
from deskside.knowledge.policies import can_switch_tickets
from deskside.knowledge.queries.listing import consent
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest


@never_cache
@require_safe
def tickets(request: PersonRequest) -> HttpResponse:
    """What masking cannot promise, and whether an owner has accepted it."""
    _owner_only(request)
    return _page(request, ConsentForm())


@require_POST
def switch(request: PersonRequest) -> HttpResponse:
    """Pasting tickets on, once it was read; or off."""
    _owner_only(request)
    here = reverse("knowledge:tickets")
    if request.POST.get("how") == "off":
        return answer_once(request, stop_tickets, location=here)
    form = ConsentForm(request.POST)
    if not form.is_valid():
        return _page(request, form, 422)

    def work() -> None:
        allow_tickets(by=request.user, now=clock.now())

    return answer_once(request, work, location=here)


def _page(request: PersonRequest, form: ConsentForm, status: int = 200) -> HttpResponse:
    context = {"form": form, "consent": consent()}
    return render(request, "knowledge/tickets.html", context, status=status)


def _owner_only(request: PersonRequest) -> None:
    if not can_switch_tickets(request.user):
        raise Http404
