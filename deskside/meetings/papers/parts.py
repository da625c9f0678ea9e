"""What every meeting on paper has, as plain values: rows of the run-sheet, tips, slips, boards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import timedelta
from typing import Any

from django.utils.translation import gettext as _

from deskside.courses.texts import GuidePart
from deskside.meetings.agenda import Block, Step

SLIPS_ON_A_SHEET = 6
PLAIN = str.maketrans("", "", "*_`>")
# Where what everybody has before them matters more on paper than how it is led.
ASKS = frozenset({"question", "recall", "case"})
BIG = frozenset({"question", "case", "line", "cards"})


def timed(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    rows, start = [], timedelta()
    for block in blocks:
        end = start + timedelta(seconds=block.seconds)
        is_big = block.kind in BIG and not block.own
        rows.append(
            {
                "minutes": block.minutes,
                "at": f"{clock_of(start)}-{clock_of(end)}",
                "title": block.title,
                "big": block.text if block.kind in BIG else "",
                "say": _said(block, is_big=is_big),
                "steps": [step_line(step) for step in block.steps if len(block.steps) > 1],
            }
        )
        start = end
    return rows


def _said(block: Block, *, is_big: bool) -> str:
    if block.kind == "recall" and not block.own:
        return block.text.replace("\n", " ")
    return "" if is_big and block.kind == "question" else block.say


def clock_of(after: timedelta) -> str:
    """Minutes since the beginning, as 04, or 04:30."""
    minutes, seconds = divmod(int(after.total_seconds()), 60)
    return f"{minutes:02d}" + (f":{seconds:02d}" if seconds else "")


def step_line(step: Step) -> str:
    """As on paper: 2 min in pairs."""
    minutes, seconds = divmod(step.seconds, 60)
    if not seconds:
        length = _("%d min") % minutes
    else:
        length = _("%d s") % step.seconds if not minutes else f"{minutes}:{seconds:02d}"
    title = _("You speak") if step.mode == "say" else step.title
    return f"{length} {title[:1].lower()}{title[1:]}"


def before() -> str:
    return _(
        "Before: ten minutes. Read this page aloud once, bring a pen for each person, a clock that "
        "everybody can see, and the slips, cut. Your own voice takes three minutes, "
        "no more. If you run late, cut the question short, never the promises. Tomorrow, ask each "
        "person whether it happened."
    )


def guide_tip(part: GuidePart) -> dict[str, str]:
    return {"title": part.title, "body": " ".join(part.content["body"].translate(PLAIN).split())}


def slip(people: int = SLIPS_ON_A_SHEET, prompt: str = "") -> dict[str, Any]:
    """One for everybody, six to a sheet."""
    return {
        "sheets": max(1, -(-people // SLIPS_ON_A_SHEET)),
        "title": _("One small thing, within 24 hours"),
        "help": prompt
        or _("So small that it really happens. It is about what you do, not about them."),
        "when": _("When"),
        "then": _("then I will"),
        "did": _("Did it happen?"),
        "answers": [_("yes"), _("partly"), _("no"), _("no chance")],
    }


def boards(blocks: Iterable[Block]) -> list[dict[str, Any]]:
    """A sheet for the wall for each block that fills one."""
    found = {
        "board": {
            "title": _("Heroes and villains"),
            "help": _("No names. What did you see that told you so?"),
            "lists": [_("Heroes"), _("Villains")],
            "rows": 10,
        },
        "why": {
            "title": _("Why does good service matter?"),
            "help": _("In the words of whoever says it."),
            "lists": [_("To the organisation"), _("To me")],
            "rows": 9,
        },
        "norms": {
            "title": _("How we want to treat each other"),
            "help": _("Write all of them. Keep three."),
            "lists": [_("What we can rely on, here among us")],
            "rows": 9,
        },
    }
    return [found[block.kind] for block in blocks if block.kind in found and len(block.steps) > 1]


def sign_in(names: Sequence[str], spare: int = 3) -> dict[str, Any]:
    return {
        "title": _("Who is here"),
        "help": _("Sign, or have it ticked. A tick under promise says that there is one, no more."),
        "heads": [_("Name"), _("Signature"), _("Promise")],
        "names": [*names, *[""] * spare],
    }
