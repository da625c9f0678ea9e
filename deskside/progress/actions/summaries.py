from __future__ import annotations

from collections import defaultdict

from django.db import transaction

from deskside.courses.outline import CourseOutline
from deskside.progress.models import Completion, Enrolment, Position
from deskside.progress.states import summarise

BATCH = 500


def true_marks(enrolment_ids: list[int]) -> dict[int, dict[str, int]]:
    """The marks as the completion and position rows have them, by enrolment."""
    marks: dict[int, dict[str, int]] = defaultdict(dict)
    begun = Position.objects.filter(enrolment__in=enrolment_ids)
    for enrolment, activity in begun.values_list("enrolment_id", "activity_id"):
        marks[enrolment][str(activity)] = 0
    done = Completion.objects.filter(enrolment__in=enrolment_ids)
    for enrolment, activity, at in done.values_list("enrolment_id", "activity_id", "completed_at"):
        marks[enrolment][str(activity)] = int(at.timestamp())
    return marks


def rebuild_summaries(*, course: CourseOutline, people: list[int] | None = None) -> int:
    """Computes marks and sums of enrolments anew from the rows that are the truth.

    Returns how many enrolments were visited; a batch is one transaction.
    """
    enrolments = Enrolment.objects.filter(course_id=course.course_id)
    if people is not None:
        enrolments = enrolments.filter(person_id__in=people)
    ids = list(enrolments.values_list("pk", flat=True))
    for start in range(0, len(ids), BATCH):
        _rebuild_batch(course, ids[start : start + BATCH])
    return len(ids)


@transaction.atomic
def _rebuild_batch(course: CourseOutline, ids: list[int]) -> None:
    rows = list(Enrolment.objects.select_for_update().filter(pk__in=ids))
    marks = true_marks(ids)
    for row in rows:
        row.marks = marks[row.pk]
        summary = summarise(course, row.marks)
        row.done_count, row.sections_done = summary.done_count, summary.sections_done
    Enrolment.objects.bulk_update(rows, ["marks", "done_count", "sections_done"], batch_size=BATCH)
