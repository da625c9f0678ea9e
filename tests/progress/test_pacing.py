from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskside.progress.pacing import Pacing, PacingError, check_own, propose, shift_from

MONDAY = date(2026, 11, 23)


@pytest.mark.item("I-19")
def test_weekly_ends_each_week_on_its_last_working_day() -> None:
    dates = propose(Pacing("weekly", MONDAY), 3)
    assert dates == [date(2026, 11, 27), date(2026, 12, 4), date(2026, 12, 11)]


def test_weekly_skips_a_week_without_working_days() -> None:
    off = frozenset(MONDAY + timedelta(days=7 + n) for n in range(7))
    assert propose(Pacing("weekly", MONDAY, blackout=off), 2) == [
        date(2026, 11, 27),
        date(2026, 12, 11),
    ]


@pytest.mark.item("I-20")
def test_two_days_puts_half_on_each_working_day() -> None:
    friday = date(2026, 11, 27)
    dates = propose(Pacing("two-days", friday), 8)
    assert dates == [friday] * 4 + [date(2026, 11, 30)] * 4


def test_every_n_counts_working_days() -> None:
    dates = propose(Pacing("every-n", MONDAY, every_days=3), 2)
    assert dates == [date(2026, 11, 25), date(2026, 11, 30)]


def test_propose_without_working_days_says_so() -> None:
    with pytest.raises(PacingError, match="at least one working day"):
        propose(Pacing("weekly", MONDAY, weekdays=""), 8)


def test_propose_with_too_few_days_says_so() -> None:
    with pytest.raises(PacingError, match="too few"):
        propose(Pacing("every-n", MONDAY, weekdays="1", every_days=60), 8)


def test_check_own_refuses_a_step_back() -> None:
    check_own([MONDAY, MONDAY])
    with pytest.raises(PacingError, match="Section 2"):
        check_own([MONDAY, MONDAY - timedelta(days=1)])


def test_shift_from_moves_later_dates_to_working_days() -> None:
    pacing = Pacing("weekly", MONDAY)
    dates = propose(pacing, 3)
    moved = shift_from(dates, 1, dates[1] + timedelta(days=2), pacing)
    assert moved == [dates[0], date(2026, 12, 6), date(2026, 12, 14)]


@given(
    start=st.dates(date(2000, 1, 1), date(2090, 1, 1)),
    weekdays=st.sets(st.sampled_from("1234567"), min_size=1),
    off=st.sets(st.integers(0, 200), max_size=60),
    preset=st.sampled_from(["weekly", "two-days", "every-n"]),
    every=st.integers(1, 10),
    sections=st.integers(1, 9),
)
def test_proposed_dates_are_working_days_in_order(
    start: date, weekdays: set[str], off: set[int], preset: str, every: int, sections: int
) -> None:
    blackout = frozenset(start + timedelta(days=day) for day in off)
    pacing = Pacing(preset, start, "".join(sorted(weekdays)), every, blackout)
    dates = propose(pacing, sections)
    assert len(dates) == sections
    assert all(pacing.is_working(day) and day >= start for day in dates)
    assert dates == sorted(dates)
    if preset != "two-days":
        assert len(set(dates)) == sections
