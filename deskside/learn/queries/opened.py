from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deskside.courses.models import OwnVideo
from deskside.courses.outline import ActivityOutline, CourseOutline, SectionOutline
from deskside.courses.queries import activity_text, course_outline, own_video
from deskside.courses.texts import ActivityText
from deskside.people.models import Person
from deskside.progress.queries.access import Access, learner_access
from deskside.progress.states import next_activity


@dataclass(frozen=True, slots=True)
class Opened:
    """An activity that this person may read, through the release that is theirs to read."""

    person: Person
    access: Access
    course: CourseOutline
    section: SectionOutline
    activity: ActivityOutline
    text: ActivityText
    own_video: OwnVideo | None

    @property
    def mark(self) -> int | None:
        """Epoch second of its completion, 0 while on the way, None before."""
        return self.access.marks.get(str(self.activity.id))

    @property
    def is_done(self) -> bool:
        return bool(self.mark)

    def next(self) -> ActivityOutline | None:
        """Where to go from here: what follows in this section and is still asked for, else the
        course's next step; never this activity itself."""
        marks = {**self.access.marks, str(self.activity.id): self.mark or 1}
        asked = [a for a in self.section.activities if _is_asked(self.section, a, marks)]
        order = [a.id for a in self.section.activities]
        behind = [a for a in asked if order.index(a.id) > order.index(self.activity.id)]
        return next(iter(behind or asked), None) or next_activity(self.course, marks)


def open_course(
    person: Person, course_key: str | None, now: datetime, activity_key: str = ""
) -> tuple[Access, CourseOutline] | None:
    """One statement once the outline is in memory; None: not this person's course."""
    access = learner_access(person, course_key, now, activity_key)
    if access is None:
        return None
    return access, course_outline(access.release_id, person.language)


def open_activity(
    person: Person, course_key: str, activity_key: str, now: datetime
) -> Opened | None:
    """One statement once the texts are in memory, two for a slot that the team may have filled."""
    found = open_course(person, course_key, now, activity_key)
    activity = found[1].activity(activity_key) if found else None
    if found is None or activity is None:
        return None
    access, course = found
    own = own_video(activity.id) if activity.slot else None
    if activity.slot and own is None:
        return None
    text = activity_text(access.release_id, activity, person.language)
    return Opened(person, access, course, course.section_of(activity), activity, text, own)


def _is_asked(section: SectionOutline, activity: ActivityOutline, marks: dict[str, int]) -> bool:
    if marks.get(str(activity.id)):
        return False
    if activity.id in section.choices:
        return not any(marks.get(str(choice)) for choice in section.choices)
    return activity.id in section.required
