from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deskside.ledger import due, queries
from deskside.ledger.models import DueWork
from deskside.ledger.receipts import answer_once
from deskside.lib import clock


@never_cache
@require_safe
def work(request: HttpRequest) -> HttpResponse:
    """Whether the background work lives, what it will do next and what it has given up."""
    _owner_only(request)
    now = clock.now()
    context = {
        "pulse": queries.pulse(now),
        "waiting": queries.waiting_kinds(now),
        "failed": queries.failed_work(),
    }
    return render(request, "ledger/work.html", context)


@require_POST
def again(request: HttpRequest, uid: UUID) -> HttpResponse:
    _owner_only(request)
    found = get_object_or_404(DueWork, uid=uid)

    def once() -> None:
        due.run_again(work=found, now=clock.now())

    answer = answer_once(request, once, location=reverse("ledger:work"))
    messages.success(request, _("It will be tried again within a minute."))
    return answer


def _owner_only(request: HttpRequest) -> None:
    if not getattr(request.user, "is_owner", False):
        raise Http404
