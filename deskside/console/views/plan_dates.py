from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deskside.console.forms.plan_dates import DatesForm, LeaveForm, MoveForm
from deskside.console.queries.groups import ConsoleGroup
from deskside.console.queries.plan import due_days
from deskside.console.views.plan import is_asking, overview_context
from deskside.console.views.scope import led_group
from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.queries.availability import learners_of
from deskside.progress.actions import move_dates, undo_change
from deskside.progress.actions.plans import move_dates_from
from deskside.progress.models import Plan
from deskside.progress.planning.what_if import Leave, what_if
from deskside.progress.queries.pacing import pacing_of

MOST_DIGITS = 18  # of a row's number; more is none


def planned(found: ConsoleGroup) -> tuple[Plan, CourseOutline]:
    """The plan and its course; 404 for a group without one."""
    if found.plan is None or found.course is None:
        raise Http404
    found.plan.group = found.group
    return found.plan, found.course


def plan_url(group_uid: UUID) -> str:
    return reverse("console:plan", args=[group_uid])


@require_POST
def dates(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """All dates at once; “show” only shows where they lead."""
    found = led_group(request, group_uid, to_change=True)
    plan, course = planned(found)
    now_due = due_days(plan)
    form = DatesForm(request.POST, course=course, now_due=now_due, pacing=pacing_of(plan))
    if not form.is_valid() or is_asking(request):
        context = {**overview_context(found, course, form.dates), "form": form}
        return render(request, "console/plan.html", context, status=422 if form.errors else 200)

    def work() -> None:
        move_dates(
            plan=plan,
            course=course,
            typed=form.dates,
            take_later=False,
            by=request.user,
            now=clock.now(),
        )

    return answer_once(request, work, location=plan_url(group_uid))


@require_POST
def undo(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Puts the dates back as they were before the newest change, if it still is the newest."""
    found = led_group(request, group_uid, to_change=True)
    plan, _course = planned(found)
    number = request.POST.get("change", "")
    is_number = number.isascii() and number.isdigit() and len(number) < MOST_DIGITS
    change = plan.changes.filter(pk=int(number)).first() if is_number else None

    def work() -> None:
        if change is not None:
            undo_change(plan=plan, change=change, by=request.user, now=clock.now())

    return answer_once(request, work, location=plan_url(group_uid))


@require_http_methods(["GET", "HEAD", "POST"])
def move_date(request: PersonRequest, group_uid: UUID, section_key: str) -> HttpResponse:
    """One section's date, and all later ones with it if the leader says so."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    plan, course = planned(found)
    section = _section(course, section_key)
    due = plan.due_dates.filter(section_id=section.id).first()
    initial = {"to": due.local_date if due else clock.today(plan.zone), "shift_later": True}
    form = MoveForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        context = {"found": found, "section": section, "due": due, "form": form}
        return render(
            request, "console/move_date.html", context, status=422 if form.errors else 200
        )

    def work() -> None:
        move_dates_from(
            plan=plan,
            course=course,
            section=section,
            to=form.cleaned_data["to"],
            shift_later=form.cleaned_data["shift_later"],
            by=request.user,
            now=clock.now(),
        )

    return answer_once(request, work, location=plan_url(group_uid))


def _section(course: CourseOutline, key: str) -> SectionOutline:
    section = course.section(key)
    if section is None:
        raise Http404
    return section


@require_safe
def leave(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """What if some people are away: an answer in words, and nothing is written."""
    found = led_group(request, group_uid)
    plan, course = planned(found)
    people = len(learners_of(found.group.pk, clock.now()))
    form = LeaveForm(request.GET if "people" in request.GET else None, of=people)
    answer = None
    if form.is_bound and form.is_valid():
        days = due_days(plan)
        sections = [section for section in course.sections if section.id in days]
        wanted = form.cleaned_data
        away = Leave(wanted["people"], people, wanted["first_day"], wanted["last_day"])
        answer = what_if(away, sections, [days[s.id] for s in sections], pacing_of(plan))
    context = {
        "found": found,
        "form": form,
        "answer": answer,
        "people": people,
        "title": _("What if somebody is on leave?"),
    }
    return render(request, "console/plan_leave.html", context)
