from __future__ import annotations

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.account import actions as availability
from deskside.people.account.forms import AbsenceForm, WorkPatternForm, zone_of
from deskside.people.actions.invitations import NotOpen, invite, revoke_invitation
from deskside.people.actions.memberships import LastLeader, change_role, end_membership
from deskside.people.forms.groups import RoleForm
from deskside.people.http import PersonRequest
from deskside.people.invitation_letter import letter_for
from deskside.people.models import Absence, Group, Membership, Person, WorkPattern
from deskside.people.policies import has_joined
from deskside.people.queries.groups import Seat
from deskside.people.queries.members import member as member_of
from deskside.people.queries.members import open_invitations
from deskside.people.views.group_people import people_url
from deskside.people.views.scope import seat_of


@require_safe
def member(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    seat, membership = _seat_and_member(request, group_uid, person_uid)
    return _page(request, seat, membership)


@require_POST
def role(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    seat, membership = _seat_and_member(request, group_uid, person_uid, to_change=True)
    form = RoleForm(request.POST)
    if not form.is_valid():
        return _page(request, seat, membership, role_form=form)
    wanted = form.cleaned_data["role"]
    try:
        return _answer(
            request,
            membership,
            lambda: change_role(membership=membership, role=wanted, now=clock.now()),
            _("The role is changed."),
        )
    except LastLeader:
        form.add_error("role", _last_leader())
        return _page(request, seat, membership, role_form=form)


@require_http_methods(["GET", "HEAD", "POST"])
def leave(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """Ends a membership after one page that says what stays."""
    seat, membership = _seat_and_member(
        request, group_uid, person_uid, to_change=True, also_former=True
    )
    context: dict[str, object] = {"group": seat.group, "membership": membership}
    if request.method != "POST":
        return render(request, "people/leave.html", context)
    try:
        answer = answer_once(
            request,
            _once(lambda: end_membership(membership=membership, now=clock.now())),
            location=_where_now(request, seat.group, membership),
        )
    except LastLeader:
        return render(
            request, "people/leave.html", {**context, "refused": _last_leader()}, status=422
        )
    words = _("%(name)s is no longer in the group.") % {"name": membership.person.name}
    messages.success(request, words)
    return answer


@require_POST
def hours(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    seat, membership = _seat_and_member(request, group_uid, person_uid, to_change=True)
    person = membership.person
    form = WorkPatternForm(request.POST, instance=WorkPattern(person=person))
    if not form.is_valid():
        return _page(request, seat, membership, hours=form)
    work = _once(lambda: availability.change_work_pattern(person=person, **form.said))
    return _answer(request, membership, work, _("The working hours are saved."))


@require_POST
def absences(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """Adds days away, or removes them: the days themselves name the row."""
    seat, membership = _seat_and_member(request, group_uid, person_uid, to_change=True)
    person = membership.person
    form = AbsenceForm(request.POST, today=clock.today(zone_of(person).key))
    if not form.is_valid():
        return _page(request, seat, membership, absence=form)
    days = {name: form.cleaned_data[name] for name in ("first_day", "last_day")}
    change = availability.remove_absence if "remove" in request.POST else availability.add_absence
    return _answer(request, membership, _once(lambda: change(person=person, **days)), _("Noted."))


@require_POST
def invitation_again(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """A new invitation, or none: never for somebody whose account is in use."""
    seat, membership = _seat_and_member(request, group_uid, person_uid, to_change=True)
    person, now = membership.person, clock.now()
    if has_joined(person):
        raise Http404

    def work() -> None:
        if "take_back" in request.POST:
            for invitation in open_invitations([person], now).values():
                revoke_invitation(invitation=invitation, now=now)
        else:
            invite(person=person, group=seat.group, by=request.user, now=now)

    try:
        return _answer(request, membership, work, _("Done. Older links no longer work."))
    except NotOpen:
        raise Http404 from None


def _seat_and_member(
    request: PersonRequest,
    group_uid: UUID,
    person_uid: UUID,
    *,
    to_change: bool = False,
    also_former: bool = False,
) -> tuple[Seat, Membership]:
    """Nothing is changed about somebody who has left; a repeat of their leaving is answered."""
    seat = seat_of(request, group_uid, to_change=to_change)
    membership = member_of(seat.group, person_uid)
    is_gone = to_change and not also_former
    if membership is None or (is_gone and membership.ends_at is not None):
        raise Http404
    membership.group = seat.group
    return seat, membership


def _page(
    request: PersonRequest, seat: Seat, membership: Membership, **refused: BaseForm
) -> HttpResponse:
    person, now = membership.person, clock.now()
    today = clock.today(zone_of(person).key)
    invitation = None if has_joined(person) else open_invitations([person], now).get(person.pk)
    context = {
        "seat": seat,
        "group": seat.group,
        "membership": membership,
        "person": person,
        "is_here": membership.is_current(now),
        "has_joined": has_joined(person),
        "invitation": invitation,
        "letter": letter_for(invitation).as_text() if invitation else "",
        "role_form": RoleForm(initial={"role": membership.role}),
        "hours": WorkPatternForm(instance=getattr(person, "work_pattern", None)),
        "absence": AbsenceForm(today=today),
        "absences": Absence.objects.filter(person=person, last_day__gte=today),
        **refused,
    }
    return render(request, "people/member.html", context, status=422 if refused else 200)


def _answer(
    request: PersonRequest, membership: Membership, work: Callable[[], object], words: str
) -> HttpResponse:
    answer = answer_once(request, _once(work), location=_member_url(membership))
    messages.success(request, words)
    return answer


def _once(work: Callable[[], object]) -> Callable[[], None]:
    def run() -> None:
        work()

    return run


def _member_url(membership: Membership) -> str:
    return reverse("people:member", args=[membership.group.uid, membership.person.uid])


def _where_now(request: PersonRequest, group: Group, membership: Membership) -> str:
    """Somebody who has just left their own group may no longer look at its people."""
    me: Person = request.user
    return "/" if membership.person_id == me.pk and not me.is_owner else people_url(group)


def _last_leader() -> str:
    return _("Somebody has to lead the group. Make another person its leader first.")
