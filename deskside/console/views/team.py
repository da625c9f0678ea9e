from __future__ import annotations

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from deskside.console.queries.groups import led_groups
from deskside.lib import clock
from deskside.people.http import PersonRequest


@require_safe
def team(request: PersonRequest) -> HttpResponse:
    """The groups somebody leads; with one group, that group."""
    groups = list(led_groups(request.user, clock.now())[:200])
    if not groups and not request.user.is_owner:
        raise Http404
    if len(groups) == 1 and "all" not in request.GET:
        return redirect("console:group", groups[0].uid)
    return render(request, "console/team.html", {"groups": groups})
