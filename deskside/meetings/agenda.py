"""What happens in a meeting, minute by minute: pure values. The promises are never cut."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

SHORT, LONG = 15, 20


@dataclass(frozen=True, slots=True)
class Block:
    """One part of a meeting: how many minutes, what it is, what the leader says or does."""

    minutes: int
    title: str
    say: str
    steps: tuple[str, ...] = ()


def agenda(minutes: int, question: str, recall: tuple[str, ...], *, first: bool) -> list[Block]:
    """The blocks of a meeting of exactly 15 or 20 minutes around one question."""
    middle = minutes - 9
    return [
        _opening(first=first),
        Block(2, _("Five words") if first else _("Remember, books closed"), " ".join(recall)),
        Block(middle, _("One question"), question, _steps(middle)),
        Block(
            4,
            _("Promises"),
            _(
                "Hand out the slips. One minute, in silence: everybody writes one small thing to "
                "do within 24 hours. Then tell it."
            ),
            (
                _("1 min alone, in writing"),
                _("3 min: up to six people, each tells everybody; more, each tells a neighbour"),
            ),
        ),
        Block(
            1,
            _("What comes next"),
            _("Say what is due and by when, and who leads next time. Then stop. On time."),
        ),
    ]


def _opening(*, first: bool) -> Block:
    if first:
        return Block(
            2,
            _("Why we are here"),
            _(
                "In two sentences: what you would like to get out of this yourself. From the next "
                "meeting on this is where everybody says whether the last promise was kept."
            ),
        )
    return Block(
        2,
        _("How did it go?"),
        _(
            "Round: each says kept, partly, not, or no chance, about the last promise. No reasons "
            "asked. You first."
        ),
    )


def _steps(minutes: int) -> tuple[str, ...]:
    alone = _("1 min alone, in writing")
    if minutes > 6:  # noqa: PLR2004  the long form has room for fours
        return (alone, _("2 min in pairs"), _("3 min in fours"), _("5 min all together"))
    return (alone, _("2 min in pairs"), _("3 min all together"))
