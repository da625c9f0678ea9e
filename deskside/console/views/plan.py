from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from deskside.console.forms.plan import PlanForm, initial_of
from deskside.console.queries.groups import ConsoleGroup
from deskside.console.queries.plan import Overview, due_days, overview
from deskside.console.views.scope import led_group
from deskside.console.weeks import weeks
from deskside.courses.models import PackRelease
from deskside.courses.outline import CourseOutline
from deskside.courses.queries import course_outline
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.lib.zones import zone_label
from deskside.people.holiday_calendars import countries, suggested
from deskside.people.http import PersonRequest
from deskside.progress.actions.plans import choose_plan
from deskside.progress.models import Preset
from deskside.progress.pacing import PacingError
from deskside.progress.planning.naming import said_day
from deskside.progress.planning.proposal import Proposal, proposal
from deskside.progress.queries.pacing import known_of, thin_of


@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """A group's plan; without one, a first proposal. “Show the dates” writes nothing."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    course = found.course or first_course(request)
    if request.method == "POST":
        if is_asking(request):
            shown = _to_begin_with(found, course)
            form = PlanForm(_wishes(request.POST), course=course, shown=shown)
            return _pace(request, found, form, 200)
        form = PlanForm(request.POST, course=course)
        return _save(request, found, form) if form.is_valid() else _pace(request, found, form, 422)
    if "preset" in request.GET:
        return _pace(request, found, PlanForm(request.GET, course=course), 200)
    if found.plan is None:
        return _pace(request, found, _standard(found, course), 200)
    return _overview(request, found, course)


@require_safe
def pace(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Another pace for a plan there is."""
    found = led_group(request, group_uid)
    course = found.course or first_course(request)
    return _pace(request, found, _standard(found, course), 200)


def first_course(request: PersonRequest) -> CourseOutline:
    """The newest course there is, for a group that has none yet."""
    release = PackRelease.objects.order_by("-loaded_at", "-pk").first()
    if release is None:
        raise Http404
    return course_outline(release.pk, request.user.language)


def is_asking(request: PersonRequest) -> bool:
    """A POST that only wants to be shown what would be: the dates, or those of a country."""
    return "show" in request.POST or "suggest" in request.POST


def _wishes(data: QueryDict) -> QueryDict:
    """With the country that the page has offered, if its button was pressed."""
    if "suggest" not in data:
        return data
    wishes = data.copy()
    wishes["holiday_country"] = str(data["suggest"])
    return wishes


def _standard(found: ConsoleGroup, course: CourseOutline) -> PlanForm:
    """Filled in already, so that the dates stand beside it at once."""
    today = clock.today(found.group.zone)
    shown = due_days(found.plan) if found.plan and found.plan.preset == Preset.OWN else None
    return PlanForm(initial_of(found.plan, found.group, today), course=course, shown=shown)


def _to_begin_with(found: ConsoleGroup, course: CourseOutline) -> dict[int, date]:
    """Own dates begin with those of the plan, or one section a week, and not with empty fields."""
    if found.plan:
        return due_days(found.plan)
    form = _standard(found, course)
    dates = _proposed(found, form, clock.now()).dates if form.is_valid() else ()
    return {section.id: day for section, day in zip(course.sections, dates, strict=False)}


def _save(request: PersonRequest, found: ConsoleGroup, form: PlanForm) -> HttpResponse:
    dates = _proposed(found, form, clock.now()).dates

    def work() -> None:
        choose_plan(
            group=found.group,
            course=form.course,
            pacing=form.pacing,
            dates=dates,
            calendar=(form.cleaned_data["holiday_country"], form.cleaned_data["holiday_region"]),
            by=request.user,
            now=clock.now(),
        )

    return answer_once(request, work, location=reverse("console:plan", args=[found.group.uid]))


def _proposed(found: ConsoleGroup, form: PlanForm, now: datetime) -> Proposal:
    """What valid wishes lead to, with all that is known of the group."""
    wishes = form.pacing
    known = known_of(found.group, wishes.starts_on, form.holidays, now)
    own = list(form.own_dates.values()) if wishes.preset == Preset.OWN else None
    paced = replace(wishes, thin=thin_of(known, wishes.starts_on))
    return proposal(paced, form.course.sections, known, own)


def _pace(request: PersonRequest, found: ConsoleGroup, form: PlanForm, status: int) -> HttpResponse:
    """The wishes, and beside them where they lead."""
    shown = None
    if form.is_valid():
        try:
            shown = _proposed(found, form, clock.now())
        except PacingError as error:
            form.add_error("preset", str(error))
    context = {
        "found": found,
        "form": form,
        "proposal": shown,
        "own_rows": _own_rows(form) if form["preset"].value() == Preset.OWN else None,
        "offer": _offer(found, form),
        "zone_name": zone_label(found.group.zone),
    }
    return render(request, "console/pace.html", context, status=status)


def _own_rows(form: PlanForm) -> list[tuple[Any, date | str | None]]:
    """What was typed, or what it begins with."""
    return [
        (section, form.data.get(f"date-{section.id}") or form.shown.get(section.id))
        for section in form.course.sections
    ]


def _offer(found: ConsoleGroup, form: PlanForm) -> dict[str, str] | None:
    """The country of the group's zone, said and not taken for granted."""
    code = suggested(found.group.zone)
    if code is None or form["holiday_country"].value():
        return None
    return {"code": code, "country": countries()[code]}


def _overview(request: PersonRequest, found: ConsoleGroup, course: CourseOutline) -> HttpResponse:
    return render(request, "console/plan.html", overview_context(found, course))


def overview_context(
    found: ConsoleGroup, course: CourseOutline, dates: dict[int, date] | None = None
) -> dict[str, object]:
    """With `dates`: as the plan would be; nothing is written."""
    if found.plan is None:
        raise Http404
    plan = found.plan
    shown = overview(found, plan, course.sections, clock.now(), dates)
    today = clock.today(plan.zone)
    pauses = [(pause.first_day, pause.last_day) for pause in shown.pauses if not pause.person_id]
    return {
        "found": found,
        "plan": shown,
        "finding": _finding(shown),
        "weeks": weeks(shown.rows, shown.proposal.pacing, shown.holidays, today, pauses),
        "previewing": dates is not None,
        "zone_name": zone_label(plan.zone),
        "today": today,
    }


def _finding(shown: Overview) -> str:
    """The page's heading says until when."""
    if shown.last is None:
        return _("No section has a date yet")
    if shown.proposal.pacing.buffer_weeks:
        return _("The last section is due on %(day)s, then comes time to spare") % {
            "day": said_day(shown.last)
        }
    return _("The last section is due on %(day)s") % {"day": said_day(shown.last)}
