from __future__ import annotations

from datetime import datetime

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from deskside.courses.grading import is_right
from deskside.courses.texts import QuestionText
from deskside.learn import picking
from deskside.learn.queries.opened import Opened
from deskside.learn.views.activity import Again, show_activity
from deskside.learn.views.finding import opened_or_404
from deskside.learn.views.posting import post_or_page
from deskside.ledger.receipts import answer_once
from deskside.lib import clock
from deskside.people.http import PersonRequest
from deskside.progress.actions.answering import Try, answer_question


@post_or_page
def answer(request: PersonRequest, course_key: str, activity_key: str) -> HttpResponse:
    """One try at one question; the page after it says at once what was right and why."""
    now = clock.now()
    opened = opened_or_404(request, course_key, activity_key, now)
    question = _question_or_404(opened, request.POST.get("question", ""))
    picked = picking.picked_in_form(question, request.POST)
    if picked is None:
        return show_activity(
            request, opened, now, Again(422, {"missing": _what_is_missing(question)})
        )

    def work() -> None:
        _keep(opened, question, picked, now)

    return answer_once(request, work, location=_location(opened, question, picked))


def _keep(opened: Opened, question: QuestionText, picked: list[int], now: datetime) -> None:
    answer_question(
        access=opened.access,
        course=opened.course,
        activity=opened.activity,
        tried=Try(question.id, question.revision_id, picked, is_right(question, picked)),
        others=[one.id for one in opened.text.questions if one.id != question.id],
        now=now,
    )


def _question_or_404(opened: Opened, key: str) -> QuestionText:
    for question in opened.text.questions:
        if question.key == key:
            return question
    raise Http404


def _location(opened: Opened, question: QuestionText, picked: list[int]) -> str:
    url = reverse("learn:activity", args=[opened.course.course_key, opened.activity.key])
    if opened.activity.kind == "reading":
        return f"{url}?picked={picking.as_address(picked)}#answer"
    return f"{url}?q={question.key}#answer"


def _what_is_missing(question: QuestionText) -> str:
    if question.kind == "sort":
        return _("Every card needs a place. Those without one are still open.")
    if question.kind == "mark_lines":
        return _("Tick at least one line first.")
    return _("Choose an answer first. There is nothing to lose.")
