from __future__ import annotations

from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.contrib.auth import get_user_model
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST

from deskside.ledger.receipts import answer_once, without_receipt
from deskside.notify import queries
from deskside.notify.actions.preferences import choose_messages, switch_off
from deskside.notify.forms import ChannelForm, MessagesForm
from deskside.notify.kinds import kind_of
from deskside.notify.links import read_off_token
from deskside.notify.views.channel_post import answer_channel_post


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def my_messages(request: HttpRequest) -> HttpResponse:
    """What comes, when it may come, and where to: everybody's own."""
    if request.method != "POST":
        return _page(request)
    form = MessagesForm(request.POST)
    if not form.is_valid():
        return _page(request, form=form)
    values, wanted = form.cleaned_data, form.wanted()

    def work() -> None:
        choose_messages(
            person=_person(request), wanted=wanted, starts=values["starts"], ends=values["ends"]
        )

    answer = answer_once(request, work, location=reverse("notify:my_messages"))
    messages.success(request, _("Saved."))
    return answer


@require_POST
def my_channel(request: HttpRequest) -> HttpResponse:
    return answer_channel_post(
        request,
        subject=("person", _person(request).pk),
        location=reverse("notify:my_messages"),
        refused=lambda form: _page(request, channel_form=form),
    )


@csrf_exempt
@without_receipt("The signed link is its own token; a second post changes nothing.")
@never_cache
@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def off(request: HttpRequest, off_token: str) -> HttpResponse:
    """One kind off for one person, without signing in (RFC 8058). Looking changes nothing."""
    found = read_off_token(off_token)
    kind = kind_of(found[1]) if found else None
    if found is None or kind is None or kind.necessary:
        raise Http404
    people = get_user_model()._default_manager  # noqa: SLF001  the person model lives higher up
    person = get_object_or_404(people, uid=found[0], is_active=True)
    is_done = request.method == "POST"
    if is_done:
        switch_off(person=person, kind=kind.key)
    return render(request, "notify/off.html", {"title": kind.title, "is_done": is_done})


def _page(request: HttpRequest, **refused: Any) -> HttpResponse:
    person = _person(request)
    context = {
        "form": MessagesForm(initial=queries.message_choices(person.pk)),
        "channel": queries.channel_of("person", person.pk),
        "channel_form": ChannelForm(),
        "channel_url": reverse("notify:my_channel"),
        **refused,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if refused else HTTPStatus.OK
    return render(request, "notify/my_messages.html", context, status=status)


def _person(request: HttpRequest) -> Any:
    return request.user
