"""The learner's side: what is in the way, and what they need from whoever leads."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deskside.console.actions.asking import make_request, say_blocker
from deskside.console.forms.writing import AskForm, BlockerForm, GroupChoice
from deskside.console.links import is_open, read_token
from deskside.console.models import BlockerKind, Nudge
from deskside.console.queries.telling import (
    leaders_of,
    nudge_by_uid,
    own_blockers,
    own_groups,
    own_requests,
)
from deskside.courses.models import Activity
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.people.models import Group


@require_safe
def tell(request: PersonRequest) -> HttpResponse:
    """What is in the way, and what one needs: both go to those who lead, nobody else."""
    return _page(request)


@require_POST
def say(request: PersonRequest) -> HttpResponse:
    group, form = _group(request), BlockerForm(request.POST)
    if not form.is_valid():
        return _page(request, blocker=form)

    def work() -> None:
        say_blocker(group=group, person=request.user, said=form.said(), now=clock.now())

    answer = answer_once(request, work, location=reverse("console:tell"))
    messages.success(request, _("Told. Whoever leads your group sees it on their page."))
    return answer


@require_POST
def ask(request: PersonRequest) -> HttpResponse:
    group, form = _group(request), AskForm(request.POST)
    if not form.is_valid():
        return _page(request, ask_form=form)
    key = form.cleaned_data["activity"]
    activity = Activity.objects.filter(key=key).first() if key else None

    def work() -> None:
        make_request(
            group=group,
            person=request.user,
            words=form.cleaned_data["ask"],
            activity_id=activity.pk if activity else None,
            now=clock.now(),
        )

    answer = answer_once(request, work, location=reverse("console:tell"))
    messages.success(request, _("Asked. You are told as soon as there is an answer."))
    return answer


def _group(request: PersonRequest) -> Group:
    """404 for a group that somebody is not in, and for whoever is in none."""
    choice = GroupChoice(request.POST, groups=own_groups(request.user, clock.now()))
    group = choice.chosen()
    if group is None:
        raise Http404
    return group


def _page(
    request: PersonRequest,
    *,
    blocker: BlockerForm | None = None,
    ask_form: AskForm | None = None,
) -> HttpResponse:
    groups = own_groups(request.user, clock.now())
    leaders = leaders_of(groups, clock.now())
    key = request.GET.get("activity", "")[:100]
    context = {
        "groups": [(group, leaders.get(group.pk, [])) for group in groups],
        "blocker": blocker or BlockerForm(),
        "ask": ask_form or AskForm(initial={"activity": key}),
        "said": own_blockers(request.user),
        "asked": own_requests(request.user),
    }
    refused = blocker is not None or ask_form is not None
    return render(request, "console/tell.html", context, status=422 if refused else 200)


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def answer(request: HttpRequest, answer_token: str) -> HttpResponse:
    """The quick answers to one nudge, for whoever holds its link; looking changes nothing."""
    uid = read_token(answer_token)
    nudge = nudge_by_uid(uid) if uid else None
    if nudge is None or not is_open(nudge, clock.now()):
        return render(request, "console/answer_over.html", status=410)
    # The holder may be signed in as somebody else or not at all: words are the learner's.
    with timezone.override(nudge.person.zone), override(nudge.person.language):
        response = _answered(request, answer_token, nudge)
    response["X-Robots-Tag"] = "noindex"
    return response


def _answered(request: HttpRequest, token: str, nudge: Nudge) -> HttpResponse:
    said = getattr(nudge, "answer", None)
    asked = request.GET.get("answer", "")
    initial = {"kind": asked if asked in BlockerKind.values else ""}
    form = BlockerForm(request.POST if request.method == "POST" else None, initial=initial)
    if request.method != "POST" or said is not None or not form.is_valid():
        context = {"nudge": nudge, "said": said, "form": form, "token": token}
        return render(request, "console/answer.html", context, status=422 if form.errors else 200)

    def work() -> None:
        say_blocker(
            group=nudge.group,
            person=nudge.person,
            said=form.said(),
            nudge=nudge,
            now=clock.now(),
        )

    return answer_once(request, work, location=reverse("console:answer", args=[token]))
