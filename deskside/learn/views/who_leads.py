from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from deskside.learn.queries.who_leads import who_leads as leaders_of
from deskside.lib import clock
from deskside.people.http import PersonRequest


@never_cache
@require_safe
def who_leads(request: PersonRequest) -> HttpResponse:
    """Whoever leads goes first: their own way through the course, and their open promises."""
    rows = leaders_of(request.user, clock.now())
    context = {"rows": rows, "is_me": any(row.person == request.user for row in rows)}
    return render(request, "learn/who_leads.html", context)
