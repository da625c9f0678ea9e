"""The one door through which a sum over people leaves: kept rates, pulses, counts of themes.

How to use it, for a room that shows such a sum:

1. Give the sum a key that names one set of answers: "kept:<group uid>:<concept>".
2. Where an answer changes, or in due work soon after, hand over what each person adds *now*:

       release(key=key, parts={person.pk: {"kept": 3, "not": 1}, ...}, now=now)

   It keeps a new snapshot if the rule allows one and otherwise leaves the last as it was. It
   writes, so it never belongs into a GET.
3. On the page ask `released([key, ...])`: one statement, no writing. No entry: fewer than five have
   answered, say so. `is_alike`: say only that there are answers; its `counts` are empty. Else show
   `counts` with "as of" `released_at`.

The rule (`release_rule` has it in code): at least five people; a snapshot stands until at least
five people's parts have changed, compared with *every* snapshot ever shown under the key, so that
subtracting any two of them says nothing of fewer than five; where all who changed did the same one
thing, it waits for somebody who did not.

Answers that nobody may be known by: hand over `nameless=True` and, instead of a person's id, a
number that only a key outside the database leads to a person, the same one each time. A person's
erasure then has to name it: `forget`.

Keys must not overlap: subtracting a part from its whole would undo the rule. For a principle add up
what was released of its concepts (`combined`) and never count its answers anew. Also leave the
people of one key alone: a sum over a group and another over all but one of it are two keys.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Q

from deskside.ledger.models import AggregateShare, AggregateSnapshot
from deskside.ledger.release_rule import (
    Parts,
    are_alike,
    changed,
    cleaned,
    may_be_first,
    may_follow,
    total,
)
from deskside.lib.db.bulk import insert_ignoring_conflicts

IN_ONE_STATEMENT = 500


@dataclass(frozen=True, slots=True)
class Release:
    """What everybody who may see the sum sees, until the next one."""

    key: str
    people: int  # who had answered: five or more
    counts: dict[str, int]
    is_alike: bool  # all answered alike: then there are no counts
    released_at: datetime

    @property
    def answers(self) -> int:
        return sum(self.counts.values())


def released(keys: Iterable[str]) -> dict[str, Release]:
    """By key, the newest snapshot of each that has one. One statement; it changes nothing."""
    rows = AggregateSnapshot.objects.filter(key__in=list(keys), is_newest=True)
    return {row.key: _release_of(row) for row in rows}


def combined(releases: Iterable[Release]) -> dict[str, int]:
    """The sum of what several releases show; it tells nothing that they do not."""
    return total(dict(enumerate(release.counts for release in releases)))


@transaction.atomic
def release(*, key: str, parts: Parts, now: datetime, nameless: bool = False) -> Release | None:
    """Keep a snapshot of these parts if the rule allows it; what is to be shown from now on.

    None: nothing may be shown yet. `parts` holds everybody's part as it is now, not what is new.
    `nameless`: they are by numbers of zero and more that stand for no row of a person.
    """
    after = cleaned(parts)
    last = AggregateSnapshot.objects.filter(key=key, is_newest=True).first()
    if last is None:
        return _keep(key, after, 1, now, {}, nameless) if may_be_first(after) else None
    shares = list(AggregateShare.objects.filter(key=key).order_by("pk"))
    held = _parts_at(shares, last.number)
    if not changed(held, after) or not may_follow(_earlier(shares, last.number), after):
        return _release_of(last)
    return _keep(key, after, last.number + 1, now, held, nameless)


@transaction.atomic
def forget(*, keys: Iterable[str], token: int) -> None:
    """Whoever this number stood for is erased; that somebody took part stays."""
    AggregateShare.objects.filter(key__in=list(keys), token=token).update(token=None, part={})


def _keep(
    key: str, after: Parts, number: int, now: datetime, held: Parts, nameless: bool
) -> Release:
    """Writes the snapshot and those parts that changed with it."""
    counts = {} if (alike := are_alike({}, after)) else total(after)
    values = {"people": len(after), "counts": counts, "is_alike": alike, "released_at": now}
    AggregateSnapshot.objects.filter(key=key, number__lt=number).update(is_newest=False)
    if insert_ignoring_conflicts(AggregateSnapshot, key=key, number=number, **values):
        moved = changed(held, after)
        who_field = "token" if nameless else "person_id"
        _end_shares(key, moved, number, who_field)
        AggregateShare.objects.bulk_create(
            AggregateShare(key=key, part=after[who], since=number, **{who_field: who})
            for who in sorted(moved & after.keys())
        )
    # Another worker came first: what it released is what is shown.
    return _release_of(AggregateSnapshot.objects.get(key=key, number=number))


def _end_shares(key: str, people: set[int], number: int, who_field: str) -> None:
    open_ones = AggregateShare.objects.filter(key=key, until=None)
    open_ones.filter(person=None, token=None).update(until=number)
    who = sorted(people)
    for start in range(0, len(who), IN_ONE_STATEMENT):
        some = Q(**{f"{who_field}__in": who[start : start + IN_ONE_STATEMENT]})
        open_ones.filter(some).update(until=number)


def _earlier(shares: list[AggregateShare], newest: int) -> Iterator[Parts]:
    """The parts of every snapshot, newest first: most often it already says no."""
    return (_parts_at(shares, number) for number in range(newest, 0, -1))


def _parts_at(shares: list[AggregateShare], number: int) -> Parts:
    held: dict[int, dict[str, int]] = defaultdict(dict)
    for share in shares:
        if share.since <= number and (share.until is None or share.until > number):
            held[_who(share)] = share.part
    return dict(held)


def _who(share: AggregateShare) -> int:
    if share.person_id is not None:
        return share.person_id
    return -share.pk if share.token is None else share.token


def _release_of(row: AggregateSnapshot) -> Release:
    return Release(row.key, row.people, row.counts, row.is_alike, row.released_at)
