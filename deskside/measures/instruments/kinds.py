from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

HIGHEST = 5
# In the order in which the course names them.
TITLES: dict[str, StrPromise] = {
    "competence": _("Competence"),
    "compassion": _("Compassion"),
    "empathy": _("Empathy"),
    "listening": _("Listening"),
    "respect": _("Respect"),
}
PRINCIPLES = tuple(TITLES)


class AnsweredBy(StrEnum):
    ANYBODY = "anybody"  # about themselves
    LEADERS = "leaders"  # about themselves
    TEAM = "team"  # the learners of a group, without their names


class SeenBy(StrEnum):
    NOBODY_ELSE = "nobody else"  # sealed for whoever answered
    SUM = "sum"  # what the ledger's rule lets out, and nothing else


class Rhythm(StrEnum):
    """How often it is asked; within one day or week a second answer takes the first one's place."""

    DAY = "day"
    WEEK = "week"
    FOUR_WEEKS = "four weeks"


@dataclass(frozen=True, slots=True)
class Scale:
    """Five steps, each anchored in something that can be counted; and the way out."""

    steps: tuple[StrPromise, StrPromise, StrPromise, StrPromise, StrPromise]
    no_answer: StrPromise


@dataclass(frozen=True, slots=True)
class Item:
    """One behaviour. `key` stays for ever; a new meaning gets a new key."""

    key: str
    principle: str  # or empty
    text: StrPromise


@dataclass(frozen=True, slots=True)
class Instrument:
    """`stem` is read before each item; `about` says what becomes of the answers.

    One about health is not among those that are offered, is never asked of a team and never
    reported: making one that is raises ValueError.
    """

    key: str
    title: StrPromise
    about: StrPromise
    stem: StrPromise
    minutes: int
    scale: Scale
    items: tuple[Item, ...]
    answered_by: AnsweredBy
    seen_by: SeenBy
    rhythm: Rhythm
    is_health: bool = False

    def __post_init__(self) -> None:
        if self.is_health and self.seen_by != SeenBy.NOBODY_ELSE:
            raise ValueError(f"{self.key}: what is about health is never reported")
        if (self.answered_by == AnsweredBy.TEAM) != (self.seen_by == SeenBy.SUM):
            raise ValueError(f"{self.key}: a team's answers leave as a sum, one's own never")
        if len({item.key for item in self.items}) != len(self.items):
            raise ValueError(f"{self.key}: an item twice")

    @property
    def item_keys(self) -> frozenset[str]:
        return frozenset(item.key for item in self.items)
