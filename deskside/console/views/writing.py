from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from deskside.console.actions.writing import NudgedAlready, write_nudge, write_praise
from deskside.console.forms.writing import WordsForm
from deskside.console.models import Nudge, Reason
from deskside.console.needs import NUDGED_WITHIN
from deskside.console.queries.groups import ConsoleGroup
from deskside.console.queries.writing import (
    ON_ONE_PAGE,
    last_nudge,
    refusal_of,
    said_in,
    said_with,
)
from deskside.console.said import told
from deskside.console.views.members import member_or_404
from deskside.console.views.scope import led_group
from deskside.console.wording import nudge_draft, praise_draft
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.models import Membership


@dataclass(frozen=True, slots=True)
class Sheet:
    """The page on which a leader writes to one person."""

    found: ConsoleGroup
    member: Membership
    heading: str
    after: str


@require_http_methods(["GET", "HEAD", "POST"])
def nudge(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """A question to somebody who seems to be held up; never twice within three days."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    member = member_or_404(found, person_uid)
    sheet = Sheet(
        found,
        member,
        heading=_("Ask what is in the way"),
        after=_("It goes by mail or chat, with quick answers to tap. You see the answer here."),
    )
    form = _form(request, nudge_draft(_reason(request)))
    if request.method != "POST":
        return _page(request, sheet, form, already=_recent(found, member))
    if not form.is_valid():
        return _page(request, sheet, form)

    def work() -> None:
        write_nudge(
            group=found.group,
            person=member.person,
            words=form.words(),
            by=request.user,
            now=clock.now(),
        )

    try:
        answer = answer_once(request, work, location=_person_url(found, member))
    except NudgedAlready as before:
        return _page(request, sheet, form, already=before.nudge)
    messages.success(request, _("Your words are on their way."))
    return answer


@require_http_methods(["GET", "HEAD", "POST"])
def praise(request: PersonRequest, group_uid: UUID, person_uid: UUID) -> HttpResponse:
    """A word to somebody who did well; as often as it is true."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    member = member_or_404(found, person_uid)
    sheet = Sheet(
        found,
        member,
        heading=_("Say that it was good"),
        after=_("It goes to them alone, by mail or chat."),
    )
    form = _form(request, praise_draft(_reason(request)))
    if request.method != "POST" or not form.is_valid():
        return _page(request, sheet, form)

    def work() -> None:
        write_praise(
            group=found.group,
            person=member.person,
            words=form.words(),
            by=request.user,
            now=clock.now(),
        )

    answer = answer_once(request, work, location=_person_url(found, member))
    messages.success(request, _("Your words are on their way."))
    return answer


@require_safe
def log(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """What was said in a group, newest first."""
    found = led_group(request, group_uid)
    entries = said_in(found.group, _moment(request.GET.get("before", "")))
    shown = entries[:ON_ONE_PAGE]
    before = shown[-1].at.isoformat() if len(entries) > ON_ONE_PAGE else ""
    context = {"found": found, "said": told(found.group.uid, shown), "before": before}
    return render(request, "console/log.html", context)


def _moment(text: str) -> datetime | None:
    try:
        read = datetime.fromisoformat(text)
    except ValueError:
        return None
    return read if read.tzinfo else None


def _reason(request: HttpRequest) -> str:
    asked = request.GET.get("reason", "")
    return asked if asked in Reason.values else Reason.OTHER


def _form(request: HttpRequest, draft: str) -> WordsForm:
    initial = {"text": draft, "reason": _reason(request)}
    return WordsForm(request.POST if request.method == "POST" else None, initial=initial)


def _recent(found: ConsoleGroup, member: Membership) -> Nudge | None:
    before = last_nudge(found.group, member.person)
    fresh = before is not None and before.written_at > clock.now() - NUDGED_WITHIN
    return before if fresh else None


def _page(
    request: PersonRequest, sheet: Sheet, form: WordsForm, already: Nudge | None = None
) -> HttpResponse:
    group, person = sheet.found.group, sheet.member.person
    context = {
        "found": sheet.found,
        "member": sheet.member,
        "heading": sheet.heading,
        "after": sheet.after,
        "form": form,
        "already": already,
        "said": told(group.uid, said_with(group, person, most=6)),
        "refusal": refusal_of(person, clock.now()),
    }
    refused = form.is_bound and (bool(form.errors) or already is not None)
    return render(request, "console/write.html", context, status=422 if refused else 200)


def _person_url(found: ConsoleGroup, member: Membership) -> str:
    return reverse("console:person", args=[found.group.uid, member.person.uid])
