"""What a board of the room collects: its sides by block, and what a card may say. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from deskside.meetings.merging import plain_word

LONGEST = 200
MOST_CARDS = 1000  # of one sitting: above that somebody is playing

HEROES, VILLAINS = "heroes", "villains"
ORGANISATION, ME = "organisation", "me"
IDEA, OPPOSITE, NORM = "idea", "opposite", "norm"

LABELS = {
    HEROES: gettext_lazy("Heroes"),
    VILLAINS: gettext_lazy("Villains"),
    ORGANISATION: gettext_lazy("To the organisation"),
    ME: gettext_lazy("To me"),
    IDEA: gettext_lazy("Ideas"),
    OPPOSITE: gettext_lazy("The opposite view"),
    NORM: gettext_lazy("How we want to treat each other"),
}
# How somebody is spoken of by name; a given name alone is a word in many languages, and so are
# MS Office and a DR plan at this kind of desk.
_TITLED = re.compile(r"\b(?:[Mm]rs?|Ms|Miss|Dr|Prof|Herr|Frau)\.?\s+[A-Z\u00c0-\u00de]\w+")


class Unfit(Exception):  # noqa: N818  an answer to whoever wrote it, in words for them
    """The card was not put up; what was typed stays with the sender."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class Kind:
    """`two_lists`: one beside the other, for all to see at once; else cards, hidden until shown."""

    sides: tuple[str, ...]
    two_lists: bool


def kind_of(step_key: str, block_kind: str) -> Kind:
    """What the board of a step collects, by the kind of its block."""
    if block_kind == "board":
        return Kind((HEROES, VILLAINS), two_lists=True)
    if block_kind == "why":
        return Kind((ORGANISATION, ME), two_lists=True)
    if block_kind == "norms":
        return Kind((NORM,), two_lists=False)
    return Kind((OPPOSITE if step_key.endswith("opposite") else IDEA,), two_lists=False)


def card_text(text: str, names: Iterable[str] = ()) -> str:
    """One card as it is kept. Raises Unfit for nothing, too much, or somebody's name."""
    flat = " ".join(text.replace("\0", "").split())
    if not flat:
        raise Unfit(_("Write a word or two first."))
    if len(flat) > LONGEST:
        raise Unfit(
            _(
                "A card holds {most} characters, and this has {length}. Say it in a few words."
            ).format(most=LONGEST, length=f"{len(flat):,}")
        )
    if names_somebody(flat, names):
        raise Unfit(_("No names of people, please. What did they do that you could see or hear?"))
    return flat


def several(text: str) -> list[str]:
    """Words typed by one person for all: one a line, or with commas between them."""
    parts = re.split(r"[\n;,]+", text.replace("\r", "\n"))
    return [part.strip() for part in parts if part.strip()]


def names_somebody(text: str, names: Iterable[str]) -> bool:
    """A full name of the group's people, or anybody with a title before the name."""
    if _TITLED.search(text):
        return True
    words = f" {plain_word(text)} "
    return any(" " in name.strip() and f" {plain_word(name)} " in words for name in names)
