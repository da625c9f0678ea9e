from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from deskside.courses.outline import CourseOutline, SectionOutline
from deskside.courses.texts import GuidePart, GuideText
from deskside.meetings.agenda import SHORT, Block, Material, Question, Step, sheet_for
from deskside.meetings.guidance import longest_question, questions_for, read_out, recall_of

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
    usable = questions_for(guide, "during", longest=longest_question(minutes)) or guide.questions
    place = course.sections.index(section)
    material = Material(
        questions=(_asked(usable[0]) if usable else Question(section.summary),),
        recall=recall_of(course, section, guide) if place else read_out(course),
        is_first=not place,
    )
    blocks = sheet_for("section", minutes, material)
    kicker = _("Run-sheet, %d minutes") if place else _("Run-sheet, %d minutes, first meeting")
    return {
        "paper": "a4",
        "language": course.language.partition("-")[0],
        "kicker": kicker % minutes,
        "title": section.title,
        "min": _("min"),
        "lines": [_("Who leads"), _("When and where"), _("Who is here")],
        "blocks": _timed(blocks),
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


def _asked(part: GuidePart) -> Question:
    return Question(part.content["text"], part.content["privacy"])


def _timed(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    rows, start = [], timedelta()
    for block in blocks:
        end = start + timedelta(seconds=block.seconds)
        asks = block.kind in {"question", "recall"}
        rows.append(
            {
                "minutes": block.minutes,
                "at": f"{clock_of(start)}-{clock_of(end)}",
                "title": block.title,
                "say": block.text if asks else block.say,
                "big": block.kind == "question",
                "steps": [step_line(step) for step in block.steps if len(block.steps) > 1],
            }
        )
        start = end
    return rows


def clock_of(after: timedelta) -> str:
    """Minutes since the beginning, as 04, or 04:30."""
    minutes, seconds = divmod(int(after.total_seconds()), 60)
    return f"{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


def step_line(step: Step) -> str:
    """As on paper: 2 min in pairs."""
    minutes, seconds = divmod(step.seconds, 60)
    length = _("%d min") % minutes if not seconds else _("%d s") % step.seconds
    return f"{length} {step.title[:1].lower()}{step.title[1:]}"


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
