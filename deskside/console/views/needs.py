from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from deskside.console.needs import needs_of
from deskside.console.needs_words import heading
from deskside.console.queries.needs import ON_ONE_PAGE, look_at
from deskside.console.views.group import scope_of
from deskside.console.views.overview import teller_of
from deskside.console.views.scope import led_group
from deskside.people.http import PersonRequest


@require_safe
def needs(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Everybody who needs the leader, a hundred at most."""
    found = led_group(request, group_uid)
    if found.plan is None or found.course is None:
        return redirect("console:group", group_uid)
    scope = scope_of(found, found.plan, request.user.pk)
    people = needs_of(look_at(scope, limit=ON_ONE_PAGE + 1).signs, scope.now)
    teller = teller_of(found, scope)
    more = len(people) > ON_ONE_PAGE
    context = {
        "found": found,
        "heading": heading(min(len(people), ON_ONE_PAGE), more=more),
        "lines": [teller.line(need) for need in people[:ON_ONE_PAGE]],
        "more": more,
    }
    return render(request, "console/needs.html", context)
