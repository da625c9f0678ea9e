from __future__ import annotations

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from deskside.knowledge.actions.own import drop_word, end_norm
from deskside.knowledge.models import Norm, Side, Why
from deskside.knowledge.policies import can_tidy_words
from deskside.knowledge.queries.own import own_row, own_rows
from deskside.knowledge.views.scope import desk_or_404
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest


@never_cache
@require_safe
def words(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """What the group has said for itself: words, norms, and why it matters."""
    here = desk_or_404(request, group_uid)
    own = own_rows(here.group.pk)
    context = {
        "desk": here,
        "here": "words",
        "heroes": [row for row in own.words if row.side == Side.HERO],
        "villains": [row for row in own.words if row.side == Side.VILLAIN],
        "organisation": [row for row in own.whys if row.to == Why.To.ORGANISATION],
        "me": [row for row in own.whys if row.to == Why.To.ME],
        "norms": own.norms,
        "may_tidy": can_tidy_words(here.role),
    }
    return render(request, "knowledge/words.html", context)


@require_POST
def take_out(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """One word that should not stand there, or a norm the group does not hold to any more."""
    here = desk_or_404(request, group_uid)
    if not can_tidy_words(here.role):
        raise Http404
    kind, _colon, number = request.POST.get("what", "").partition(":")
    location = reverse("knowledge:words", args=[group_uid])

    def work() -> None:
        row = own_row(here.group.pk, kind, number)
        if isinstance(row, Norm):
            end_norm(norm=row, now=clock.now())
        elif row is not None:  # somebody else was quicker
            drop_word(word=row)

    return answer_once(request, work, location=location)
