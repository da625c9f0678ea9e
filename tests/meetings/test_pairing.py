from __future__ import annotations

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskside.meetings.pairing import (
    fours,
    goes_round,
    meetings_of,
    pairs,
    with_latecomers,
)

NOBODY: frozenset[int] = frozenset()
crowds = st.sets(st.integers(1, 500), min_size=1, max_size=24)
histories = st.lists(st.tuples(st.integers(1, 20), st.integers(21, 40)), max_size=30)


def _everybody(tables: list[tuple[int, ...]]) -> list[int]:
    return sorted(person for table in tables for person in table)


@given(crowds, histories)
def test_pairs_seat_everybody_once_in_twos_and_one_three(
    people: set[int], history: list[tuple[int, int]]
) -> None:
    tables = pairs(people, meetings_of(history))

    assert _everybody(tables) == sorted(people)
    sizes = Counter(len(table) for table in tables)
    assert sizes[3] == (len(people) % 2 if len(people) > 1 else 0)
    assert set(sizes) <= ({2, 3} if len(people) > 1 else {1})


@pytest.mark.item("I-53")
@settings(deadline=None)
@given(st.integers(1, 11))
def test_pairs_do_not_repeat_until_all_have_met(half: int) -> None:
    people = range(half * 2)
    met: Counter[frozenset[int]] = Counter()

    for _round in range(half * 2 - 1):
        met += meetings_of(pairs(people, met))

    assert set(met.values()) == {1}
    assert len(met) == len(list(combinations(people, 2)))


@settings(deadline=None)
@given(st.integers(1, 11))
def test_pairs_of_an_odd_number_have_all_met_after_about_as_many_rounds(half: int) -> None:
    people = range(half * 2 + 1)
    met: Counter[frozenset[int]] = Counter()

    for _round in range(half * 2 + 2):
        met += meetings_of(pairs(people, met))

    assert len(met) == len(list(combinations(people, 2)))


def test_pairs_after_a_change_of_people_prefer_those_who_have_not_met() -> None:
    met = meetings_of([(1, 2), (3, 4), (5, 6)])

    tables = pairs([1, 2, 3, 4], met)

    assert {frozenset(table) for table in tables}.isdisjoint(met)


def test_pairs_where_a_repeat_cannot_be_helped_take_the_one_longest_rested() -> None:
    met = Counter({frozenset({1, 2}): 2, frozenset({1, 3}): 1, frozenset({1, 4}): 2})
    met += Counter({frozenset({3, 4}): 2, frozenset({2, 4}): 1, frozenset({2, 3}): 2})

    tables = pairs([1, 2, 3, 4], met)

    assert sorted(tables) == [(1, 3), (2, 4)]


@given(crowds, st.data())
def test_pairs_keep_to_their_place_unless_somebody_would_be_alone(
    people: set[int], data: st.DataObject
) -> None:
    elsewhere = frozenset(data.draw(st.sets(st.sampled_from(sorted(people)))))
    near = people - elsewhere

    tables = pairs(people, {}, elsewhere=elsewhere)

    assert _everybody(tables) == sorted(people)
    mixed = [table for table in tables if 0 < len(elsewhere.intersection(table)) < len(table)]
    assert len(mixed) <= (1 if 1 in (len(near), len(elsewhere)) else 0)


def test_pairs_put_two_people_without_a_device_at_different_tables() -> None:
    tables = pairs([1, 2, 3, 4], {}, on_paper=frozenset({1, 4}))

    assert not any({1, 4} <= set(table) for table in tables)


@pytest.mark.item("I-39")
@given(st.sets(st.integers(1, 500), min_size=3, max_size=40), histories)
def test_fours_are_three_to_five_people(people: set[int], history: list[tuple[int, int]]) -> None:
    groups = fours(pairs(people, meetings_of(history)))

    assert _everybody(groups) == sorted(people)
    assert {len(group) for group in groups} <= {3, 4, 5}


def test_fours_keep_pairs_together() -> None:
    assert fours([(1, 2), (3, 4), (5, 6), (7, 8)]) == [(1, 2, 7, 8), (3, 4, 5, 6)]


def test_fours_of_two_people_elsewhere_hear_others_too() -> None:
    groups = fours([(1, 2), (3, 4), (5, 6)], elsewhere=frozenset({5, 6}))

    assert not any(set(group) == {5, 6} for group in groups)


@given(crowds, crowds)
def test_with_latecomers_nobody_sits_alone_and_nobody_is_missing(
    before: set[int], after: set[int]
) -> None:
    tables = with_latecomers(pairs(before, {}), after)

    assert _everybody(tables) == sorted(after)
    assert all(len(table) > 1 for table in tables) or len(after) == 1


def test_with_latecomers_the_second_one_makes_a_pair_with_the_first() -> None:
    assert with_latecomers([(1, 2)], [1, 2, 3]) == [(1, 2, 3)]
    assert with_latecomers([(1, 2)], [1, 2, 3, 4]) == [(1, 2), (3, 4)]


def test_with_latecomers_whoever_stays_behind_joins_another_table() -> None:
    assert with_latecomers([(1, 2), (3, 4)], [1, 2, 3]) == [(1, 2, 3)]


@pytest.mark.parametrize(("present", "round_by_name"), [(2, True), (6, True), (7, False)])
@pytest.mark.item("I-54")
def test_goes_round_up_to_six(present: int, round_by_name: bool) -> None:
    assert goes_round(present) is round_by_name
