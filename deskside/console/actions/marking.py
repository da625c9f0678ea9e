from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction

from deskside.courses.outline import ActivityOutline, CourseOutline
from deskside.people.models import Person
from deskside.progress.actions import complete_activity
from deskside.progress.models import Enrolment, How
from deskside.progress.queries.access import learner_access


@transaction.atomic
def mark_done(
    *,
    person: Person,
    course: CourseOutline,
    activities: Iterable[ActivityOutline],
    how: How,
    at: datetime,
    now: datetime,
) -> int:
    """What somebody did on paper or told their leader about; how many were not done before.

    It counts as a sign of life on the day it was done, and takes none away that is later.
    """
    access = learner_access(person, course.course_key, now)
    if access is None:
        return 0
    rows = Enrolment.objects.filter(person=person, course_id=course.course_id)
    seen_before = rows.order_by("-round").values_list("seen_at", flat=True).first()
    marked = 0
    for activity in activities:
        marked += complete_activity(
            access=access, course=course, activity=activity, how=how, now=at
        )
    if marked and seen_before and seen_before > at:
        rows.filter(seen_at=at).update(seen_at=seen_before)
    return marked
