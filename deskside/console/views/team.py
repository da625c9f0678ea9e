from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from deskside.console.needs_words import spelt
from deskside.console.queries.groups import leads_somebody
from deskside.console.queries.side_by_side import ON_ONE_PAGE, Asked, Beside, groups_beside
from deskside.courses.queries import course_outline
from deskside.lib import clock
from deskside.people.http import PersonRequest

MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True)
class Line:
    """A group beside the others; `percent`: how much of the course is done, None without one."""

    group: Beside
    percent: int | None
    next_at: datetime | None


@require_safe
def team(request: PersonRequest) -> HttpResponse:
    """The groups somebody leads, side by side; with one group, that group."""
    page = request.GET.get("page", "1")
    asked = Asked(
        person_id=request.user.pk,
        everything=request.user.is_owner,
        put_away="put-away" in request.GET,
        page=min(int(page), MOST_PAGES) if page.isascii() and page.isdigit() and int(page) else 1,
        now=clock.now(),
    )
    groups = groups_beside(asked)
    is_first = asked.page == 1 and not asked.put_away
    if not groups and not leads_somebody(request):
        raise Http404
    if len(groups) == 1 and is_first and "all" not in request.GET:
        return redirect("console:group", groups[0].uid)
    shown = groups[:ON_ONE_PAGE]
    context = {
        "lines": [_line(group, request.user.language) for group in shown],
        "heading": heading(shown, asked),
        "put_away": asked.put_away,
        "page": asked.page,
        "following": asked.page + 1 if len(groups) > ON_ONE_PAGE else None,
        "previous": asked.page - 1,
    }
    return render(request, "console/team.html", context)


def _line(group: Beside, language: str) -> Line:
    if group.release_id is None or not group.people:
        return Line(group, None, group.next_at)
    course = course_outline(group.release_id, language)
    whole = sum(section.size for section in course.sections) * group.people
    return Line(group, round(100 * group.done / whole) if whole else None, group.next_at)


def heading(groups: Sequence[Beside], asked: Asked) -> str:
    """The title says the finding: where somebody waits."""
    if asked.put_away:
        return _("Groups that are put away")
    waiting = sum(1 for group in groups if group.waiting)
    if waiting:
        words = ngettext(
            "In %s group somebody waits for an answer",
            "In %s groups somebody waits for an answer",
            waiting,
        )
        return words % spelt(waiting)
    late = sum(1 for group in groups if group.late)
    if late:
        words = ngettext("%s group has people behind", "%s groups have people behind", late)
        said = words % spelt(late)
        return said[:1].upper() + said[1:]
    return _("Your groups") if not asked.everything else _("All groups")
