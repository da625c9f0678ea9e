from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deskside.knowledge.actions.cases import bring_back, delete_case, put_away, review_case
from deskside.knowledge.models import CaseState
from deskside.knowledge.policies import can_change_case, can_end_case, can_review_case
from deskside.knowledge.queries.listing import case_line, case_list, tickets_allowed
from deskside.knowledge.views.scope import case_or_404, desk_or_404, sections_here
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.queries.groups import current_groups


@never_cache
@require_safe
def desk(request: PersonRequest) -> HttpResponse:
    """Straight to the cases of one's group; who belongs to several chooses."""
    groups = list(current_groups(request.user, clock.now())[:50])
    if len(groups) == 1:
        return cases(request, groups[0].uid)
    return render(request, "knowledge/desk.html", {"groups": groups})


@never_cache
@require_safe
def cases(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """What waits to be read first, then what is ready, by section."""
    here = desk_or_404(request, group_uid)
    found = case_list(here.group.pk, request.user, sections_here(here))
    context = {"desk": here, "here": "cases", "cases": found, "tickets": tickets_allowed()}
    return render(request, "knowledge/cases.html", context)


@never_cache
@require_safe
def case(request: PersonRequest, group_uid: UUID, case_uid: UUID) -> HttpResponse:
    """One case, and for a colleague the question whether it is ready."""
    here = desk_or_404(request, group_uid)
    row = case_or_404(here, case_uid)
    known = {section.id: section for section in sections_here(here)}
    context = {
        "desk": here,
        "here": "cases",
        "line": case_line(row, request.user, known),
        "case": row,
        "may_review": can_review_case(request.user, row),
        "may_change": can_change_case(request.user, row, here.role),
        "may_end": can_end_case(request.user, row, here.role),
        "is_away": row.state == CaseState.RETIRED,
    }
    return render(request, "knowledge/case.html", context)


@require_POST
def ready(request: PersonRequest, group_uid: UUID, case_uid: UUID) -> HttpResponse:
    """A colleague has read it."""
    here = desk_or_404(request, group_uid)
    row = case_or_404(here, case_uid)
    if row.state == CaseState.RETIRED or row.written_by_id == request.user.pk:
        raise Http404

    def work() -> None:
        review_case(case=row, by=request.user, now=clock.now())

    answer = answer_once(request, work, location=_list_of(group_uid))
    messages.success(request, _("It is ready: a meeting can take it up."))
    return answer


@require_POST
def away(request: PersonRequest, group_uid: UUID, case_uid: UUID) -> HttpResponse:
    """Put away, or brought back."""
    here = desk_or_404(request, group_uid)
    row = case_or_404(here, case_uid)
    if not can_end_case(request.user, row, here.role):
        raise Http404
    back = request.POST.get("how") == "back"

    def work() -> None:
        if back:
            bring_back(case=row)
        else:
            put_away(case=row)

    return answer_once(
        request, work, location=reverse("knowledge:case", args=[group_uid, case_uid])
    )


@require_POST
def delete(request: PersonRequest, group_uid: UUID, case_uid: UUID) -> HttpResponse:
    """For good: something in it could be known after all. Sent twice, it is found gone."""
    here = desk_or_404(request, group_uid)
    row = case_or_404(here, case_uid)
    if not can_end_case(request.user, row, here.role):
        raise Http404

    def work() -> None:
        delete_case(case=row)

    answer = answer_once(request, work, location=_list_of(group_uid))
    messages.success(
        request, _("It is gone. Backups made before hold it until they are thrown away.")
    )
    return answer


def _list_of(group_uid: UUID) -> str:
    return reverse("knowledge:cases", args=[group_uid])
