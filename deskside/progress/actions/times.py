from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta
from itertools import islice

from deskside.courses.models import Course
from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.courses.queries import course_outline, newest_release
from deskside.ledger.aggregates import release
from deskside.progress.models import Answer, Completion, Enrolment, Position
from deskside.progress.queries.times import key_of
from deskside.progress.time_taken import minutes_active, step_of

MOST_PEOPLE = 2000  # of each section, those who were here last
ROUND_SECONDS = timedelta(hours=12).total_seconds()
LANGUAGE = "en-gb"  # only keys are read


def release_times(now: datetime) -> None:
    """For each section, how long those took who finished it, as far as the rule lets it out."""
    for key in Course.objects.values_list("key", flat=True):
        if newest := newest_release(key):
            course = course_outline(newest.pk, LANGUAGE)
            for section in course.sections:
                _release_section(course, section, now)


def _release_section(course: CourseOutline, section: SectionOutline, now: datetime) -> None:
    finished = _finished(course, section)
    moments = _moments(section, list(finished)) if finished else {}
    parts = {
        person: {step_of(minutes): 1}
        for enrolment, person in finished.items()
        if (minutes := minutes_active(moments.get(enrolment, [])))
    }
    if parts:
        release(key=key_of(section.id), parts=parts, now=now)


def _finished(course: CourseOutline, section: SectionOutline) -> dict[int, int]:
    """Persons by enrolment; nobody of the sample."""
    rows = Enrolment.objects.filter(course=course.course_id, round=1, person__is_sample=False)
    recent = rows.order_by("-seen_at").values_list("pk", "person_id", "sections_done")
    bit = 1 << section.ordinal
    done = ((pk, person) for pk, person, bits in recent.iterator() if bits & bit)
    return dict(islice(done, MOST_PEOPLE))


def _moments(section: SectionOutline, enrolments: list[int]) -> dict[int, list[datetime]]:
    activities = [activity.id for activity in section.activities]
    where = {"enrolment__in": enrolments, "activity__in": activities}
    found: dict[int, list[datetime]] = defaultdict(list)
    for rows in (
        Position.objects.filter(**where).values_list("enrolment_id", "begun_at"),
        Completion.objects.filter(**where).values_list("enrolment_id", "completed_at"),
        Answer.objects.filter(**where).values_list("enrolment_id", "answered_at"),
    ):
        for enrolment, at in rows:
            found[enrolment].append(at)
    return found
