"""How often a group's promises are kept, by concept: only as the release rule lets it out."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from deskside.commitments.models import ANSWERS, Commitment, State
from deskside.ledger.aggregates import Release, combined, release, released
from deskside.people.models import Group, Membership, Person


@dataclass(frozen=True, slots=True)
class Rate:
    """`percent` of the answers were yes; None where all answered alike."""

    percent: int | None
    answers: int
    is_alike: bool
    as_of: datetime


def key_of(group_uid: UUID, concept: str) -> str:
    return f"kept:{group_uid}:{concept}"


def release_kept(*, person: Person, concept: str, now: datetime) -> None:
    """After an answer: new snapshots for the groups somebody is in, as far as the rule allows."""
    if not concept:
        return
    own = Membership.objects.current(now).filter(person=person)
    for group in Group.objects.filter(pk__in=own.values("group")):
        release(key=key_of(group.uid, concept), parts=_parts(group, concept, now), now=now)


def _parts(group: Group, concept: str, now: datetime) -> dict[int, dict[str, int]]:
    members = Membership.objects.current(now).filter(group=group).values("person")
    rows = Commitment.objects.filter(concept=concept, person__in=members, state__in=ANSWERS)
    parts: dict[int, Counter[str]] = defaultdict(Counter)
    for person_id, state in rows.values_list("person_id", "state"):
        parts[person_id][state] += 1
    return {person_id: dict(counts) for person_id, counts in parts.items()}


def kept_rates(
    group: Group, principle_of: Mapping[str, str]
) -> tuple[dict[str, Rate], dict[str, Rate]]:
    """By concept and by principle, as far as anything may be said; one statement.

    `principle_of`: the principle of each concept. A principle adds up what was released of its
    concepts: counted anew it would undo the rule.
    """
    found = released(key_of(group.uid, concept) for concept in principle_of)
    concepts = {c: found[key] for c in principle_of if (key := key_of(group.uid, c)) in found}
    together: dict[str, list[Release]] = defaultdict(list)
    for concept, one in concepts.items():
        together[principle_of[concept]].append(one)
    sums = {principle: _together(releases) for principle, releases in together.items()}
    return (
        {concept: _rate(one) for concept, one in concepts.items()},
        {principle: rate for principle, rate in sums.items() if rate.answers},
    )


def kept_together(group: Group, concepts: Iterable[str]) -> Rate | None:
    """Of all concepts together, by what was released of each; None: nothing was. One statement."""
    found = released(key_of(group.uid, concept) for concept in concepts)
    return _together(list(found.values())) if found else None


def _rate(one: Release) -> Rate:
    if one.is_alike or not one.answers:
        return Rate(None, 0, is_alike=True, as_of=one.released_at)
    return Rate(_percent(one.counts), one.answers, is_alike=False, as_of=one.released_at)


def _together(releases: list[Release]) -> Rate:
    counts = combined(releases)
    as_of = max(one.released_at for one in releases)
    return Rate(_percent(counts), sum(counts.values()), is_alike=not counts, as_of=as_of)


def _percent(counts: Mapping[str, int]) -> int | None:
    answers = sum(counts.values())
    return round(100 * counts.get(State.KEPT, 0) / answers) if answers else None
