from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from deskside.console.forms.plan_dates import PauseForm
from deskside.console.queries.plan import due_days, learners
from deskside.console.views.plan_dates import plan_url, planned
from deskside.console.views.scope import led_group
from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.models import Person
from deskside.progress.actions.pauses import Away, end_pause, pause_plan
from deskside.progress.models import Plan
from deskside.progress.planning.moving import over_pause
from deskside.progress.queries.own_dates import open_days
from deskside.progress.queries.pacing import pacing_of

Moved = list[tuple[SectionOutline, date, date]]  # before, after


@require_http_methods(["GET", "HEAD", "POST"])
def pause(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """An incident, or leave: what would move is shown first, and moves when it is confirmed."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    plan, course = planned(found)
    people = learners(found, clock.now())
    asked = request.POST if request.method == "POST" else None
    form = PauseForm(asked, people=people, initial={"who": request.GET.get("who", "")})
    moved: Moved = []
    if form.is_bound and form.is_valid():
        moved = _moved(plan, course, form)
        if "confirmed" in request.POST:
            return _save(request, plan, form, moved)
    context = {
        "found": found,
        "form": form,
        "moved": moved,
        "is_shown": form.is_bound and form.is_valid(),
        "title": _("Pause the dates"),
    }
    return render(request, "console/plan_pause.html", context, status=422 if form.errors else 200)


def _moved(plan: Plan, course: CourseOutline, form: PauseForm) -> Moved:
    """Only what the pause changes: one person's open sections, or the group's dates."""
    person: Person | None = form.person
    days = due_days(plan) if person is None else open_days(plan, person)
    sections = [section for section in course.sections if section.id in days]
    before = [days[section.id] for section in sections]
    stretch = form.cleaned_data["first_day"], form.cleaned_data["last_day"]
    after = over_pause(before, *stretch, pacing_of(plan))
    rows = zip(sections, before, after, strict=True)
    return [(section, was, day) for section, was, day in rows if was != day]


def _save(request: PersonRequest, plan: Plan, form: PauseForm, moved: Moved) -> HttpResponse:
    said = form.cleaned_data
    away = Away(said["first_day"], said["last_day"], said["reason"], form.person)
    dates = {section.id: day for section, _was, day in moved}
    if "keep" in request.GET:
        dates = {}

    def work() -> None:
        pause_plan(plan=plan, away=away, dates=dates, by=request.user, now=clock.now())

    return answer_once(request, work, location=plan_url(plan.group.uid))


@require_POST
def end(request: PersonRequest, group_uid: UUID, uid: UUID) -> HttpResponse:
    """Reminders come again; dates stay where they are."""
    found = led_group(request, group_uid, to_change=True)
    plan, _course = planned(found)
    row = get_object_or_404(plan.pauses, uid=uid)

    def work() -> None:
        end_pause(pause=row, by=request.user, now=clock.now())

    return answer_once(request, work, location=plan_url(group_uid))
