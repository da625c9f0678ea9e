"""One sitting as it is held: everything on paper, with the names of those who belong to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django.utils.dateformat import format as date_format
from django.utils.translation import gettext as _
from django.utils.translation import override

from deskside.meetings.agenda.tips import tips
from deskside.meetings.models import Sitting
from deskside.meetings.papers.meeting import question_note
from deskside.meetings.papers.parts import before, boards, guide_tip, sign_in, slip, timed
from deskside.meetings.papers.typeset import pdf_of
from deskside.meetings.queries.sheets import Sheet

MOST_TIPS, TIPS_OF_GUIDE = 10, 5
MANY_BLOCKS = 6


def sitting_pdf(sitting: Sitting, sheet: Sheet, names: Sequence[str], language: str) -> bytes:
    """Run-sheet, what to fall back on, slips for all, the sheets for the wall, who is here; A4.

    `sitting` has its meeting and facilitator.
    """
    with override(language or None):
        return pdf_of(sitting_data(sitting, sheet, names, language))


def sitting_data(
    sitting: Sitting, sheet: Sheet, names: Sequence[str], language: str
) -> dict[str, Any]:
    """Everything the sheets say, as plain values, in the active language."""
    day = date_format(sitting.local_date, "D j M Y")
    when = f"{day}, {sitting.local_time:%H:%M}"
    where = f"{when}, {sitting.place}" if sitting.place else when
    licence = _("%s. Print it, use it, change it. CC BY-SA 4.0.")
    course = sheet.course.title if sheet.course else sitting.meeting.title
    return {
        "paper": "a4",
        "size": 11.5 if len(sheet.blocks) >= MANY_BLOCKS else 12.5,
        "language": (language or "en").partition("-")[0],
        "kicker": _("Run-sheet, %d minutes") % sheet.minutes,
        "title": sitting.meeting.title,
        "min": _("min"),
        "lines": [
            {
                "label": _("Who leads"),
                "filled": sitting.facilitator.name if sitting.facilitator else "",
            },
            {"label": _("When and where"), "filled": where},
            {
                "label": _("If they cannot"),
                "filled": sitting.understudy.name if sitting.understudy else "",
            },
        ],
        "blocks": timed(sheet.blocks),
        "before": before(),
        "questions_title": _("If the question runs dry"),
        "questions_help": _("These stand by. Nobody can answer them with yes or no."),
        "questions": [
            {"text": each.text, "note": question_note(each.minutes, each.privacy)}
            for each in _standing_by(sheet)
        ],
        "tips_title": _("If it gets stuck"),
        "tips": _tips(sheet),
        "slip": slip(len(names), sheet.prompt),
        "boards": boards(sheet.blocks),
        "sign": sign_in(names),
        "foot": licence % course,
        "mark": "Deskside",
    }


def _standing_by(sheet: Sheet) -> list[Any]:
    shown = {block.text for block in sheet.blocks}
    return [each for each in sheet.questions if each.text not in shown]


def _tips(sheet: Sheet) -> list[dict[str, str]]:
    """The section's own first; what it has a word on already is not said in general again."""
    own = [guide_tip(part) for part in sheet.tips[:TIPS_OF_GUIDE]]
    said = {tip["title"].casefold() for tip in own}
    general = [{"title": tip.title, "body": tip.lines} for tip in tips()]
    rest = [tip for tip in general if tip["title"].casefold() not in said]
    return [*own, *rest][:MOST_TIPS]
