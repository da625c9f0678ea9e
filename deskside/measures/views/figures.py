from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.measures.actions.figures import Kept, choose_outcomes, save_figures
from deskside.measures.forms.figures import FiguresForm, OutcomesForm
from deskside.measures.queries.figures import DeskFigures, desk_figures
from deskside.people.http import PersonRequest
from deskside.people.models import Group
from deskside.people.queries.groups import Seat
from deskside.people.views.scope import seat_of


@require_http_methods(["GET", "HEAD", "POST"])
def figures(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The desk's figures by month, typed into a table."""
    seat = seat_of(request, group_uid, to_change=request.method == "POST")
    found = desk_figures(seat.group, clock.now())
    form = FiguresForm(found, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        return _page(request, seat, found, form)
    kept = Kept(0, 0)

    def work() -> None:
        nonlocal kept
        kept = save_figures(group=seat.group, values=form.values, by=request.user, now=clock.now())

    answer = answer_once(request, work, location=figures_url(seat.group))
    messages.success(request, words_for(kept))
    return answer


@require_POST
def choose(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """What this group looks at before and after."""
    seat = seat_of(request, group_uid, to_change=True)
    form = OutcomesForm(request.POST)
    if not form.is_valid():
        found = desk_figures(seat.group, clock.now())
        return _page(request, seat, found, FiguresForm(found), form)

    def work() -> None:
        choose_outcomes(group=seat.group, measures=form.cleaned_data["measures"], now=clock.now())

    return answer_once(request, work, location=figures_url(seat.group))


def _page(
    request: PersonRequest,
    seat: Seat,
    found: DeskFigures,
    form: FiguresForm,
    outcomes: OutcomesForm | None = None,
) -> HttpResponse:
    context = {
        "seat": seat,
        "group": seat.group,
        "figures": found,
        "form": form,
        "outcomes": outcomes or OutcomesForm(initial={"measures": sorted(found.chosen)}),
        "is_choosing": outcomes is not None,
    }
    wrong = bool(form.errors) or outcomes is not None
    return render(request, "measures/figures.html", context, status=422 if wrong else 200)


def figures_url(group: Group) -> str:
    return reverse("measures:figures", args=[group.uid])


def words_for(kept: Kept) -> str:
    """What was kept, for a message above the next page."""
    if not kept.written and not kept.removed:
        return _("All of it was here already. Nothing was changed.")
    parts = []
    if kept.written:
        parts.append(
            ngettext("%d figure is kept.", "%d figures are kept.", kept.written) % kept.written
        )
    if kept.removed:
        parts.append(
            ngettext("%d was taken away.", "%d were taken away.", kept.removed) % kept.removed
        )
    return " ".join(parts)
