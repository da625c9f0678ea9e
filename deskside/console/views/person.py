from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST, require_safe

from deskside.console.actions.asking import close_blockers
from deskside.console.actions.marking import mark_done
from deskside.console.forms.address import CorrectAddressForm
from deskside.console.forms.marking import MarkForm
from deskside.console.forms.plan import LongerForm
from deskside.console.models import Blocker
from deskside.console.queries.groups import ConsoleGroup
from deskside.console.queries.person import marks_of, person_record
from deskside.console.queries.writing import refusal_of, said_with
from deskside.console.said import told
from deskside.console.views.members import member_or_404
from deskside.console.views.scope import led_group
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.meetings.queries.attendance import meetings_of
from deskside.people.http import PersonRequest
from deskside.people.models import Membership
from deskside.people.policies import has_joined
from deskside.progress.actions import extend
from deskside.progress.models import How


@require_safe
def person(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """One person's way through the course: what and when, never what they wrote."""
    found = led_group(request, group_uid)
    return person_page(request, found, member_or_404(found, person_uid))


def person_page(
    request: PersonRequest, found: ConsoleGroup, member: Membership, **refused: Form
) -> HttpResponse:
    """`refused`: a form that is shown again with what was typed and what is wrong with it."""
    record, now = None, clock.now()
    forms: dict[str, Form] = {}
    if found.plan and found.course:
        record = person_record(found.plan, found.course, member.person, now)
        forms = {
            "form": LongerForm(course=found.course),
            "mark": _mark_form(found, record.marks),
        }
    met = meetings_of(found.group, member, now)
    said = said_with(found.group, member.person)
    context = {
        "found": found,
        "member": member,
        "record": record,
        "said": told(found.group.uid, said),
        "has_blocker": any(isinstance(e.row, Blocker) and not e.row.closed_at for e in said),
        "refusal": refusal_of(member.person, now),
        "asked_longer": "longer" in request.GET,
        "is_me": member.person_id == request.user.pk,
        "has_joined": has_joined(member.person),
        "address": CorrectAddressForm(),
        "meetings": met,
        "came": sum(one.came for one in met),
        **forms,
        **refused,
    }
    return render(request, "console/person.html", context, status=422 if refused else 200)


@require_POST
def give_longer(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """More time for one person and one section; what they said was in the way is seen to."""
    found = led_group(request, group_uid, to_change=True)
    member = member_or_404(found, person_uid)
    plan, course = found.plan, found.course
    if plan is None or course is None:
        raise Http404
    days = dict(plan.due_dates.values_list("section__key", "local_date"))
    form = LongerForm(request.POST, course=course, days=days)
    if not form.is_valid():
        return person_page(request, found, member, form=form)
    section = next(s for s in course.sections if s.key == form.cleaned_data["section"])

    def work() -> None:
        extend(
            plan=plan,
            section=section,
            person=member.person,
            to=form.cleaned_data["to"],
            reason=form.cleaned_data["reason"],
            by=request.user,
            now=clock.now(),
        )
        close_blockers(group=found.group, person=member.person, now=clock.now())

    return answer_once(request, work, location=_url(group_uid, person_uid))


def _mark_form(found: ConsoleGroup, marks: Mapping[str, int], data: Any = None) -> MarkForm:
    if found.plan is None or found.course is None:
        raise Http404
    zone = found.plan.zone
    return MarkForm(data, course=found.course, marks=marks, today=clock.today(zone), zone=zone)


@require_POST
def mark(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """What was done on paper counts like anything else."""
    found = led_group(request, group_uid, to_change=True)
    member = member_or_404(found, person_uid)
    if found.course is None:
        raise Http404
    form = _mark_form(found, marks_of(member.person, found.course), request.POST)
    if not form.is_valid():
        return person_page(request, found, member, mark=form)

    def work() -> None:
        now = clock.now()
        mark_done(
            person=member.person,
            course=form.course,
            activities=form.activities,
            how=How(form.cleaned_data["how"]),
            at=form.at(now),
            now=now,
        )

    answer = answer_once(request, work, location=_url(group_uid, person_uid))
    count = len(form.activities)
    messages.success(request, ngettext("%d is marked.", "%d are marked.", count) % count)
    return answer


@require_POST
def put_aside(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """What somebody said was in the way needs nothing more."""
    found = led_group(request, group_uid, to_change=True)
    member = member_or_404(found, person_uid)

    def work() -> None:
        close_blockers(group=found.group, person=member.person, now=clock.now())

    answer = answer_once(request, work, location=_url(group_uid, person_uid))
    messages.success(request, _("Seen to."))
    return answer


def _url(group_uid: UUID, person_uid: UUID) -> str:
    return reverse("console:person", args=[group_uid, person_uid])
