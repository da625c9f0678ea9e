from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from deskside.console.forms.plan import LongerForm
from deskside.console.queries.groups import ConsoleGroup
from deskside.console.queries.person import person_record
from deskside.console.views.scope import led_group
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.models import Membership
from deskside.progress.actions import extend


@require_safe
def person(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """One person's way through the course: what and when, never what they wrote."""
    found = led_group(request, group_uid)
    return _page(request, found, _member(found, person_uid))


def _member(found: ConsoleGroup, uid: UUID) -> Membership:
    """Only somebody who is in this group now; a former member's record is not ours any more."""
    current = Membership.objects.current(clock.now()).select_related("person")
    return get_object_or_404(current, group=found.group, person__uid=uid)


def _page(
    request: PersonRequest,
    found: ConsoleGroup,
    member: Membership,
    form: LongerForm | None = None,
) -> HttpResponse:
    record = None
    if found.plan and found.course:
        record = person_record(found.plan, found.course, member.person, clock.now())
        form = form or LongerForm(course=found.course)
    context = {"found": found, "member": member, "record": record, "form": form}
    status = 422 if form and form.errors else 200
    return render(request, "console/person.html", context, status=status)


@require_POST
def give_longer(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """More time for one person and one section."""
    found = led_group(request, group_uid, to_change=True)
    member = _member(found, person_uid)
    plan, course = found.plan, found.course
    if plan is None or course is None:
        raise Http404
    form = LongerForm(request.POST, course=course)
    if not form.is_valid():
        return _page(request, found, member, form)
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

    return answer_once(
        request, work, location=reverse("console:person", args=[group_uid, person_uid])
    )
