from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.notify.forms import ChannelForm
from deskside.notify.queries import channel_of
from deskside.notify.views.channel_post import answer_channel_post
from deskside.people.account.forms import zone_options
from deskside.people.account.links import site_link
from deskside.people.actions.groups import (
    change_group,
    close_join_link,
    create_group,
    rotate_join_key,
)
from deskside.people.forms.groups import GroupForm
from deskside.people.http import PersonRequest
from deskside.people.invitation_letter import letter_for
from deskside.people.invitation_link import links_stay_here
from deskside.people.models import Group, Invitation, Membership
from deskside.people.queries.members import TABS, count_people, open_invitations, people_of
from deskside.people.views.scope import seat_of

ON_ONE_PAGE = 50


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody invited, with the text to pass on while their invitation is open."""

    membership: Membership
    invitation: Invitation | None
    text: str


@require_safe
def group_people(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    seat, now = seat_of(request, group_uid), clock.now()
    tab = request.GET.get("show", "current")
    if tab not in TABS:
        raise Http404
    search = request.GET.get("find", "").strip()[:100].replace("\x00", "")
    counts = count_people(seat.group, now)
    rows = people_of(seat.group, tab, now, search)
    page = Paginator(rows, ON_ONE_PAGE).get_page(request.GET.get("page"))
    context = {
        "seat": seat,
        "group": seat.group,
        "tab": tab,
        "counts": counts,
        "page": page,
        "find": search,
        "searchable": bool(search) or getattr(counts, tab) > ON_ONE_PAGE,
        "guests": _guests(page) if tab == "invited" else [],
        "join_link": _join_link(seat.group),
        "stays_here": links_stay_here(),
        "mail_configured": settings.MAIL_CONFIGURED,
    }
    return render(request, "people/group_people.html", context)


def _guests(page: Page[Membership]) -> list[Guest]:
    rows = list(page.object_list)
    invitations = open_invitations([row.person for row in rows], clock.now())
    guests = []
    for row in rows:
        invitation = invitations.get(row.person_id)
        guests.append(
            Guest(row, invitation, letter_for(invitation).as_text() if invitation else "")
        )
    return guests


def _join_link(group: Group) -> str:
    return site_link(reverse("people:join", args=[group.join_key])) if group.join_key else ""


@require_POST
def join_link(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Switch the link to join on, off, or replace it."""
    seat = seat_of(request, group_uid, to_change=True)
    is_off = request.POST.get("link") == "off"

    def work() -> None:
        if is_off:
            close_join_link(group=seat.group)
        else:
            rotate_join_key(group=seat.group)

    words = _("The link lets nobody in any more.") if is_off else _("Here is a new link to share.")
    answer = answer_once(request, work, location=people_url(seat.group))
    messages.success(request, words)
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def new_group(request: PersonRequest) -> HttpResponse:
    """Owners open groups; whoever does leads it until somebody else does."""
    if not request.user.is_owner:
        raise Http404
    form = GroupForm(request.POST or None, initial={"zone": request.user.zone})
    if not form.is_valid():
        context = {"form": form, "zones": zone_options()}
        return render(
            request, "people/new_group.html", context, status=422 if form.is_bound else 200
        )
    values = form.cleaned_data

    def work() -> str:
        group = create_group(
            name=values["name"], zone=values["zone"], leader=request.user, now=clock.now()
        )
        return people_url(group)

    return answer_once(request, work, location="/")


@require_http_methods(["GET", "HEAD", "POST"])
def group_settings(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """The group's name and zone. Dates of a plan keep the zone that they were made for."""
    group = seat_of(request, group_uid, to_change=True).group
    form = GroupForm(request.POST or None, initial={"name": group.name, "zone": group.zone})
    if not form.is_valid():
        return _settings_page(request, group, form=form)
    values = form.cleaned_data

    def work() -> None:
        change_group(group=group, name=values["name"], zone=values["zone"])

    answer = answer_once(request, work, location=people_url(group))
    messages.success(request, _("Saved."))
    return answer


@require_POST
def group_channel(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Where the group's chat takes messages; whoever leads enters it, tries it and removes it."""
    group = seat_of(request, group_uid, to_change=True).group
    return answer_channel_post(
        request,
        subject=("group", group.pk),
        location=reverse("people:group_settings", args=[group.uid]),
        refused=lambda form: _settings_page(request, group, channel_form=form),
    )


def _settings_page(
    request: PersonRequest,
    group: Group,
    *,
    form: GroupForm | None = None,
    channel_form: ChannelForm | None = None,
) -> HttpResponse:
    context = {
        "group": group,
        "form": form or GroupForm(initial={"name": group.name, "zone": group.zone}),
        "zones": zone_options(),
        "channel": channel_of("group", group.pk),
        "channel_form": channel_form or ChannelForm(),
        "channel_url": reverse("people:group_channel", args=[group.uid]),
    }
    refused = (form is not None and form.is_bound) or channel_form is not None
    return render(request, "people/group_settings.html", context, status=422 if refused else 200)


def people_url(group: Group, tab: str = "") -> str:
    url = reverse("people:group_people", args=[group.uid])
    return f"{url}?show={tab}" if tab else url
