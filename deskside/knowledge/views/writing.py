from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deskside.knowledge.actions.cases import change_case, write_case
from deskside.knowledge.forms.cases import CaseForm, TicketForm, initial_of
from deskside.knowledge.models import Case
from deskside.knowledge.policies import can_change_case
from deskside.knowledge.queries.desk import Desk
from deskside.knowledge.queries.listing import tickets_allowed
from deskside.knowledge.views.scope import case_or_404, desk_or_404, sections_here
from deskside.ledger.receipts import answer_once, without_receipt
from deskside.lib import clock
from deskside.people.http import PersonRequest


@dataclass(frozen=True, slots=True)
class Spot:
    """Whose cases these are, and the one that is changed; None: a new one."""

    desk: Desk
    case: Case | None

    def url(self, name: str) -> str:
        uid = self.desk.group.uid
        if self.case is None:
            return reverse(f"knowledge:{name}", args=[uid])
        return reverse(f"knowledge:{name}_changed", args=[uid, self.case.uid])

    @property
    def look_url(self) -> str:
        return self.url("look")

    @property
    def keep_url(self) -> str:
        return self.url("keep")


@never_cache
@require_safe
def write(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """From memory."""
    return _ask(request, _spot(request, group_uid))


@never_cache
@require_safe
def change(request: PersonRequest, group_uid: UUID, case_uid: UUID) -> HttpResponse:
    return _ask(request, _spot(request, group_uid, case_uid))


@without_receipt("reads a ticket and keeps nothing")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def ticket(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Paste one, and see what is left of it. 404 while no owner has switched it on."""
    spot = _spot(request, group_uid)
    if not tickets_allowed():
        raise Http404
    form = TicketForm(request.POST) if request.method == "POST" else TicketForm()
    if not form.is_valid():
        context = {"desk": spot.desk, "form": form}
        status = 422 if form.is_bound else 200
        return render(request, "knowledge/ticket.html", context, status=status)
    pasted = {"story": form.cleaned_data["ticket"], "from_ticket": "on", "shows_author": "on"}
    return _show(request, spot, _form(request, spot, pasted), is_first=True)


@without_receipt("masks a text and keeps nothing")
@require_POST
def look(request: PersonRequest, group_uid: UUID, case_uid: UUID | None = None) -> HttpResponse:
    """The text as others would read it, before anything is kept."""
    spot = _spot(request, group_uid, case_uid)
    form = _form(request, spot, request.POST)
    if not form.is_valid() and "asked" not in request.POST:
        return _ask(request, spot, form)
    return _show(request, spot, form)


@require_POST
def keep(request: PersonRequest, group_uid: UUID, case_uid: UUID | None = None) -> HttpResponse:
    """Its writer has looked at it. Masked once more: what is new in it is shown again first."""
    spot = _spot(request, group_uid, case_uid)
    form = _form(request, spot, request.POST)
    asked = request.POST.getlist("asked")
    if not form.is_valid() or not form.is_masked or form.open_suspects(asked):
        return _show(request, spot, form)
    if form.cleaned_data["from_ticket"] and not tickets_allowed():
        raise Http404

    def work() -> str:
        return reverse("knowledge:case", args=[group_uid, _store(request, spot, form).uid])

    answer = answer_once(request, work, location=reverse("knowledge:cases", args=[group_uid]))
    messages.success(request, _("Kept. A colleague reads it before a meeting can take it up."))
    return answer


def _store(request: PersonRequest, spot: Spot, form: CaseForm) -> Case:
    if spot.case is not None:
        return change_case(case=spot.case, words=form.words)
    return write_case(
        group=spot.desk.group,
        by=request.user,
        words=form.words,
        from_ticket=form.cleaned_data["from_ticket"],
        now=clock.now(),
    )


def _spot(request: PersonRequest, group_uid: UUID, case_uid: UUID | None = None) -> Spot:
    here = desk_or_404(request, group_uid)
    if case_uid is None:
        return Spot(here, None)
    case = case_or_404(here, case_uid)
    if not can_change_case(request.user, case, here.role):
        raise Http404
    return Spot(here, case)


def _form(request: PersonRequest, spot: Spot, data: Any = None, **more: Any) -> CaseForm:
    return CaseForm(
        data,
        group_id=spot.desk.group.pk,
        sections=sections_here(spot.desk),
        persons=request.POST.getlist("person"),
        **more,
    )


def _ask(request: PersonRequest, spot: Spot, form: CaseForm | None = None) -> HttpResponse:
    if form is None:
        initial = initial_of(spot.case, sections_here(spot.desk)) if spot.case else {}
        form = _form(request, spot, initial=initial)
    context = {"desk": spot.desk, "spot": spot, "form": form, "tickets": tickets_allowed()}
    status = 422 if form.is_bound else 200
    return render(request, "knowledge/write.html", context, status=status)


def _show(
    request: PersonRequest, spot: Spot, form: CaseForm, *, is_first: bool = False
) -> HttpResponse:
    """The masked text in a form of its own: what was typed before travels no further.

    A ticket that was just pasted has no title yet, which is no mistake to point at."""
    masked = _form(request, spot, form.masked_data())
    is_fine = masked.is_valid()
    title, story, asks = form.masked.texts
    context = {
        "desk": spot.desk,
        "spot": spot,
        "form": _form(request, spot, initial=form.masked_data()) if is_first else masked,
        "title": title,
        "story": story,
        "asks": asks,
        "suspects": form.masked.suspects,
        "count": form.masked.count,
        "is_fine": is_fine,
        "is_first": is_first,
    }
    return render(
        request, "knowledge/look.html", context, status=200 if is_fine or is_first else 422
    )
