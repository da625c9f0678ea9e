from __future__ import annotations

from datetime import datetime

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deskside.commitments.models import State
from deskside.commitments.queries.others import shared_with_me, shared_with_my_groups
from deskside.commitments.queries.others import wall as wall_for
from deskside.commitments.queries.own import past, waiting
from deskside.commitments.showing import concepts_of, line, shown_line
from deskside.lib import clock
from deskside.people.http import PersonRequest


@never_cache
@require_safe
def promises(request: PersonRequest) -> HttpResponse:
    """Mine, open and past, and what colleagues let me see."""
    now, person = clock.now(), request.user
    mine = waiting(person)
    context = {
        "open": [line(one, now) for one in mine if one.commitment.is_open],
        "drafts": [line(one, now) for one in mine if one.commitment.state == State.DRAFT],
        "past": [line(one, now) for one in past(person)],
        "with_me": [shown_line(row, now) for row in shared_with_me(person, now)],
        "in_group": [shown_line(row, now) for row in shared_with_my_groups(person, now)],
    }
    return render(request, "commitments/promises.html", context)


@never_cache
@require_safe
def wall(request: PersonRequest) -> HttpResponse:
    """Kept ones that their writers have released, by concept."""
    now: datetime = clock.now()
    by_concept = wall_for(request.user, now)
    titles = concepts_of(request.user, now) if by_concept else {}
    parts = [(titles.get(key, ""), texts) for key, texts in by_concept.items()]
    return render(request, "commitments/wall.html", {"parts": sorted(parts)})
