from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.courses.texts import GuidePart, GuideText
from deskside.meetings.agenda import SHORT, Material, Question, sheet_for
from deskside.meetings.guidance import longest_question, questions_for, read_out, recall_of
from deskside.meetings.papers.parts import before, guide_tip, slip, timed
from deskside.meetings.papers.typeset import pdf_of

MOST_QUESTIONS, MOST_TIPS = 7, 6


def meeting_pdf(
    course: CourseOutline, section: SectionOutline, guide: GuideText, *, minutes: int = SHORT
) -> bytes:
    """The three pages of a meeting about a section, as PDF; A4, no person named."""
    return pdf_of(meeting_data(course, section, guide, minutes=minutes))


def meeting_data(
    course: CourseOutline, section: SectionOutline, guide: GuideText, *, minutes: int
) -> dict[str, Any]:
    """Everything the sheet says, as plain values."""
    usable = questions_for(guide, "during", longest=longest_question(minutes)) or guide.questions
    place = course.sections.index(section)
    material = Material(
        questions=(_asked(usable[0]) if usable else Question(section.summary),),
        recall=recall_of(course, section, guide) if place else read_out(course),
        is_first=not place,
    )
    kicker = _("Run-sheet, %d minutes") if place else _("Run-sheet, %d minutes, first meeting")
    return {
        "paper": "a4",
        "size": 12.5,
        "language": course.language.partition("-")[0],
        "kicker": kicker % minutes,
        "title": section.title,
        "min": _("min"),
        "lines": [
            {"label": label, "filled": ""}
            for label in (_("Who leads"), _("When and where"), _("Who is here"))
        ],
        "blocks": timed(sheet_for("section", minutes, material)),
        "before": before(),
        "questions_title": _("Other questions, if you like one better"),
        "questions_help": _("Open ones only. Nobody can answer them with yes or no."),
        "questions": [question_line(part) for part in usable[1 : MOST_QUESTIONS + 1]],
        "tips_title": _("If it gets stuck"),
        "tips": [guide_tip(part) for part in guide.all("tip")[:MOST_TIPS]],
        "slip": slip(),
        "boards": [],
        "sign": None,
        "foot": _("%s. Print it, use it, change it. CC BY-SA 4.0.") % course.title,
        "mark": "Deskside",
    }


def _asked(part: GuidePart) -> Question:
    return Question(part.content["text"], part.content["privacy"])


def question_line(part: GuidePart) -> dict[str, str]:
    content = part.content
    return {
        "text": content["text"],
        "note": question_note(content["minutes"], content["privacy"]),
    }


def question_note(minutes: int, privacy: str) -> str:
    words = ngettext("%d minute", "%d minutes", minutes) % minutes
    ways = {"open": _("for all"), "pair": _("in pairs"), "private": _("in writing, kept")}
    return f"{words}, {ways[privacy]}"
