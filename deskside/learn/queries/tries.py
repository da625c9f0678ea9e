from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from deskside.courses.grading import is_possible
from deskside.courses.texts import QuestionText
from deskside.progress.models import Answer


def tries_of(
    enrolment_id: int | None, activity_id: int, questions: Iterable[QuestionText]
) -> dict[int, list[list[int]]]:
    """By question id: what somebody picked, the oldest first; one statement.

    Answers to an older text of a question are left out where they do not fit the new one.
    """
    if enrolment_id is None:
        return {}
    by_id = {question.id: question for question in questions}
    tries: dict[int, list[list[int]]] = defaultdict(list)
    rows = Answer.objects.filter(enrolment_id=enrolment_id, activity_id=activity_id)
    for question, picked in rows.order_by("pk").values_list("question_id", "picked"):
        if question in by_id and is_possible(by_id[question], picked):
            tries[question].append(picked)
    return tries
