from __future__ import annotations

from uuid import UUID

from django.contrib.auth import login, logout
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.models import Membership, Organisation, Role
from deskside.people.sample_hook import SampleRefused, make_sample, remove_sample
from deskside.public import queries
from deskside.public.answers import go_to
from deskside.public.doorstep import has_code, may_write, remember_code

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@never_cache
@login_not_required
@require_POST
def make(request: HttpRequest) -> HttpResponse:
    """Invents the sample team; only while nobody is here, which the sample itself looks at."""
    if queries.organisation() is None and not may_write(request):
        return _ask_for_code(request, "/")

    def work() -> None:
        make_sample(clock.now())

    try:
        return answer_once(request, work, location=reverse("public:sample"))
    except SampleRefused as refused:
        return render(request, "public/sample_refused.html", {"words": refused}, status=409)


@never_cache
@login_not_required
@require_safe
def sample(request: HttpRequest) -> HttpResponse:
    """Everybody of the sample: choose whom to be."""
    organisation = _sample()
    if not may_write(request):
        return _ask_for_code(request)
    people = list(queries.sample_people()[:60])
    context = {
        "organisation": organisation,
        "leaders": [row for row in people if row.role == Role.LEADER],
        "learners": [row for row in people if row.role != Role.LEADER],
    }
    return render(request, "public/sample.html", context)


@never_cache
@login_not_required
@require_POST
def become(request: HttpRequest, person_uid: UUID) -> HttpResponse:
    """Signs in as somebody who does not exist; never as anybody who does."""
    _sample()
    if not may_write(request):
        return _ask_for_code(request)
    rows = Membership.objects.filter(person__uid=person_uid, person__is_sample=True, ends_at=None)
    seat = rows.select_related("person").first()
    if seat is None:
        raise Http404
    person, had_code = seat.person, has_code(request)

    def work() -> None:
        login(request, person, backend=BACKEND)
        if had_code:
            remember_code(request)

    return answer_once(request, work, location="/")


@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest) -> HttpResponse:
    """Sends the invented people home, and starts in earnest."""
    organisation = _sample()
    if not may_write(request):
        return _ask_for_code(request)
    if request.method != "POST":
        return render(request, "public/sample_remove.html", {"organisation": organisation})
    had_code = has_code(request)

    def work() -> None:
        remove_sample()
        logout(request)
        if had_code:
            remember_code(request)

    return answer_once(request, work, location=reverse("public:setup"))


def _ask_for_code(request: HttpRequest, back: str = "") -> HttpResponse:
    """From another machine the code is asked for first."""
    return go_to(request, f"{reverse('public:code')}?next={back or reverse('public:sample')}")


def _sample() -> Organisation:
    organisation = queries.organisation()
    if organisation is None or not organisation.is_sample:
        raise Http404
    return organisation
