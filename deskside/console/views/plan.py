from __future__ import annotations

from datetime import date
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST

from deskside.console.forms.plan import MoveForm, PlanForm, initial_of
from deskside.console.queries.groups import ConsoleGroup
from deskside.console.views.scope import led_group
from deskside.courses.models import PackRelease
from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.courses.queries import course_outline, newest_release
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.progress.actions import accept_release, set_plan
from deskside.progress.actions.plans import move_dates_from
from deskside.progress.models import Plan, Preset


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The plan of a group. “Show the dates” is a GET with the wishes in the address."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    course = found.course or _first_course(request)
    if request.method == "POST":
        form = PlanForm(request.POST, course=course)
        return _save(request, found, form) if form.is_valid() else _page(request, found, form, 422)
    if "preset" in request.GET:
        form = PlanForm(request.GET, course=course)
        form.is_valid()
        return _page(request, found, form)
    today = clock.today(found.group.zone)
    form = PlanForm(initial=initial_of(found.plan, found.group.zone, today), course=course)
    return _page(request, found, form)


def _first_course(request: PersonRequest) -> CourseOutline:
    release = PackRelease.objects.order_by("-loaded_at", "-pk").first()
    if release is None:
        raise Http404
    return course_outline(release.pk, request.user.language)


def _save(request: PersonRequest, found: ConsoleGroup, form: PlanForm) -> HttpResponse:
    def work() -> None:
        set_plan(
            group=found.group,
            course=form.course,
            pacing=form.pacing,
            own_dates=form.own_dates or None,
            by=request.user,
            now=clock.now(),
        )

    return answer_once(request, work, location=reverse("console:plan", args=[found.group.uid]))


def _page(
    request: PersonRequest, found: ConsoleGroup, form: PlanForm, status: int = 200
) -> HttpResponse:
    current = {due.section_id: due for due in found.plan.due_dates.all()} if found.plan else {}
    shown: list[date | None] = [*form.dates] or [
        current[section.id].local_date if section.id in current else None
        for section in form.course.sections
    ]
    newest = newest_release(form.course.course_key)
    chosen = form["preset"].value()
    context = {
        "found": found,
        "form": form,
        "dates": list(zip(form.course.sections, shown, strict=False)),
        "previewing": form.is_bound and form.is_valid(),
        "own": chosen == Preset.OWN,
        "changes": found.plan.changes.select_related("person")[:10] if found.plan else [],
        "newer": newest if newest and newest.pk != form.course.release_id else None,
    }
    return render(request, "console/plan.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def move_date(request: PersonRequest, group_uid: UUID, section_key: str) -> HttpResponse:
    """One section's date, and all later ones with it if the leader says so."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    group_plan, section = _planned_section(found, section_key)
    due = group_plan.due_dates.filter(section_id=section.id).first()
    initial = {"to": due.local_date if due else clock.today(group_plan.zone)}
    form = MoveForm(request.POST or None, initial=initial)
    if request.method != "POST" or not form.is_valid():
        context = {"found": found, "section": section, "due": due, "form": form}
        return render(
            request, "console/move_date.html", context, status=422 if form.errors else 200
        )

    def work() -> None:
        move_dates_from(
            plan=group_plan,
            course=found.course or _first_course(request),
            section=section,
            to=form.cleaned_data["to"],
            shift_later=form.cleaned_data["shift_later"],
            by=request.user,
            now=clock.now(),
        )

    return answer_once(request, work, location=reverse("console:plan", args=[found.group.uid]))


def _planned_section(found: ConsoleGroup, key: str) -> tuple[Plan, SectionOutline]:
    if found.plan is None or found.course is None:
        raise Http404
    for section in found.course.sections:
        if section.key == key:
            return found.plan, section
    raise Http404


@require_POST
def accept_edition(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The group reads the newest edition of its course from now on."""
    found = led_group(request, group_uid, to_change=True)
    group_plan, course = found.plan, found.course
    newest = newest_release(course.course_key) if course else None
    if group_plan is None or newest is None:
        raise Http404
    outline = course_outline(newest.pk, request.user.language)

    def work() -> None:
        accept_release(plan=group_plan, course=outline, by=request.user, now=clock.now())

    return answer_once(request, work, location=reverse("console:plan", args=[found.group.uid]))
