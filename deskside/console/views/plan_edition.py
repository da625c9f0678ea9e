from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from deskside.console.views.plan_dates import plan_url, planned
from deskside.console.views.scope import led_group
from deskside.courses.queries import course_outline, newest_release
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.progress.actions import accept_release
from deskside.progress.planning.editions import changes_between


@require_http_methods(["GET", "HEAD", "POST"])
def accept_edition(request: PersonRequest, group_uid: UUID) -> HttpResponse:
    """What changes with the newest edition of the course; the group reads it once accepted."""
    found = led_group(request, group_uid, to_change=request.method == "POST")
    plan, course = planned(found)
    newest = newest_release(course.course_key)
    outline = course_outline(newest.pk, request.user.language) if newest else course
    if request.method != "POST":
        is_newer = outline.release_id != course.release_id
        context = {
            "found": found,
            "newest": newest,
            "is_newer": is_newer,
            "changes": changes_between(course, outline) if is_newer else [],
        }
        return render(request, "console/plan_edition.html", context)

    def work() -> None:
        accept_release(plan=plan, course=outline, by=request.user, now=clock.now())

    return answer_once(request, work, location=plan_url(group_uid))
