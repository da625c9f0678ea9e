"""A team's pulses: the open one, and what was released of those that closed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.safestring import SafeString

from deskside.ledger.aggregates import Release, released
from deskside.measures.ballots import token_of
from deskside.measures.instruments import INSTRUMENTS, Instrument, Item
from deskside.measures.instruments.kinds import HIGHEST
from deskside.measures.keys import item_key, joint_key
from deskside.measures.models import Pulse
from deskside.measures.scores import mean_of_counts
from deskside.measures.spread import spread
from deskside.people.models import Group, Membership, Person, Role

ROUNDS = 6
SHOWN_TO_TEAM = 4


@dataclass(frozen=True, slots=True)
class ItemResult:
    """`bars`: how many chose each step, from the lowest. Empty: fewer than five, or all alike."""

    item: Item
    people: int
    bars: tuple[int, ...]
    is_alike: bool
    mean: float | None
    ends: tuple[str, str]  # the lowest and the highest step in words

    @property
    def picture(self) -> SafeString:
        return spread(self.bars, *self.ends)


@dataclass(frozen=True, slots=True)
class Round:
    """One time a group was asked. Without items: nothing was released of it."""

    pulse: Pulse
    instrument: Instrument
    items: tuple[ItemResult, ...]

    @property
    def mean(self) -> float | None:
        """Over the items that show one."""
        means = [item.mean for item in self.items if item.mean is not None]
        return sum(means) / len(means) if means else None


def rounds_of(group: Group, keys: list[str]) -> list[Round]:
    """The newest first, of these instruments; two statements. The open one has no items."""
    rows = Pulse.objects.filter(group=group, instrument__in=keys)
    return _rounds(rows, ROUNDS * len(keys))


def _rounds(rows: QuerySet[Pulse], most: int) -> list[Round]:
    pulses = list(rows.defer("box").select_related("group").order_by("-opened_at", "-pk")[:most])
    wanted = [
        item_key(pulse.uid, item.key)
        for pulse in pulses
        if pulse.is_released
        for item in INSTRUMENTS[pulse.instrument].items
    ]
    found = released(wanted) if wanted else {}
    return [_round(pulse, found) for pulse in pulses]


def _round(pulse: Pulse, found: Mapping[str, Release]) -> Round:
    instrument = INSTRUMENTS[pulse.instrument]
    items = [
        _result(instrument, item, found.get(item_key(pulse.uid, item.key)))
        for item in instrument.items
    ]
    return Round(pulse, instrument, tuple(items) if pulse.is_released else ())


def _result(instrument: Instrument, item: Item, one: Release | None) -> ItemResult:
    steps = instrument.scale.steps
    ends = (str(steps[0]), str(steps[-1]))
    if one is None or one.is_alike:
        people = one.people if one else 0
        return ItemResult(item, people, (), is_alike=one is not None, mean=None, ends=ends)
    bars = tuple(one.counts.get(str(step), 0) for step in range(1, HIGHEST + 1))
    mean = mean_of_counts(one.counts)
    return ItemResult(item, one.people, bars, is_alike=False, mean=mean, ends=ends)


def group_pulse(group: Group, uid: UUID) -> Pulse | None:
    return Pulse.objects.filter(group=group, uid=uid).select_related("group").first()


def to_answer(person: Person, now: datetime) -> QuerySet[Pulse]:
    """Open pulses of the groups somebody learns in; one statement.

    Whoever came after it was opened is not asked: no group can be filled up to single one out.
    """
    mine = Membership.objects.current(now).filter(
        person=person,
        role=Role.LEARNER,
        group=OuterRef("group"),
        starts_at__lte=OuterRef("opened_at"),
    )
    return (
        Pulse.objects.filter(
            Exists(mine),
            group__archived_at=None,
            closed_at=None,
            closes_at__gt=now,
        )
        .select_related("group")
        .order_by("closes_at", "pk")
    )


def pulse_to_answer(person: Person, uid: UUID, now: datetime) -> Pulse | None:
    """None where it is not for this person, or over."""
    return to_answer(person, now).filter(uid=uid).first()


def over_for(person: Person, uid: UUID, now: datetime) -> Pulse | None:
    """One that a group of theirs was asked and that is over: for whoever opens an old mail."""
    mine = Membership.objects.current(now).filter(person=person, role=Role.LEARNER)
    rows = Pulse.objects.filter(group__in=mine.values("group"), uid=uid, closes_at__lte=now)
    return rows.defer("box").select_related("group").first()


def own_ballot(pulse: Pulse, person: Person) -> dict[str, int]:
    """What this person has put into the open box; empty when nothing."""
    if pulse.group is None:
        return {}
    token = token_of(person.uid, joint_key(pulse.group.uid, pulse.instrument))
    return dict(pulse.box.get(str(token), {}))


def shared_with(person: Person, now: datetime) -> list[Round]:
    """Sums that a leader lets the team see, of the groups somebody is in; two statements."""
    mine = Membership.objects.current(now).filter(person=person, group__archived_at=None)
    rows = Pulse.objects.filter(group__in=mine.values("group"), shared_at__isnull=False)
    return _rounds(rows, SHOWN_TO_TEAM)
