"""Ten minutes of preparation, line by line. Pure."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True, slots=True)
class Line:
    key: str
    minutes: int
    title: str
    why: str


READ, QUESTIONS, OPENING, EXAMPLE, REHEARSE, THINGS = (
    "read",
    "questions",
    "opening",
    "example",
    "rehearse",
    "things",
)
KEYS = {
    "kick_off": (READ, OPENING, EXAMPLE, REHEARSE, THINGS),
    "section": (READ, QUESTIONS, EXAMPLE, REHEARSE, THINGS),
}
LINES = len(KEYS["section"])


def keys_for(kind: str) -> tuple[str, ...]:
    return KEYS.get(kind, KEYS["section"])


def checklist(kind: str) -> tuple[Line, ...]:
    """What is to be done before a meeting of this kind, in order, in the active language: ten
    minutes in all."""
    return tuple(_line(key, kind) for key in keys_for(kind))


def _line(key: str, kind: str) -> Line:
    if key == READ and kind == "kick_off":
        return Line(
            key,
            2,
            _("Read how to lead a group"),
            _("Two minutes with the advice. You need not be good at this yet."),
        )
    return {
        READ: Line(
            READ,
            2,
            _("Read what the section is for"),
            _("Do the section yourself before: people notice whether you have."),
        ),
        QUESTIONS: Line(
            QUESTIONS,
            2,
            _("Choose three questions"),
            _("The first is asked. The others are there if it runs dry."),
        ),
        OPENING: Line(
            OPENING,
            3,
            _("Write your opening"),
            _("Why it matters, what is in it for you, what they may hold you to."),
        ),
        EXAMPLE: Line(
            EXAMPLE,
            2,
            _("Find an example of your own"),
            _("Something that happened here, best where you looked less than good."),
        ),
        REHEARSE: Line(
            REHEARSE,
            3 if kind != "kick_off" else 2,
            _("Go through it once, aloud"),
            _("With the clock. Your own voice takes three minutes, no more."),
        ),
        THINGS: Line(
            THINGS,
            1,
            _("Lay things out"),
            _("Pens, slips, a clock that everybody sees. Printed, or the room tried once."),
        ),
    }[key]
