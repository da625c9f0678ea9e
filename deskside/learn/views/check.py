from __future__ import annotations

from datetime import datetime

from deskside.courses.grading import is_right
from deskside.courses.texts import QuestionText
from deskside.learn import feedback
from deskside.learn.queries.opened import Opened
from deskside.learn.queries.tries import tries_of
from deskside.people.http import PersonRequest

Tries = dict[int, list[list[int]]]


def context(request: PersonRequest, opened: Opened, now: datetime) -> dict[str, object]:
    """One question: the one asked for, else the first that has not been answered rightly."""
    questions = opened.text.questions
    tries = tries_of(opened.access.enrolment_id, opened.activity.id, questions)
    shown = [feedback.shown(question, tries.get(question.id, [])) for question in questions]
    right = [opened.is_done or _was_right(one.question, tries) for one in shown]
    asked = request.POST.get("question") or request.GET.get("q")
    number = _number(questions, asked, right)
    return {
        "shown": shown[number] if number is not None else None,
        "number": (number or 0) + 1,
        "questions": list(zip(shown, right, strict=True)),
        "question_pips": [
            "here" if index == number else "full" if is_right else "ring"
            for index, is_right in enumerate(right)
        ],
        "is_first": not any(tries.values()),
        "open_left": right.count(False),
        "could_finish": all(right) and not opened.is_done,
    }


def _number(
    questions: tuple[QuestionText, ...], asked: str | None, right: list[bool]
) -> int | None:
    """The index of the question to show; None: all are right, show the end."""
    for index, question in enumerate(questions):
        if question.key == asked:
            return index
    return right.index(False) if False in right else None


def _was_right(question: QuestionText, tries: Tries) -> bool:
    return any(is_right(question, picked) for picked in tries.get(question.id, []))
