from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deskside.courses.models import OwnVideo
from deskside.courses.outline import ActivityOutline, CourseOutline, SectionOutline
from deskside.courses.queries import activity_text, course_outline, own_video
from deskside.courses.texts import ActivityText
from deskside.learn.next_step import onward_from
from deskside.people.models import Person
from deskside.progress.queries.access import Access, learner_access


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
        """Where to go on from here; never this activity itself."""
        return onward_from(self.activity, self.section, self.course, self.access.marks)


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
    """One statement once the texts are in memory, two where the team has a video of its own."""
    found = open_course(person, course_key, now, activity_key)
    activity = found[1].activity(activity_key) if found else None
    if found is None or activity is None:
        return None
    access, course = found
    own = own_video(activity.id) if access.own_video_id else None
    if activity.slot and own is None:
        return None
    text = activity_text(access.release_id, activity, person.language)
    return Opened(person, access, course, course.section_of(activity), activity, text, own)
