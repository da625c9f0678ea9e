"""What helps when a meeting gets stuck: two lines each, where it happens."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Tip:
    """`kinds`: the blocks it mostly happens in."""

    key: str
    title: str
    lines: str
    kinds: tuple[str, ...]


TALK = ("question", "case", "cards", "line", "board")


def tips() -> tuple[Tip, ...]:
    """In the active language; the likeliest first."""
    return (
        Tip(
            "silent",
            _("Somebody is silent"),
            _(
                "Count to seven and look friendly. Then: “Write down one word.” Ask for the words, "
                "and let anybody pass."
            ),
            ("recall", "norms", *TALK),
        ),
        Tip(
            "dominates",
            _("Somebody talks a lot"),
            _(
                "Thank them for the point and name it in one line. Then: “Who sees it "
                "differently, and has not spoken yet?”"
            ),
            ("check_back", "norms", *TALK),
        ),
        Tip(
            "jokes",
            _("Somebody jokes it away"),
            _(
                "Laugh if it is funny. Then ask the same person: “And what is the serious half "
                "of that?”"
            ),
            ("commitment", "why", *TALK),
        ),
        Tip(
            "hurt",
            _("Somebody is hurt"),
            _(
                "Stop the clock. “That went too far. We leave it there.” Go to them afterwards, "
                "alone; do not mend it before everybody."
            ),
            TALK,
        ),
        Tip(
            "conflict",
            _("Two of them quarrel"),
            _(
                "Each says back what the other said, until they nod. If it goes on, park it by "
                "name, with a date."
            ),
            ("norms", *TALK),
        ),
        Tip(
            "off-topic",
            _("It goes off the subject"),
            _(
                "“That matters, and not now.” Write it on the list of parked topics, and read it "
                "out at the end."
            ),
            ("check_back", *TALK),
        ),
        Tip(
            "no-promise",
            _("Somebody has no promise"),
            _(
                "Ask for something smaller: two minutes, one person, tomorrow. Nobody has to "
                "have one."
            ),
            ("commitment",),
        ),
        Tip(
            "failed",
            _("Nobody has kept theirs"),
            _(
                "Say your own first, as it was. Do not ask for reasons. A smaller promise is "
                "the answer, not a speech."
            ),
            ("check_back",),
        ),
        Tip(
            "late",
            _("You run late"),
            _("Cut the question short, never the promises. Say so aloud: “I stop us here.”"),
            ("question", "case"),
        ),
    )


def tips_for(kind: str, most: int = 3) -> tuple[Tip, ...]:
    """Those for a block of this kind."""
    return tuple(tip for tip in tips() if kind in tip.kinds)[:most]
