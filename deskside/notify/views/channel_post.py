"""One form about a channel, on a person's page and on a group's: save, try out, remove."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.notify.actions.channels import remove_channel, say_hello, set_channel
from deskside.notify.forms import ChannelForm
from deskside.notify.queries import channel_of


def answer_channel_post(
    request: HttpRequest,
    *,
    subject: tuple[str, int],
    location: str,
    refused: Callable[[ChannelForm], HttpResponse],
) -> HttpResponse:
    """The caller has asked its policy; `refused` shows its page again with the form's mistakes."""
    kind, number = subject
    how = request.POST.get("how", "save")
    if how == "remove":
        return _answer(
            request,
            lambda: remove_channel(subject_kind=kind, subject_id=number),
            location,
            _("The chat address is forgotten."),
        )
    if how == "try":
        channel = channel_of(kind, number)
        if channel is None:
            raise Http404
        words = _("A hello is on its way. It arrives within a minute.")
        return _answer(
            request, lambda: say_hello(channel=channel, now=clock.now()), location, words
        )
    form = ChannelForm(request.POST)
    if not form.is_valid():
        return refused(form)
    values = form.cleaned_data

    def save() -> None:
        now = clock.now()
        channel = set_channel(
            subject_kind=kind,
            subject_id=number,
            system=values["system"],
            url=values["url"],
            now=now,
        )
        say_hello(channel=channel, now=now)

    words = _("Saved. A hello is on its way, to show that it arrives.")
    return _answer(request, save, location, words)


def _answer(
    request: HttpRequest, work: Callable[[], object], location: str, words: str
) -> HttpResponse:
    def once() -> None:
        work()

    answer = answer_once(request, once, location=location)
    messages.success(request, words)
    return answer
