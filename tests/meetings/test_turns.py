from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskside.meetings.turns import Candidate, Slot, assign, order_for

DAY = timedelta(days=1)
FIRST = date(2026, 3, 10)


def weeks(number: int) -> list[Slot]:
    days = [FIRST + 7 * n * DAY for n in range(number)]
    return [Slot(n, day, earlier=tuple(days[:n])) for n, day in enumerate(days)]


@given(people=st.integers(1, 14), meetings=st.integers(0, 30))
def test_turns_are_even_where_everybody_is_there(people: int, meetings: int) -> None:
    found = assign(weeks(meetings), [Candidate(n) for n in range(people)])
    led = [sum(a.facilitator == n for a in found.values()) for n in range(people)]
    assert sum(led) == meetings
    assert max(led) - min(led) <= 1


@given(
    people=st.integers(1, 9),
    meetings=st.integers(1, 20),
    off=st.sets(st.tuples(st.integers(0, 8), st.integers(0, 19))),
)
def test_nobody_leads_or_stands_by_on_a_day_off(
    people: int, meetings: int, off: set[tuple[int, int]]
) -> None:
    def free(person: int) -> list[date]:
        return [slot.day for slot in weeks(meetings) if (person, slot.key) not in off]

    row = [Candidate(n, is_free=free(n).__contains__) for n in range(people)]
    for key, assigned in assign(weeks(meetings), row).items():
        able = {n for n in range(people) if (n, key) not in off}
        assert assigned.facilitator in able or not able
        assert assigned.understudy != assigned.facilitator or assigned.facilitator is None
        assert assigned.understudy in able or len(able) <= 1


@given(
    people=st.integers(2, 9),
    given_back=st.sets(st.tuples(st.integers(0, 8), st.integers(0, 11)), max_size=12),
)
def test_what_was_given_back_is_not_handed_out_again_to_the_same(
    people: int, given_back: set[tuple[int, int]]
) -> None:
    slots = [
        Slot(s.key, s.day, frozenset(p for p, key in given_back if key == s.key)) for s in weeks(12)
    ]
    for key, assigned in assign(slots, [Candidate(n) for n in range(people)]).items():
        assert (assigned.facilitator, key) not in given_back
        assert (assigned.understudy, key) not in given_back


@given(people=st.integers(1, 8), led=st.integers(0, 5))
def test_a_newcomer_is_never_first_and_never_leads_more_than_the_others(
    people: int, led: int
) -> None:
    yesterday = FIRST - DAY
    new = Candidate(99, joined_on=yesterday, newcomer_since=yesterday, joined_late=True)
    old = [Candidate(n, led=led, last=FIRST - 30 * DAY) for n in range(people)]
    found = assign(weeks(12), [new, *old])
    leads = [found[n].facilitator for n in range(12)]
    assert 99 not in leads[:people]
    for upto in range(12):
        assert leads[:upto].count(99) <= min(leads[:upto].count(n) for n in range(people)) + 1


def test_a_newcomer_leads_only_where_nobody_else_is_there() -> None:
    new = Candidate(9, newcomer_since=FIRST - DAY, joined_late=True)
    away = Candidate(1, is_free=lambda day: day != FIRST)
    assert assign(weeks(2), [new, away])[0].facilitator == 9
    assert assign(weeks(1), [away])[0].facilitator is None


def test_among_equals_whoever_has_waited_longest_is_next() -> None:
    row = {
        1: Candidate(1, led=1, last=FIRST - 7 * DAY),
        2: Candidate(2, led=1, last=FIRST - 21 * DAY),
        3: Candidate(3, led=2, last=FIRST - 70 * DAY),
    }
    assert order_for(weeks(1)[0], row) == [2, 1, 3]


@pytest.mark.parametrize("order", [[1, 2, 3], [3, 2, 1], [2, 3, 1]])
def test_the_order_of_the_list_does_not_matter(order: list[int]) -> None:
    found = assign(weeks(6), [Candidate(n) for n in order])
    assert [found[n].facilitator for n in range(6)] == [1, 2, 3, 1, 2, 3]
    assert [found[n].understudy for n in range(6)] == [2, 3, 1, 2, 3, 1]
