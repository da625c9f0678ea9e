"""Who needs the leader this week: for each person one sentence with the reason, and one action.

Pure rules: which signs count, which come first, and what they are called.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID

NUDGED_WITHIN = timedelta(days=3)


class Kind(StrEnum):
    """In the order of their weight: who waits for an answer comes before who is only late."""

    REQUEST = "request"
    BLOCKER = "blocker"
    BOUNCED = "bounced"
    STUCK = "stuck"
    BEHIND = "behind"
    AHEAD = "ahead"


WEIGHT = {kind: place for place, kind in enumerate(Kind)}
# To these answers more time is what helps.
NEEDS_TIME = frozenset({"on-call", "workload", "away"})


@dataclass(frozen=True, slots=True)
class Person:
    id: int
    uid: UUID
    name: str
    has_joined: bool
    seen_at: datetime | None
    nudged_at: datetime | None
    marks: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Sign:
    """`n`: sections behind, tries, things done; `about`: a uid, a kind of blocker, an activity."""

    kind: Kind
    person: Person
    n: int
    at: datetime | None
    words: str
    about: str


class Action(StrEnum):
    ANSWER = "answer"
    GIVE_TIME = "give-time"
    WRITE = "write"
    INVITE = "invite"
    WAIT = "wait"  # written to a day or two ago: nothing to do but to give it time


@dataclass(frozen=True, slots=True)
class Need:
    """One person: `signs` by weight, the first is the reason; the others are told with it."""

    person: Person
    signs: tuple[Sign, ...]
    action: Action

    @property
    def first(self) -> Sign:
        return self.signs[0]

    def sign(self, kind: Kind) -> Sign | None:
        return next((sign for sign in self.signs if sign.kind is kind), None)


def needs_of(signs: Iterable[Sign], now: datetime) -> list[Need]:
    """Each person once: first who waits for the leader, last who was written to just now."""
    by_person: dict[int, list[Sign]] = defaultdict(list)
    for sign in signs:
        by_person[sign.person.id].append(sign)
    needs = [_need(own, now) for own in by_person.values()]
    return sorted(needs, key=_rank)


def _need(signs: list[Sign], now: datetime) -> Need:
    ordered = tuple(sorted(signs, key=lambda sign: WEIGHT[sign.kind]))
    return Need(ordered[0].person, ordered, _action(ordered, now))


def _action(signs: tuple[Sign, ...], now: datetime) -> Action:
    first = signs[0]
    if first.kind is Kind.REQUEST:
        return Action.ANSWER
    if first.kind is Kind.BOUNCED or not first.person.has_joined:
        return Action.INVITE
    if first.kind is Kind.BLOCKER and first.about in NEEDS_TIME:
        return Action.GIVE_TIME
    if first.kind is not Kind.BLOCKER and was_nudged(first.person, now):
        return Action.WAIT
    return Action.WRITE


def was_nudged(person: Person, now: datetime) -> bool:
    return person.nudged_at is not None and person.nudged_at > now - NUDGED_WITHIN


def _rank(need: Need) -> tuple[bool, int, int, str]:
    behind = need.sign(Kind.BEHIND)
    return (
        need.action is Action.WAIT,
        WEIGHT[need.first.kind],
        -(behind.n if behind else need.first.n),
        need.person.name,
    )
