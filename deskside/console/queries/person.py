from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from deskside.courses.models import Kind
from deskside.courses.outline import ActivityOutline, CourseOutline, SectionOutline
from deskside.people.models import Person
from deskside.progress.models import Completion, Enrolment, Extension, How, Plan
from deskside.progress.queries.due import due_of_person
from deskside.progress.states import SectionProgress, section_progress


@dataclass(frozen=True, slots=True)
class ActivityLine:
    activity: ActivityOutline
    begun: bool
    done_at: datetime | None
    kind: str
    how: str  # "seen together", "on paper"; empty where it was done in the usual way


@dataclass(frozen=True, slots=True)
class SectionLines:
    section: SectionOutline
    progress: SectionProgress
    lines: tuple[ActivityLine, ...]

    @property
    def is_begun(self) -> bool:
        return any(line.begun or line.done_at for line in self.lines)


@dataclass(frozen=True, slots=True)
class PersonRecord:
    """What a leader may know of one person: what is done and when. No text of theirs is read."""

    sections: tuple[SectionLines, ...]
    extensions: tuple[tuple[str, Extension], ...]  # with the section's title
    marks: dict[str, int]
    seen_at: datetime | None


def person_record(plan: Plan, course: CourseOutline, person: Person, now: datetime) -> PersonRecord:
    """Five statements, whatever the course."""
    enrolment = Enrolment.objects.filter(person=person, course_id=course.course_id).first()
    marks = enrolment.marks if enrolment else {}
    ways = dict(
        Completion.objects.filter(enrolment=enrolment).values_list("activity_id", "how")
        if enrolment
        else ()
    )
    due = due_of_person(plan.pk, person.pk)
    longer = {row.section_id: row for row in Extension.objects.filter(plan=plan, person=person)}
    return PersonRecord(
        sections=tuple(
            SectionLines(
                section,
                section_progress(section, marks, due.get(section.id), now),
                tuple(_line(activity, marks, ways) for activity in section.activities),
            )
            for section in course.sections
        ),
        extensions=tuple(
            (section.title, longer[section.id])
            for section in course.sections
            if section.id in longer
        ),
        marks=marks,
        seen_at=enrolment.seen_at if enrolment else None,
    )


def marks_of(person: Person, course: CourseOutline) -> dict[str, int]:
    rows = Enrolment.objects.filter(person=person, course_id=course.course_id)
    return rows.order_by("-round").values_list("marks", flat=True).first() or {}


def _line(activity: ActivityOutline, marks: dict[str, int], ways: dict[int, str]) -> ActivityLine:
    mark = marks.get(str(activity.id))
    way = ways.get(activity.id, How.HERE)
    return ActivityLine(
        activity=activity,
        begun=mark is not None,
        done_at=datetime.fromtimestamp(mark, UTC) if mark else None,
        kind=str(Kind(activity.kind).label),
        how="" if way == How.HERE else str(How(way).label),
    )
