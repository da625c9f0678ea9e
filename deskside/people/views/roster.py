from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from deskside.ledger.receipts import answer_once, without_receipt
from deskside.lib import clock
from deskside.people.actions.roster import Imported, import_roster
from deskside.people.forms.roster import RosterForm
from deskside.people.http import PersonRequest
from deskside.people.models import Group
from deskside.people.queries.groups import Seat
from deskside.people.queries.roster import preview_of
from deskside.people.views.group_people import people_url
from deskside.people.views.scope import seat_of


@without_receipt("looks at a list and writes nothing")
@require_http_methods(["GET", "HEAD", "POST"])
def roster(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """A list is pasted or uploaded and shown line by line, before anything is written."""
    seat = seat_of(request, group_uid, to_change=True)
    is_sent = request.method == "POST"
    form = RosterForm(request.POST, request.FILES) if is_sent else RosterForm()
    if not is_sent or not form.is_valid():
        return _ask(request, seat, form)
    return _show(request, seat, form)


@require_POST
def roster_confirm(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The list travels along in the form and is read once more: nothing is kept in between."""
    seat = seat_of(request, group_uid, to_change=True)
    form = RosterForm(request.POST)
    if not form.is_valid():
        return _ask(request, seat, form)
    plan = preview_of(form.roster, seat.group)
    if not plan.rows:
        return _show(request, seat, form)
    done = Imported(0, 0, 0)

    def work() -> None:
        nonlocal done
        now = clock.now()
        done = import_roster(group=seat.group, rows=plan.rows, by=request.user, now=now)

    tab = "invited" if plan.new_count else ""
    answer = answer_once(request, work, location=people_url(seat.group, tab))
    messages.success(request, words_for(done))
    return answer


def words_for(done: Imported) -> str:
    """What an import did, for a message above the next page."""
    if not done.added and not done.invited:
        return _("Everybody on that list is here already. Nothing was changed.")
    return ngettext("%(count)d person was added.", "%(count)d people were added.", done.added) % {
        "count": done.added
    }


def _ask(request: PersonRequest, seat: Seat, form: RosterForm) -> HttpResponse:
    context = {"form": form, "group": seat.group}
    return render(request, "people/roster.html", context, status=422 if form.is_bound else 200)


def _show(request: PersonRequest, seat: Seat, form: RosterForm) -> HttpResponse:
    group: Group = seat.group
    context = {"plan": preview_of(form.roster, group), "text": form.text_read, "group": group}
    return render(request, "people/roster_preview.html", context)
