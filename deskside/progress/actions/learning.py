from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction

from deskside.courses.outline import ActivityOutline, CourseOutline
from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.progress.models import Answer, Completion, Enrolment, How, Position
from deskside.progress.queries.access import Access
from deskside.progress.states import summarise


@transaction.atomic
def begin(*, access: Access, activity: ActivityOutline, place: int, now: datetime) -> None:
    """The learner is on the way in an activity, at this place of it. Never called by a GET."""
    enrolment = _locked_enrolment(access, now)
    moved = Position.objects.filter(enrolment=enrolment, activity_id=activity.id).update(
        place=place, updated_at=now
    )
    if not moved:
        insert_ignoring_conflicts(
            Position,
            enrolment_id=enrolment.pk,
            activity_id=activity.id,
            place=place,
            begun_at=now,
            updated_at=now,
        )
    enrolment.marks.setdefault(str(activity.id), 0)
    _save_marks(enrolment, now)


@transaction.atomic
def record_answer(
    *,
    access: Access,
    activity: ActivityOutline,
    question: tuple[int, int],
    picked: Sequence[int],
    is_right: bool,
    now: datetime,
) -> Answer:
    """Keeps one try at a question, given as (question id, revision id), and begins the activity."""
    enrolment = _locked_enrolment(access, now)
    answer = Answer.objects.create(
        enrolment=enrolment,
        activity_id=activity.id,
        question_id=question[0],
        revision_id=question[1],
        picked=list(picked),
        is_right=is_right,
        answered_at=now,
    )
    if str(activity.id) not in enrolment.marks:
        enrolment.marks[str(activity.id)] = 0
        _save_marks(enrolment, now)
    return answer


@transaction.atomic
def complete_activity(
    *,
    access: Access,
    course: CourseOutline,
    activity: ActivityOutline,
    how: How = How.HERE,
    now: datetime,
) -> bool:
    """Marks an activity done, once; False when it was done before. Done is never undone."""
    enrolment = _locked_enrolment(access, now)
    is_new = insert_ignoring_conflicts(
        Completion,
        enrolment_id=enrolment.pk,
        activity_id=activity.id,
        revision_id=activity.revision_id,
        how=how,
        completed_at=now,
    )
    if is_new:
        enrolment.marks[str(activity.id)] = int(now.timestamp())
        summary = summarise(course, enrolment.marks)
        enrolment.done_count = summary.done_count
        enrolment.sections_done = summary.sections_done
        _save_marks(enrolment, now, "done_count", "sections_done")
    return is_new


def _locked_enrolment(access: Access, now: datetime) -> Enrolment:
    """The row all of a learner's writes go through, locked; made at their first step."""
    if access.enrolment_id is None:
        insert_ignoring_conflicts(
            Enrolment,
            person_id=access.person_id,
            course_id=access.course_id,
            created_at=now,
            started_at=now,
            seen_at=now,
        )
    rows = Enrolment.objects.select_for_update().filter(
        person_id=access.person_id, course_id=access.course_id
    )
    return rows.order_by("-round")[:1].get()


def _save_marks(enrolment: Enrolment, now: datetime, *more: str) -> None:
    enrolment.seen_at = now
    enrolment.started_at = enrolment.started_at or now
    enrolment.save(update_fields=["marks", "seen_at", "started_at", *more])
