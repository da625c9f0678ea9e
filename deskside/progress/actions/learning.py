from __future__ import annotations

from datetime import datetime

from django.db import transaction

from deskside.courses.outline import ActivityOutline, CourseOutline
from deskside.progress.actions.enrolments import (
    begin_in,
    complete_in,
    locked_enrolment,
    save_marks,
)
from deskside.progress.models import How, Position
from deskside.progress.queries.access import Access


@transaction.atomic
def begin(*, access: Access, activity: ActivityOutline, place: int, now: datetime) -> None:
    """The learner is on the way in an activity, at this place of it. Never called by a GET."""
    enrolment = locked_enrolment(access, now)
    moved = Position.objects.filter(enrolment=enrolment, activity_id=activity.id).update(
        place=place, updated_at=now
    )
    if moved:
        enrolment.marks.setdefault(str(activity.id), 0)
        save_marks(enrolment, now)
    else:
        begin_in(enrolment, activity, now, place)


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
    return complete_in(locked_enrolment(access, now), course, activity, now, how)
