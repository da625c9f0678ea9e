from __future__ import annotations

from django.db.models import Max, Q

from deskside.progress.models import Answer


def answered(enrolment_id: int | None, activity_id: int) -> dict[int, bool]:
    """By question id: whether it has been answered rightly at least once. One statement."""
    if enrolment_id is None:
        return {}
    rows = (
        Answer.objects.filter(enrolment_id=enrolment_id, activity_id=activity_id)
        .values("question_id")
        .annotate(right=Max("pk", filter=Q(is_right=True)))
        .values_list("question_id", "right")
    )
    return {question: right is not None for question, right in rows}


def last_answers(enrolment_id: int | None, activity_id: int) -> dict[int, Answer]:
    """By question id: the latest try. One statement."""
    if enrolment_id is None:
        return {}
    tries = Answer.objects.filter(enrolment_id=enrolment_id, activity_id=activity_id)
    return {answer.question_id: answer for answer in tries.order_by("pk")}
