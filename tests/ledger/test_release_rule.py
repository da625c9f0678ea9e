from __future__ import annotations

from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from deskside.ledger.release_rule import (
    AT_LEAST,
    Parts,
    are_alike,
    changed,
    cleaned,
    may_be_first,
    may_follow,
)

PARTS = st.dictionaries(
    st.integers(1, 9),
    st.dictionaries(st.sampled_from(["kept", "partly", "not"]), st.integers(0, 2), max_size=3),
    max_size=9,
)


def everybody(people: range, **part: int) -> dict[int, dict[str, int]]:
    return {who: dict(part) for who in people}


def shown(states: list[Parts]) -> list[Parts]:
    """What is released while the answers go through these states."""
    kept: list[Parts] = []
    for state in map(cleaned, states):
        fine = may_follow(reversed(kept), state) if kept else may_be_first(state)
        if fine:
            kept.append(state)
    return kept


@given(st.lists(PARTS, max_size=12))
def test_no_two_releases_differ_by_fewer_than_five_people(states: list[Parts]) -> None:
    for one, other in combinations(shown(states), 2):
        assert len(changed(one, other)) == 0 or len(changed(one, other)) >= AT_LEAST


@given(st.lists(PARTS, max_size=12))
def test_no_two_releases_differ_by_one_thing_that_all_did(states: list[Parts]) -> None:
    for one, other in combinations(shown(states), 2):
        assert not (changed(one, other) and are_alike(one, other))


@given(st.lists(PARTS, max_size=12))
def test_every_release_is_about_five_people_or_more(states: list[Parts]) -> None:
    assert all(len(state) >= AT_LEAST for state in shown(states))


def test_return_of_an_old_state_by_way_of_another_isolates_nobody() -> None:
    """Five change, four change back and a sixth changes: beside the first, two people differ."""
    first = everybody(range(1, 9), kept=1) | everybody(range(6, 8), partly=1)
    second = first | everybody(range(1, 5), partly=1) | {5: {"not": 1}}
    third = second | everybody(range(1, 5), kept=1) | {8: {"not": 1}}

    assert may_follow([first], second)
    assert len(changed(second, third)) == AT_LEAST
    assert not may_follow([second, first], third)


def test_five_newcomers_who_say_the_same_wait_for_one_who_does_not() -> None:
    first = everybody(range(1, 5), kept=1) | {5: {"not": 1}}
    more = first | everybody(range(6, 11), kept=2)

    assert not may_follow([first], more)
    assert may_follow([first], more | {11: {"not": 1}})


def test_state_that_was_shown_before_may_be_shown_again() -> None:
    first = everybody(range(1, 5), kept=1) | {5: {"not": 1}}

    assert may_follow([first], dict(first))


def test_alike_is_one_kind_of_answer_however_many_each_gave() -> None:
    assert are_alike({}, {1: {"kept": 1}, 2: {"kept": 7}})
    assert not are_alike({}, {1: {"kept": 1}, 2: {"not": 1}})
    assert not are_alike({}, {1: {"kept": 1, "not": 1}, 2: {"kept": 2, "not": 3}})


def test_erased_person_counts_among_the_changed_and_hides_nobody() -> None:
    before = everybody(range(1, 5), kept=1) | {-7: {}}
    after = everybody(range(1, 5), partly=1)

    assert len(changed(before, after)) == AT_LEAST
    assert are_alike(before, after)


def test_zero_is_no_answer() -> None:
    assert cleaned({1: {"kept": 0}, 2: {"kept": 1, "not": 0}}) == {2: {"kept": 1}}
