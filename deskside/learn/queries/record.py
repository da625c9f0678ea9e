from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deskside.courses.outline import ActivityOutline
from deskside.learn.queries.opened import open_course
from deskside.people.models import Person
from deskside.progress.models import Completion, How, Position


@dataclass(frozen=True, slots=True)
class Did:
    """One thing in somebody's own log; `key` is empty when the course no longer has it."""

    at: datetime
    key: str
    title: str
    kind: str
    how: str  # words, empty for the usual way
    minutes: int
    is_done: bool
    is_extra: bool


@dataclass(frozen=True, slots=True)
class Record:
    course_key: str
    did: list[Did]


def record_of(person: Person, now: datetime) -> Record:
    """What one person finished and began, the newest first; three statements."""
    found = open_course(person, None, now)
    enrolment_id = found[0].enrolment_id if found else None
    if found is None or enrolment_id is None:
        return Record("", [])
    access, course = found
    by_id = {activity.id: activity for activity in course.activities}
    done = Completion.objects.filter(enrolment_id=enrolment_id).values_list(
        "activity_id", "completed_at", "how", "revision__title"
    )
    rows = [_did(by_id.get(each), title, at, how) for each, at, how, title in done]
    begun = Position.objects.filter(enrolment_id=enrolment_id).values_list(
        "activity_id", "updated_at"
    )
    rows += [
        _did(by_id[each], "", at, None)
        for each, at in begun
        if each in by_id and not access.marks.get(str(each))
    ]
    return Record(course.course_key, sorted(rows, key=lambda did: did.at, reverse=True))


def _did(activity: ActivityOutline | None, title: str, at: datetime, how: str | None) -> Did:
    return Did(
        at=at,
        key=activity.key if activity else "",
        title=activity.title if activity else title,
        kind=activity.kind if activity else "",
        how=str(How(how).label) if how and how != How.HERE else "",
        minutes=activity.minutes if activity else 0,
        is_done=how is not None,
        is_extra=activity is not None and not activity.counted,
    )
