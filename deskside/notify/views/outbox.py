from __future__ import annotations

from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.notify import actions, queries
from deskside.notify.kinds import kind_of
from deskside.notify.models import Message, MessageState

ON_ONE_PAGE = 50
STATES = {
    MessageState.WAITING: gettext_lazy("Waiting"),
    MessageState.FAILED: gettext_lazy("Not sent"),
    MessageState.SENT: gettext_lazy("Sent"),
    MessageState.DROPPED: gettext_lazy("No longer needed"),
    MessageState.FOLDED: gettext_lazy("In a catch-up mail"),
}


@never_cache
@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """Kind, person, time and state of what leaves; what it says stays with its reader."""
    _owner_only(request)
    now = clock.now()
    state = request.GET.get("show", "")
    if state and state not in MessageState.values:
        raise Http404
    page = Paginator(queries.messages_in(state), ON_ONE_PAGE).get_page(request.GET.get("page"))
    context = {
        "rows": queries.outbox_rows(page.object_list),
        "page": page,
        "state": state,
        "tabs": _tabs(state),
        "outbox": queries.outbox(),
        "mail_configured": settings.MAIL_CONFIGURED,
        "last_hour": queries.last_hour(now),
        "breaker": queries.breaker(),
        "failing": queries.failing_channels(),
        "now": now,
    }
    return render(request, "notify/outbox.html", context)


@never_cache
@require_safe
def message(request: HttpRequest, uid: UUID) -> HttpResponse:
    """One message's text, for kinds that hold neither a private text nor a secret."""
    _owner_only(request)
    found = get_object_or_404(Message.objects.select_related("person", "channel"), uid=uid)
    kind = kind_of(found.kind)
    if kind is None or not kind.shows_body:
        raise Http404
    context = {"message": found, "title": kind.title, "letter": kind.render(found).as_text()}
    return render(request, "notify/message.html", context)


@require_POST
def switch(request: HttpRequest) -> HttpResponse:
    """Hold all mail back, or let it go."""
    _owner_only(request)
    hold = request.POST.get("mail") == "hold"

    def work() -> None:
        if hold:
            actions.pause_mail(now=clock.now())
        else:
            actions.release_mail()

    answer = answer_once(request, work, location=reverse("notify:outbox"))
    messages.success(request, _("Mail is held back.") if hold else _("Mail goes out again."))
    return answer


@require_POST
def send_again(request: HttpRequest, uid: UUID) -> HttpResponse:
    _owner_only(request)
    found = get_object_or_404(Message, uid=uid)

    def work() -> None:
        actions.send_again(message=found, now=clock.now())

    answer = answer_once(request, work, location=reverse("notify:outbox"))
    messages.success(request, _("It will be tried again within a minute."))
    return answer


def _tabs(state: str) -> list[tuple[str, str, int, bool]]:
    counts = queries.count_by_state()
    counts[MessageState.WAITING] += counts[MessageState.SENDING]
    everything = ("", _("All"), sum(counts.values()) - counts[MessageState.SENDING], not state)
    return [
        everything,
        *((key, str(words), counts[key], key == state) for key, words in STATES.items()),
    ]


def _owner_only(request: HttpRequest) -> None:
    if not getattr(request.user, "is_owner", False):
        raise Http404
