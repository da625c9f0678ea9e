from __future__ import annotations

import io
from datetime import timedelta
from uuid import UUID

import segno
from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.account.forms import zone_options
from deskside.people.account.links import site_link
from deskside.people.invitation_link import links_stay_here
from deskside.people.models import Group, Person
from deskside.people.queries.roster import preview_of
from deskside.progress.actions.plans import choose_plan
from deskside.progress.models import Plan
from deskside.progress.planning.proposal import Known, proposal
from deskside.public import queries
from deskside.public.actions import NO_ZONE, open_first_group
from deskside.public.answers import go_to
from deskside.public.forms.setup import FirstGroupForm, PaceForm
from deskside.public.views.setup import group_to_set_up


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def group(request: HttpRequest) -> HttpResponse:
    """The first group and its people. With a list it is shown first; nothing is written before."""
    person = _owner(request)
    if queries.has_group(person):
        return go_to(request, reverse("public:setup"))
    is_sent = request.method == "POST"
    zone = "" if person.zone == NO_ZONE else person.zone
    form = (
        FirstGroupForm(request.POST, request.FILES)
        if is_sent
        else FirstGroupForm(initial={"zone": zone})
    )
    if not is_sent or not form.is_valid() or "change" in request.POST:
        context = {"form": form, "zones": zone_options()}
        status = 422 if form.is_bound and form.errors else 200
        return render(request, "public/setup_group.html", context, status=status)
    plan = preview_of(form.roster, None)
    if "confirmed" not in request.POST and form.text_read.strip():
        context = {"form": form, "plan": plan, "text": form.text_read}
        return render(request, "public/setup_preview.html", context)
    values = form.cleaned_data

    def work() -> str:
        made = open_first_group(
            name=values["name"],
            zone=values["zone"],
            rows=[row for row in plan.rows if row.email != person.email],
            with_link=values["with_link"],
            by=person,
            now=clock.now(),
        )
        return reverse("public:plan", args=[made.uid])

    return answer_once(request, work, location=reverse("public:setup"))


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: HttpRequest, group_uid: UUID) -> HttpResponse:
    """The pace, with the dates it leads to and what they cost; “show” writes nothing."""
    person, group = group_to_set_up(request, group_uid)
    course = queries.course_to_plan()
    if course is None or Plan.objects.filter(group=group).exists():
        return go_to(request, reverse("public:done", args=[group.uid]))
    today = clock.today(group.zone)
    start = today + timedelta(days=-today.weekday() % 7 or 7)
    standard = {"preset": "weekly", "every_days": 3, "starts_on": start, "with_holidays": "on"}
    given = request.POST or (request.GET if "preset" in request.GET else standard)
    form = PaceForm(given, zone=group.zone, sections=len(course.sections), today=today)
    is_asking = "show" in request.POST
    proposed = None
    if form.is_valid():
        known = Known(today, holidays=form.holidays)
        proposed = proposal(form.pacing, course.sections, known)
    if proposed and request.method == "POST" and not is_asking:

        def work() -> None:
            choose_plan(
                group=group,
                course=course,
                pacing=form.pacing,
                dates=proposed.dates,
                calendar=(form.chosen_country, ""),
                by=person,
                now=clock.now(),
            )

        return answer_once(request, work, location=reverse("public:done", args=[group.uid]))
    context = {"form": form, "group": group, "course": course, "proposal": proposed}
    is_wrong = request.method == "POST" and not is_asking
    return render(request, "public/setup_plan.html", context, status=422 if is_wrong else 200)


@never_cache
@require_safe
def done(request: HttpRequest, group_uid: UUID) -> HttpResponse:
    """What happens next, who waits for what, and the link to share."""
    _person, group = group_to_set_up(request, group_uid)
    link = site_link(reverse("people:join", args=[group.join_key])) if group.join_key else ""
    context = {
        "group": group,
        "turnout": queries.turnout(group, clock.now()),
        "link": link,
        "picture": _picture(link) if link and not links_stay_here() else "",
        "stays_here": links_stay_here(),
        "mail_configured": settings.MAIL_CONFIGURED,
        "starts_on": _starts_on(group),
    }
    return render(request, "public/setup_done.html", context)


def _starts_on(group: Group) -> object:
    return Plan.objects.filter(group=group).values_list("starts_on", flat=True).first()


def _picture(link: str) -> SafeString:
    """A QR code to hold a phone at; always dark on light, or cameras do not see it."""
    out = io.BytesIO()
    segno.make(link, error="m").save(
        out, kind="svg", xmldecl=False, svgclass="qr", lineclass=None, omitsize=True,
        dark="#14213b", light="#ffffff", border=3,
    )  # fmt: skip
    return mark_safe(out.getvalue().decode())  # noqa: S308  drawn here from an address of ours


def _owner(request: HttpRequest) -> Person:
    person = request.user
    if not isinstance(person, Person) or not person.is_owner:
        raise Http404
    return person
