from __future__ import annotations

import re
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from deskside.console import matrix
from deskside.console.queries.groups import ConsoleGroup
from deskside.console.queries.rows import (
    SHOWS,
    SORTS,
    Rows,
    Scope,
    Wanted,
    page_of_rows,
)
from deskside.console.views.overview import look_at, overview_of
from deskside.console.views.scope import led_group
from deskside.lib import clock
from deskside.lib.zones import zone_label
from deskside.people.http import PersonRequest
from deskside.progress.models import Plan
from deskside.progress.queries.due import due_dates, extensions


@require_safe
def group(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """Everybody by section, against the plan."""
    found = led_group(request, group_uid)
    if found.plan is None or found.course is None:
        return render(request, "console/no_plan.html", {"found": found})
    scope = scope_of(found, found.plan, request.user.pk)
    wanted = wanted_of(request)
    if not wanted.is_usual:
        rows = page_of_rows(scope, wanted)
        return render(request, "console/group_part.html", page_context(found, scope, rows))
    seen = look_at(scope)
    rows = page_of_rows(scope, wanted, (seen.people, seen.late))
    context = page_context(found, scope, rows) | overview_of(found, scope, rows, seen)
    return render(request, "console/group.html", context)


def wanted_of(request: HttpRequest) -> Wanted:
    """What the address asks for; anything unknown is the usual."""
    asked = request.GET
    page = asked.get("page", "1")
    show, sort = asked.get("show", ""), asked.get("sort", "")
    return Wanted(
        search=asked.get("search", "").replace("\0", "").strip()[:100],
        show=show if show in SHOWS else "everybody",
        sort=sort if sort in SORTS else "name",
        page=max(1, int(page)) if re.fullmatch("[0-9]{1,6}", page) else 1,
    )


def scope_of(found: ConsoleGroup, plan: Plan, viewer_id: int) -> Scope:
    if found.course is None:
        raise ValueError(found)
    return Scope(found.group.pk, plan, found.course, due_dates(plan.pk), viewer_id, clock.now())


def sheet_of(scope: Scope, rows: Rows) -> matrix.Sheet:
    people = [row.person_id for row in rows.rows]
    return matrix.Sheet(
        course=scope.course,
        due=scope.due,
        longer=extensions(scope.plan.pk, people),
        viewer_id=scope.viewer_id,
        zone=scope.plan.zone,
        now=scope.now,
    )


def page_context(found: ConsoleGroup, scope: Scope, rows: Rows) -> dict[str, object]:
    sheet = sheet_of(scope, rows)
    nobody = UUID(int=0)
    person_url = reverse("console:person", args=[found.group.uid, nobody])
    people = ngettext("%d person", "%d people", rows.total) % rows.total
    return {
        "found": found,
        "silent": is_silent(rows, scope.viewer_id),
        "head": matrix.head(sheet, people),
        "body": matrix.body(sheet, rows.rows, person_url.replace(str(nobody), "{uid}")),
        "tick": matrix.TICK,
        "rows": rows,
        "wanted": rows.wanted,
        "shows": shows(),
        "sorts": {"name": _("name"), "progress": _("least done"), "seen": _("longest away")},
        "now": scope.now,
        "previous": rows.wanted.page - 1,
        "following": rows.wanted.page + 1,
        "zone_name": zone_label(scope.plan.zone),
    }


def is_silent(rows: Rows, viewer_id: int) -> bool:
    """Whether none of the others has ever been here: most likely they hold no invitation yet."""
    others = [row for row in rows.rows if row.person_id != viewer_id]
    whole = rows.pages == 1 and not rows.wanted.search and rows.wanted.show == "everybody"
    return whole and bool(others) and all(row.seen_at is None for row in others)


def shows() -> dict[str, str]:
    return {
        "everybody": _("Everybody"),
        "overdue": _("Overdue"),
        "not_begun": _("Not begun"),
        "finished": _("Finished"),
    }
