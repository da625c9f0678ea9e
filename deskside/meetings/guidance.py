"""What a section's guide gives a meeting: questions of its moment, what to recall, a concept."""

from __future__ import annotations

import re
from collections.abc import Collection

from django.utils.translation import gettext as _

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.courses.texts import GuidePart, GuideText

QUOTED = re.compile(r"[“„«]([^“”„«»]+?\?)[”“»]")
BULLET = re.compile(r"^\s*[-*]\s", re.MULTILINE)
RECALL_AT = 2  # the second point of the guide's own agenda
MOST_RECALLED = 2


def longest_question(minutes: int) -> int:
    """How many minutes a meeting of this length has for what it talks about."""
    return minutes - 9


def questions_for(
    guide: GuideText, mode: str, *, longest: int = 60, without: Collection[int] = ()
) -> tuple[GuidePart, ...]:
    """Those of this moment that last no longer than `longest` minutes, asked ones left out."""
    return tuple(
        part
        for part in guide.questions
        if mode in part.content["modes"]
        and part.content["minutes"] <= longest
        and part.id not in without
    )


def recall_of(course: CourseOutline, section: SectionOutline, guide: GuideText) -> tuple[str, ...]:
    """What is fetched from memory in a meeting about this section: two questions."""
    return _from_agenda(guide) or _section_before(course, section) or read_out(course)


def _from_agenda(guide: GuideText) -> tuple[str, ...]:
    for part in guide.all("agenda"):
        points = BULLET.split(part.content["body"])
        if len(points) > RECALL_AT:
            point = " ".join(points[RECALL_AT].split())
            return tuple(QUOTED.findall(point))[:MOST_RECALLED]
    return ()


def _section_before(course: CourseOutline, section: SectionOutline) -> tuple[str, ...]:
    place = course.sections.index(section)
    if not place:
        return ()
    before = course.sections[place - 1]
    return (
        _("The last section was “%s”.") % before.title,
        _("Everybody writes down two things that stayed, without looking. Then tell a neighbour."),
    )


def whole_course_recall() -> tuple[str, ...]:
    """Where the meeting is about no section in particular."""
    return (
        _("Which sentence of the course has stayed with you?"),
        _("Where did you last see one of the principles at work, here among us?"),
    )


def read_out(course: CourseOutline) -> tuple[str, ...]:
    """Nobody has read anything yet: the principles are read out, and asked about."""
    names = ", ".join(principle.title.lower() for principle in course.principles)
    return (
        _("Read out, slowly: %s.") % names,
        _("“Which of these did somebody show you this week, and how did you notice?”"),
    )


def concept_of(
    course: CourseOutline, section: SectionOutline | None, principles: Collection[str]
) -> tuple[str, str]:
    """Concept and principle that a promise hangs on: of the first reading that shares one of
    `principles`, else of the first reading. Empty where there is none."""
    if section is None:
        return "", ""
    named = [activity for activity in section.activities if activity.concept]
    sharing = [one for one in named if set(one.principles) & set(principles)]
    for activity in (*sharing, *named):
        principle = next(
            (each.principle for each in course.concepts if each.key == activity.concept), ""
        )
        return activity.concept, principle
    return "", ""
