"""Which activity to offer next. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from deskside.courses.outline import ActivityOutline, CourseOutline, SectionOutline
from deskside.progress.states import Marks


def asked_of(section: SectionOutline, marks: Marks) -> Iterator[ActivityOutline]:
    """What a section still asks for, in order; exercises until one of them is done."""
    for activity in section.activities:
        if marks.get(str(activity.id)):
            continue
        if activity.id in section.required or (
            activity.id in section.choices
            and not any(marks.get(str(choice)) for choice in section.choices)
        ):
            yield activity


def taken_on(course: CourseOutline, marks: Marks) -> list[ActivityOutline]:
    """Exercises that wait for their line; some take a fortnight, the course goes on meanwhile."""
    return [
        activity
        for activity in course.activities
        if activity.kind == "exercise" and marks.get(str(activity.id)) == 0
    ]


def next_step(course: CourseOutline, marks: Marks) -> ActivityOutline | None:
    """What was begun, else the first thing asked for; an exercise taken on only when nothing else
    is left, and no second one beside it."""
    asked = [activity for section in course.sections for activity in asked_of(section, marks)]
    waiting = {each.section_id for each in taken_on(course, marks) if each.counted}
    ahead = [
        activity
        for activity in asked
        if activity.kind != "exercise" or activity.section_id not in waiting
    ]
    begun = [activity for activity in ahead if str(activity.id) in marks]
    rest = [activity for activity in asked if marks.get(str(activity.id)) == 0]
    return next(iter(begun or ahead or rest or asked), None)


def onward_from(
    activity: ActivityOutline, section: SectionOutline, course: CourseOutline, marks: Marks
) -> ActivityOutline | None:
    """Where to go on after this one: what follows in its section, else the course's next step."""
    after = {**marks, str(activity.id): marks.get(str(activity.id)) or 1}
    order = [each.id for each in section.activities]
    waits = any(each.counted and each in section.activities for each in taken_on(course, after))
    behind = (
        each
        for each in asked_of(section, after)
        if order.index(each.id) > order.index(activity.id)
        and not (waits and each.kind == "exercise")
    )
    return next(behind, None) or next_step(course, after)


def is_open_choice(activity: ActivityOutline, section: SectionOutline, marks: Marks) -> bool:
    """One exercise of several, none of them begun: the learner chooses."""
    several = activity.id in section.choices and len(section.choices) > 1
    return several and not any(str(choice) in marks for choice in section.choices)
