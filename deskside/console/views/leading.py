from __future__ import annotations

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from deskside.console.actions.leading import bring_back, end_hand_over, hand_over, put_away
from deskside.console.forms.leading import HandOverForm
from deskside.console.models import HandOver
from deskside.console.queries.groups import ConsoleGroup
from deskside.console.queries.leading import leaders, open_hand_overs, possible_leaders
from deskside.console.views.scope import led_group
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.models import Role


@require_safe
def leading_settings(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Who leads the group, handing it over, and putting it away."""
    found = led_group(request, group_uid)
    return _page(request, found, _form(request, found))


def _form(request: PersonRequest, found: ConsoleGroup, data: Any = None) -> HandOverForm:
    members = possible_leaders(found.group, request.user, clock.now())
    return HandOverForm(data, members=members, today=clock.today(found.group.zone))


def _page(request: PersonRequest, found: ConsoleGroup, form: HandOverForm) -> HttpResponse:
    context = {
        "found": found,
        "form": form,
        "leaders": leaders(found.group, clock.now()),
        "given": open_hand_overs(found.group),
        "may_bring_back": found.role != Role.DEPUTY,
    }
    return render(
        request, "console/leading_settings.html", context, status=422 if form.errors else 200
    )


@require_POST
def hand_group_over(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    found = led_group(request, group_uid, to_change=True)
    form = _form(request, found, request.POST)
    if not form.is_valid():
        return _page(request, found, form)
    for_good = form.cleaned_data["last_day"] is None

    def work() -> None:
        hand_over(
            group=found.group,
            member=form.cleaned_data["person"],
            days=form.days(),
            by=request.user,
            now=clock.now(),
        )

    location = "/" if for_good and not request.user.is_owner else _url(group_uid)
    answer = answer_once(request, work, location=location)
    messages.success(request, _("Handed over."))
    return answer


@require_POST
def end_handing_over(request: PersonRequest, group_uid: UUID, hand_over_uid: UUID) -> HttpResponse:
    found = led_group(request, group_uid, to_change=True)
    rows = HandOver.objects.select_related("group")
    given = get_object_or_404(rows, group=found.group, uid=hand_over_uid)

    def work() -> None:
        end_hand_over(given=given, now=clock.now())

    answer = answer_once(request, work, location=_url(group_uid))
    messages.success(request, _("Ended."))
    return answer


@require_POST
def archive(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Puts a group away, or brings it back."""
    found = led_group(request, group_uid)
    if found.role == Role.DEPUTY:
        raise PermissionDenied
    back = request.POST.get("archive") == "back"

    def work() -> None:
        if back:
            bring_back(group=found.group)
        else:
            put_away(group=found.group, now=clock.now())

    answer = answer_once(request, work, location=_url(group_uid))
    messages.success(request, _("The group is back.") if back else _("The group is put away."))
    return answer


def _url(group_uid: UUID) -> str:
    return reverse("console:leading_settings", args=[group_uid])
