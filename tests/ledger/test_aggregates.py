from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from deskside.ledger.aggregates import combined, forget, release, released
from deskside.ledger.models import AggregateShare, AggregateSnapshot
from deskside.ledger.personal_data import erase_person
from deskside.people.models import Person
from tests.factories.people import PersonFactory

NOW = datetime(2026, 7, 1, 9, tzinfo=UTC)
KEY = "kept:harbour:listening"
pytestmark = pytest.mark.django_db


@pytest.fixture
def people() -> list[int]:
    return [person.pk for person in PersonFactory.create_batch(12)]


def mixed(people: list[int]) -> dict[int, dict[str, int]]:
    """Every other one kept theirs."""
    return {who: {"kept": 1} if place % 2 else {"not": 1} for place, who in enumerate(people)}


def test_four_people_are_too_few(people: list[int]) -> None:
    assert release(key=KEY, parts=mixed(people[:4]), now=NOW) is None
    assert released([KEY]) == {}
    assert AggregateShare.objects.count() == 0


def test_five_people_are_shown_with_the_instant(people: list[int]) -> None:
    release(key=KEY, parts=mixed(people[:5]), now=NOW)

    shown = released([KEY])[KEY]
    assert (shown.people, shown.counts, shown.released_at) == (5, {"kept": 2, "not": 3}, NOW)
    assert (shown.answers, shown.is_alike) == (5, False)


def test_answers_that_are_all_alike_are_not_counted(people: list[int]) -> None:
    shown = release(key=KEY, parts={who: {"kept": 2} for who in people}, now=NOW)

    assert shown is not None
    assert (shown.is_alike, shown.counts) == (True, {})


def test_snapshot_stands_until_five_people_have_changed(people: list[int]) -> None:
    later = NOW + timedelta(days=1)
    release(key=KEY, parts=mixed(people[:5]), now=NOW)

    four_more = release(key=KEY, parts=mixed(people[:9]), now=later)
    five_more = release(key=KEY, parts=mixed(people[:10]), now=later)

    assert four_more is not None
    assert five_more is not None
    assert (four_more.people, four_more.released_at) == (5, NOW)
    assert (five_more.people, five_more.released_at) == (10, later)
    assert released([KEY])[KEY] == five_more


def test_same_parts_again_write_nothing(people: list[int]) -> None:
    parts = mixed(people)
    for _ in range(3):
        release(key=KEY, parts=parts, now=NOW)

    assert (AggregateSnapshot.objects.count(), AggregateShare.objects.count()) == (1, len(people))


def test_only_changed_parts_are_kept_anew(people: list[int]) -> None:
    parts = mixed(people)
    release(key=KEY, parts=parts, now=NOW)

    moved = {who: {"kept": 1, "not": 1} if n else {"kept": 3} for n, who in enumerate(people[:5])}
    release(key=KEY, parts=parts | moved, now=NOW)

    assert AggregateShare.objects.count() == len(people) + 5
    assert AggregateShare.objects.filter(until=None).count() == len(people)


def test_earlier_snapshots_are_remembered_beyond_the_last(people: list[int]) -> None:
    """Five change, four of them change back and a sixth changes: beside the first, two differ."""
    first = {who: {"kept": 1} for who in people} | {people[11]: {"not": 1}}
    second = first | {who: {"not": 1} for who in people[:4]} | {people[4]: {"partly": 1}}
    third = second | {who: {"kept": 1} for who in people[:4]} | {people[5]: {"not": 1}}
    for parts in (first, second):
        release(key=KEY, parts=parts, now=NOW)

    shown = release(key=KEY, parts=third, now=NOW)

    assert AggregateSnapshot.objects.count() == 2
    assert shown == released([KEY])[KEY]
    assert shown is not None
    assert shown.counts == {"kept": 6, "not": 5, "partly": 1}


def test_erasure_keeps_no_part_and_gives_nothing_away(people: list[int]) -> None:
    first = mixed(people)
    release(key=KEY, parts=first, now=NOW)

    erase_person(person=Person.objects.get(pk=people[0]))

    rest = {who: part for who, part in first.items() if who != people[0]}
    after = release(key=KEY, parts=rest, now=NOW)
    assert after is not None
    assert after.people == len(people)  # the old one stands: only one person has gone
    assert AggregateShare.objects.get(person=None).part == {}
    four_more = rest | {who: {"partly": 1} for who in people[1:4]} | {people[4]: {"kept": 5}}
    after = release(key=KEY, parts=four_more, now=NOW)
    assert after is not None
    assert after.people == len(people) - 1  # the erased one and four others are five
    assert not AggregateShare.objects.filter(person=None, until=None).exists()


def test_other_keys_are_other_sums(people: list[int]) -> None:
    release(key=KEY, parts=mixed(people[:5]), now=NOW)
    release(key="kept:harbour:asking", parts=mixed(people[5:]), now=NOW)

    both = released([KEY, "kept:harbour:asking", "kept:hill:asking"])

    assert set(both) == {KEY, "kept:harbour:asking"}
    assert combined(both.values()) == {"kept": 5, "not": 7}


def test_reading_takes_one_statement(
    people: list[int], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for key in ("a", "b", "c"):
        release(key=key, parts=mixed(people), now=NOW)

    with django_assert_num_queries(1):
        released(["a"])
    with django_assert_num_queries(1):
        released(["a", "b", "c"])


def test_nameless_answers_lead_to_nobody_and_are_kept_apart_by_their_numbers() -> None:
    tokens = {10**15 + n: {"yes": 1, "score": n + 1} for n in range(5)}

    first = release(key="pulse", parts=tokens, now=NOW, nameless=True)
    changed = {who: {"no" if who % 2 else "maybe": 1} for who in tokens}
    early = release(key="pulse", parts={**tokens, **_some(changed, 4)}, now=NOW, nameless=True)
    later = release(key="pulse", parts=changed, now=NOW, nameless=True)

    assert first is not None
    assert early == first
    assert later is not None
    assert later.counts == {"no": 2, "maybe": 3}
    assert not AggregateShare.objects.exclude(person=None).exists()


def test_forgotten_number_keeps_no_part_and_still_counts_as_somebody() -> None:
    tokens = {10**15 + n: {"yes": 1, "score": n + 1} for n in range(5)}
    release(key="pulse", parts=tokens, now=NOW, nameless=True)

    forget(keys=["pulse"], token=10**15)

    assert AggregateShare.objects.filter(token=None, part={}).count() == 1
    assert AggregateShare.objects.count() == 5


def _some(parts: dict[int, dict[str, int]], count: int) -> dict[int, dict[str, int]]:
    return dict(list(parts.items())[:count])
