from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from deskside.console.actions.asking import answer_request
from deskside.console.forms.writing import RequestForm
from deskside.console.models import Request
from deskside.console.views.scope import led_group
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: PersonRequest, group_uid: UUID, request_uid: UUID) -> HttpResponse:
    """What somebody asked for, and the leader's answer to it."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    rows = Request.objects.select_related("person")
    row = get_object_or_404(rows, group=found.group, uid=request_uid)
    initial = {"state": row.state, "reply": row.reply}
    form = RequestForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        activities = found.course.activities if found.course else ()
        activity = next((a for a in activities if a.id == row.activity_id), None)
        context = {"found": found, "row": row, "form": form, "activity": activity}
        return render(request, "console/request.html", context, status=422 if form.errors else 200)

    def work() -> None:
        answer_request(
            request=row,
            state=form.cleaned_data["state"],
            reply=form.cleaned_data["reply"],
            by=request.user,
            now=clock.now(),
        )

    done = answer_once(request, work, location=reverse("console:group", args=[group_uid]))
    messages.success(request, _("Your answer is on its way."))
    return done
