from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Count, IntegerField, OuterRef, Subquery
from django.db.models.functions import Coalesce

from deskside.courses.outline import ActivityOutline, CourseOutline
from deskside.progress.actions.enrolments import begin_in, complete_in, locked_enrolment
from deskside.progress.models import Answer, Enrolment
from deskside.progress.queries.access import Access


@dataclass(frozen=True, slots=True)
class Try:
    """One try at a question, as its kind's picks."""

    question_id: int
    revision_id: int
    picked: Sequence[int]
    is_right: bool


@transaction.atomic
def answer_question(
    *,
    access: Access,
    course: CourseOutline,
    activity: ActivityOutline,
    tried: Try,
    others: Sequence[int],
    now: datetime,
) -> bool:
    """Keeps one try, and marks the activity done if nothing is missing then; True if it is done.

    A reading is done with any answer. A check is done with a right one, once each of `others`
    (the ids of its other questions) has been answered rightly. Four statements at most, for
    somebody who is enrolled.
    """
    enrolment, right_before = _enrolment_and_right(access, activity, others, now)
    Answer.objects.create(
        enrolment=enrolment,
        activity_id=activity.id,
        question_id=tried.question_id,
        revision_id=tried.revision_id,
        picked=list(tried.picked),
        is_right=tried.is_right,
        answered_at=now,
    )
    key = str(activity.id)
    is_last = activity.kind == "reading" or (tried.is_right and right_before == len(others))
    if is_last and not enrolment.marks.get(key):
        complete_in(enrolment, course, activity, now)
    elif key not in enrolment.marks:
        begin_in(enrolment, activity, now)
    return bool(enrolment.marks[key])


def _enrolment_and_right(
    access: Access, activity: ActivityOutline, others: Sequence[int], now: datetime
) -> tuple[Enrolment, int]:
    """The locked row, and how many of the other questions have been answered rightly: one
    statement, since completing an activity may take eight in all."""
    if access.enrolment_id is None:
        return locked_enrolment(access, now), 0
    right = (
        Answer.objects.filter(
            enrolment=OuterRef("pk"),
            activity_id=activity.id,
            question_id__in=list(others),
            is_right=True,
        )
        .order_by()
        .values("activity")
        .annotate(questions=Count("question", distinct=True))
        .values("questions")
    )
    rows = Enrolment.objects.select_for_update().filter(pk=access.enrolment_id)
    if others:
        rows = rows.annotate(right=Coalesce(Subquery(right, output_field=IntegerField()), 0))
    row = rows.get()
    return row, getattr(row, "right", 0)
