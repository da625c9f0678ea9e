"""A published course as an invented learner meets it: steps with their questions. Reads, once."""

from __future__ import annotations

import json
from dataclasses import dataclass

from deskside.courses.grading import right_picks
from deskside.courses.outline import ActivityOutline, CourseOutline, SectionOutline
from deskside.courses.queries import activity_text
from deskside.courses.texts import QuestionText


@dataclass(frozen=True, slots=True)
class Ask:
    """A question: its ids, its one right answer, and a few wrong ones, each as JSON."""

    question_id: int
    revision_id: int
    right: str
    wrong: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """An activity. `places`: how many paragraphs or questions a position can name."""

    activity_id: int
    revision_id: int
    kind: str
    asks: tuple[Ask, ...]
    places: int


@dataclass(frozen=True, slots=True)
class SectionPath:
    """`steps` in reading order without exercises; one of `choices` is done at the end."""

    section: SectionOutline
    steps: tuple[Step, ...]
    choices: tuple[Step, ...]
    extras: tuple[Step, ...]  # "go deeper" readings: some people take them, none has to


def path_of(course: CourseOutline) -> tuple[SectionPath, ...]:
    return tuple(_section_path(course, section) for section in course.sections)


def _section_path(course: CourseOutline, section: SectionOutline) -> SectionPath:
    by_id = {activity.id: activity for activity in section.activities}
    return SectionPath(
        section=section,
        steps=tuple(_step(course, by_id[i]) for i in section.required),
        choices=tuple(_step(course, by_id[i]) for i in section.choices),
        extras=tuple(
            _step(course, activity)
            for activity in section.activities
            if activity.deeper and activity.kind == "reading"
        ),
    )


def _step(course: CourseOutline, activity: ActivityOutline) -> Step:
    text = activity_text(course.release_id, activity, course.language)
    asks = tuple(_ask(question) for question in text.questions)
    places = len(asks) if activity.kind == "check" else text.paragraphs
    return Step(activity.id, activity.revision_id, activity.kind, asks, max(1, places))


def _ask(question: QuestionText) -> Ask:
    right = right_picks(question)
    wrong = tuple(json.dumps(picked) for picked in _wrong(question, right))
    return Ask(question.id, question.revision_id, json.dumps(right), wrong)


def _wrong(question: QuestionText, right: list[int]) -> tuple[list[int], ...]:
    """Answers that a browser could have sent and that miss."""
    if question.kind == "choose":
        return tuple([i] for i in range(len(question.options)) if i not in right)
    if question.kind == "mark_lines":
        return (right[1:],) if len(right) > 1 else ([],)
    moved = (right[0] + 1) % max(1, len(question.bins))
    return ([moved, *right[1:]],) if moved != right[0] else ()
