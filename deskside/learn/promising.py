"""What a promise after a concept is asked with: prompt and examples of the pack. Pure."""

from __future__ import annotations

from django.utils.translation import gettext as _

from deskside.commitments.actions.writing import Spot
from deskside.courses.texts import GuideText
from deskside.learn.queries.opened import Opened

EXAMPLES = 3


def promise_prompt(opened: Opened) -> str:
    """Empty where nothing is to be promised: a film, a check."""
    own = opened.text.content.get("commitment")
    if own:
        return str(own["prompt"])
    if opened.activity.kind == "reading" and opened.activity.concept:
        return _("What will you try within the next 24 hours?")
    return ""


def examples(opened: Opened, guide: GuideText) -> list[str]:
    """Of the same concept, else those of the section."""
    own = opened.text.content.get("commitment") or {}
    part = guide.one("commitment")
    found = own.get("examples") or (part.content.get("examples") if part else None) or []
    return [str(example) for example in found[:EXAMPLES]]


def spot_of(opened: Opened) -> Spot:
    activity = opened.activity
    of_concept = next(
        (each.principle for each in opened.course.concepts if each.key == activity.concept), ""
    )
    principle = of_concept or next(iter(activity.principles), "")
    return Spot(opened.course.course_id, activity.id, activity.concept, principle)
