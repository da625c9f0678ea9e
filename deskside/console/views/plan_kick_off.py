from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from deskside.console import kick_off
from deskside.console.forms.plan_dates import KickOffForm
from deskside.console.queries.plan import Overview, overview
from deskside.console.views.plan_dates import plan_url, planned
from deskside.console.views.scope import led_group
from deskside.courses.outline import CourseOutline
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.lib.zones import zone_label
from deskside.people.http import PersonRequest
from deskside.people.models import Person
from deskside.progress.actions.expectations import send_kick_off


@require_http_methods(["GET", "HEAD", "POST"])
def kick_off_message(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The opening message, written already; the leader changes it and sends it."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    plan, course = planned(found)
    if request.method == "POST":
        form = KickOffForm(request.POST)
        if form.is_valid():
            return _send(request, group_uid, form)
    shown = overview(found, plan, course.sections, clock.now())
    if request.method != "POST":
        opening = _opening(shown, course, request.user)
        form = KickOffForm(
            initial={"subject": kick_off.subject(opening), "words": kick_off.words(opening)}
        )
    context = {
        "found": found,
        "form": form,
        "plan": shown,
        "others": max(shown.people - 1, 0),
        "has_mail": settings.MAIL_CONFIGURED,
    }
    status = 422 if form.errors else 200
    return render(request, "console/plan_kick_off.html", context, status=status)


def _opening(shown: Overview, course: CourseOutline, leader: Person) -> kick_off.Opening:
    return kick_off.Opening(
        course=course.title,
        leader=leader.get_short_name(),
        rows=[(section, day) for section, day in shown.rows if day],
        time=f"{shown.plan.due_time:%H:%M}",
        zone=zone_label(shown.plan.zone),
        costs=shown.proposal.costs,
        ends_on=shown.proposal.ends_on,
    )


def _send(request: PersonRequest, group_uid: UUID, form: KickOffForm) -> HttpResponse:
    plan, _course = planned(led_group(request, group_uid, to_change=True))

    def work() -> None:
        send_kick_off(
            plan=plan,
            subject=form.cleaned_data["subject"],
            words=form.cleaned_data["words"],
            by=request.user,
            now=clock.now(),
        )

    return answer_once(request, work, location=plan_url(group_uid))
