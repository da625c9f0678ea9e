"""The row all of a learner's writes go through, and what the others do with it."""

from __future__ import annotations

from datetime import datetime

from deskside.courses.outline import ActivityOutline, CourseOutline
from deskside.lib.db.bulk import insert_ignoring_conflicts
from deskside.progress.models import Completion, Enrolment, How, Position
from deskside.progress.queries.access import Access
from deskside.progress.states import summarise


def locked_enrolment(access: Access, now: datetime) -> Enrolment:
    """Locked until the transaction ends; made at the learner's first step."""
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


def begin_in(
    enrolment: Enrolment, activity: ActivityOutline, now: datetime, place: int = 0
) -> None:
    """A row as well: the marks are computed anew from completions and positions alone."""
    insert_ignoring_conflicts(
        Position,
        enrolment_id=enrolment.pk,
        activity_id=activity.id,
        place=place,
        begun_at=now,
        updated_at=now,
    )
    enrolment.marks.setdefault(str(activity.id), 0)
    save_marks(enrolment, now)


def complete_in(
    enrolment: Enrolment,
    course: CourseOutline,
    activity: ActivityOutline,
    now: datetime,
    how: How = How.HERE,
) -> bool:
    """Done, once; False when it was done before."""
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
        enrolment.done_count, enrolment.sections_done = summary.done_count, summary.sections_done
        save_marks(enrolment, now, "done_count", "sections_done")
    return is_new


def save_marks(enrolment: Enrolment, now: datetime, *more: str) -> None:
    enrolment.seen_at = now
    enrolment.started_at = enrolment.started_at or now
    enrolment.save(update_fields=["marks", "seen_at", "started_at", *more])
