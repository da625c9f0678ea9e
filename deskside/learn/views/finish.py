from __future__ import annotations

from django.http import Http404, HttpResponse
from django.urls import reverse

from deskside.courses.grading import is_right
from deskside.learn.queries.opened import Opened
from deskside.learn.queries.tries import tries_of
from deskside.learn.views.finding import opened_or_404
from deskside.learn.views.posting import post_or_page
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.progress.actions import complete_activity
from deskside.progress.models import How


@post_or_page
def finish(request: PersonRequest, course_key: str, activity_key: str) -> HttpResponse:
    """A video was watched, here or together."""
    now = clock.now()
    opened = opened_or_404(request, course_key, activity_key, now)
    how = request.POST.get("how", "")
    if not _may_finish(opened, how):
        raise Http404

    def work() -> None:
        complete_activity(
            access=opened.access,
            course=opened.course,
            activity=opened.activity,
            how=How(how),
            now=now,
        )

    here = reverse("learn:activity", args=[course_key, activity_key])
    return answer_once(request, work, location=here)


def _may_finish(opened: Opened, how: str) -> bool:
    """Videos in two ways. A check only when every question is right already: two tabs that
    answered the last two at the same moment each saw one missing."""
    if opened.activity.kind == "video":
        return how in {How.HERE, How.TOGETHER}
    if opened.activity.kind != "check" or how != How.HERE:
        return False
    questions = opened.text.questions
    tries = tries_of(opened.access.enrolment_id, opened.activity.id, questions)
    return all(
        any(is_right(question, picked) for picked in tries.get(question.id, []))
        for question in questions
    )
