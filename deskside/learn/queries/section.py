from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deskside.courses.outline import ActivityOutline, CourseOutline
from deskside.courses.queries import guide, own_video_activities
from deskside.courses.texts import GuidePart
from deskside.learn.next_step import next_step
from deskside.learn.pips import mark_of
from deskside.learn.queries.my_course import SectionRow, section_row
from deskside.learn.queries.opened import open_course
from deskside.learn.wording import KIND
from deskside.people.models import Person
from deskside.progress.queries.access import Access
from deskside.progress.queries.due import due_of_person


@dataclass(frozen=True, slots=True)
class Line:
    """An activity in a list, with its mark: full, half or ring."""

    activity: ActivityOutline
    mark: str

    @property
    def kind(self) -> str:
        return str(KIND[self.activity.kind])


@dataclass(frozen=True, slots=True)
class SectionPage:
    """`required` in order; `choices`: exercises of which one counts; `optional`: exercises that
    are never asked for; `deeper`: everything that is there for those who want more."""

    access: Access
    course: CourseOutline
    row: SectionRow
    required: list[Line]
    choices: list[Line]
    optional: list[Line]
    deeper: list[Line]
    lists: tuple[GuidePart, ...]
    next: ActivityOutline | None

    @property
    def choice_is_done(self) -> bool:
        return any(line.mark == "full" for line in self.choices)


def section_page(
    person: Person, course_key: str, section_key: str, now: datetime
) -> SectionPage | None:
    """One section's activities; four statements at most. None: not this person's to read."""
    found = open_course(person, course_key, now)
    section = found[1].section(section_key) if found else None
    if found is None or section is None:
        return None
    access, course = found
    due = due_of_person(access.plan_id, person.pk).get(section.id)
    upcoming = next_step(course, access.marks)
    slots = [activity.id for activity in section.activities if activity.slot]
    filled = own_video_activities(slots) if slots else set()
    lines = [
        Line(activity, mark_of([access.marks.get(str(activity.id))]))
        for activity in section.activities
        if not activity.slot or activity.id in filled
    ]
    extra = [line for line in lines if not line.activity.counted]
    return SectionPage(
        access=access,
        course=course,
        row=section_row(section, access, due, now, upcoming),
        required=[line for line in lines if line.activity.id in section.required],
        choices=[line for line in lines if line.activity.id in section.choices],
        optional=[line for line in extra if not line.activity.deeper],
        deeper=[line for line in extra if line.activity.deeper],
        lists=guide(access.release_id, section.id, person.language).all("list"),
        next=upcoming if upcoming and upcoming.section_id == section.id else None,
    )
