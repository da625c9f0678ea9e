"""Five minutes with a meeting one was not at: what was kept, what was recalled and asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.courses.queries import guide as guide_text
from deskside.meetings.guidance import recall_of, whole_course_recall
from deskside.meetings.models import CaughtUp, RoomNote, Sitting, SittingState
from deskside.meetings.queries.questions import ChosenQuestion, chosen_questions
from deskside.meetings.queries.sheets import course_of
from deskside.people.models import Person


@dataclass(frozen=True, slots=True)
class Missed:
    course: CourseOutline | None
    section: SectionOutline | None
    notes: tuple[str, ...]
    parked: tuple[str, ...]
    recall: tuple[str, ...]
    question: ChosenQuestion | None
    next: Sitting | None
    is_done: bool


def missed_of(sitting: Sitting, person: Person, now: datetime) -> Missed:
    """Six or seven statements. Notes are those of all crews' sittings of the meeting."""
    language = person.language
    course = course_of(sitting, language)
    section = course.by_section.get(sitting.meeting.section_id or 0) if course else None
    guide = guide_text(course.release_id, section.id, language) if course and section else None
    recall = recall_of(course, section, guide) if course and section and guide else None
    questions, _is_chosen = chosen_questions(sitting, guide)
    notes = list(
        RoomNote.objects.filter(sitting__meeting=sitting.meeting_id).order_by("made_at", "pk")
    )
    return Missed(
        course,
        section,
        tuple(note.text for note in notes if note.kind == RoomNote.Kind.NOTE),
        tuple(note.text for note in notes if note.kind == RoomNote.Kind.PARKED),
        recall or whole_course_recall(),
        questions[0] if questions else None,
        _next(sitting, now),
        CaughtUp.objects.filter(meeting=sitting.meeting_id, person=person).exists(),
    )


def _next(sitting: Sitting, now: datetime) -> Sitting | None:
    rows = Sitting.objects.filter(
        meeting__series=sitting.meeting.series_id,
        crew=sitting.crew_id,
        state=SittingState.PLANNED,
        starts_at__gt=now,
    )
    return rows.select_related("meeting", "facilitator").order_by("starts_at").first()
