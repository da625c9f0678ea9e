from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.courses.texts import GuidePart, GuideText
from deskside.meetings.agenda import SHORT, Block, agenda

TEMPLATE = Path(__file__).parent / "meeting.typ"
MOST_QUESTIONS, MOST_TIPS = 7, 6
PLAIN = str.maketrans("", "", "*_`>")


def meeting_pdf(
    course: CourseOutline, section: SectionOutline, guide: GuideText, *, minutes: int = SHORT
) -> bytes:
    """The three pages of a meeting about a section, as PDF; A4, no person named."""
    # Loads a compiler of 40 MB: only when somebody wants paper.
    import typst

    data = json.dumps(meeting_data(course, section, guide, minutes=minutes))
    made = typst.compile(
        str(TEMPLATE), format="pdf", sys_inputs={"data": data}, ignore_system_fonts=True
    )
    if not isinstance(made, bytes):
        raise TypeError(made)
    return made


def meeting_data(
    course: CourseOutline, section: SectionOutline, guide: GuideText, *, minutes: int
) -> dict[str, Any]:
    """Everything the sheet says, as plain values."""
    usable = [part for part in guide.questions if "during" in part.content["modes"]]
    question = usable[0].content["text"] if usable else section.summary
    place = course.sections.index(section)
    recall = _before_this(course.sections[place - 1]) if place else _five(course)
    blocks = agenda(minutes, question, recall, first=not place)
    kicker = _("Run-sheet, %d minutes") if place else _("Run-sheet, %d minutes, first meeting")
    return {
        "paper": "a4",
        "language": course.language.partition("-")[0],
        "kicker": kicker % minutes,
        "title": section.title,
        "min": _("min"),
        "lines": [_("Who leads"), _("When and where"), _("Who is here")],
        "blocks": _timed(blocks, question),
        "before": _before(),
        "questions_title": _("Other questions, if you like one better"),
        "questions_help": _("Open ones only. Nobody can answer them with yes or no."),
        "questions": [_question(part) for part in usable[1 : MOST_QUESTIONS + 1]],
        "tips_title": _("If it gets stuck"),
        "tips": [_tip(part) for part in guide.all("tip")[:MOST_TIPS]],
        "slip": _slip(),
        "foot": _("%s. Print it, use it, change it. CC BY-SA 4.0.") % course.title,
        "mark": "Deskside",
    }


def _five(course: CourseOutline) -> tuple[str, ...]:
    """Nobody has read anything yet: the leader reads the principles out, and asks."""
    names = ", ".join(principle.title.lower() for principle in course.principles)
    return (
        _("Read out, slowly: %s.") % names,
        _("“Which of these did somebody show you this week, and how did you notice?”"),
    )


def _before_this(section: SectionOutline) -> tuple[str, ...]:
    """What was learnt last is fetched from memory, not read out again."""
    return (
        _("The last section was “%s”.") % section.title,
        _("Everybody writes down two things that stayed, without looking. Then tell a neighbour."),
    )


def _timed(blocks: list[Block], question: str) -> list[dict[str, Any]]:
    rows, start = [], timedelta()
    for block in blocks:
        end = start + timedelta(minutes=block.minutes)
        at = f"{start.seconds // 60:02d}-{end.seconds // 60:02d}"
        rows.append(
            {
                "minutes": block.minutes,
                "at": at,
                "title": block.title,
                "say": block.say,
                "big": block.say == question,
                "steps": list(block.steps),
            }
        )
        start = end
    return rows


def _before() -> str:
    return _(
        "Before: ten minutes. Read this page aloud once, bring a pen for each person, a clock that "
        "everybody can see, and page 3 cut into slips. Your own voice takes three minutes, "
        "no more. If you run late, cut the question short, never the promises. Tomorrow, ask each "
        "person whether it happened."
    )


def _question(part: GuidePart) -> dict[str, str]:
    minutes = part.content["minutes"]
    words = ngettext("%d minute", "%d minutes", minutes) % minutes
    ways = {"open": _("for all"), "pair": _("in pairs"), "private": _("in writing, kept")}
    return {"text": part.content["text"], "note": f"{words}, {ways[part.content['privacy']]}"}


def _tip(part: GuidePart) -> dict[str, str]:
    return {"title": part.title, "body": " ".join(part.content["body"].translate(PLAIN).split())}


def _slip() -> dict[str, Any]:
    return {
        "title": _("One small thing, within 24 hours"),
        "help": _("So small that it really happens. It is about what you do, not about them."),
        "when": _("When"),
        "then": _("then I will"),
        "did": _("Did it happen?"),
        "answers": [_("yes"), _("partly"), _("no"), _("no chance")],
    }
