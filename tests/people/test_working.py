from __future__ import annotations

from collections import Counter
from datetime import date, timedelta

import pytest

from deskside.people.working import (
    Rhythm,
    UnreadableRota,
    days_worked,
    read_rota,
    rota_words,
    share_at_work,
    works_on,
)

MONDAY = date(2026, 11, 23)


def test_weekdays_count_where_there_is_no_cycle() -> None:
    assert works_on(Rhythm("12345"), MONDAY)
    assert not works_on(Rhythm("12345"), MONDAY + timedelta(days=5))


@pytest.mark.item("I-18")
def test_days_on_and_off_in_turn_count_from_their_first_day_both_ways() -> None:
    rhythm = Rhythm(cycle="1100", cycle_from=MONDAY)
    days = [works_on(rhythm, MONDAY + timedelta(days=n)) for n in range(-4, 6)]
    assert days == [True, True, False, False] * 2 + [True, True]


def test_somebody_away_does_not_work() -> None:
    rhythm = Rhythm("1234567", away=((MONDAY, MONDAY + timedelta(days=1)),))
    assert days_worked(rhythm, MONDAY, MONDAY + timedelta(days=6)) == 5
    assert share_at_work(Counter([rhythm, Rhythm()]), MONDAY) == (1, 2)


@pytest.mark.parametrize(
    ("typed", "cycle"),
    [
        ("4 on, 4 off", "11110000"),
        ("2 on 2 off 3 on 2 off", "110011100"),
        ("7on/7OFF", "11111110000000"),
        ("", ""),
    ],
)
def test_a_rota_is_read_as_people_say_it(typed: str, cycle: str) -> None:
    assert read_rota(typed) == cycle
    assert read_rota(rota_words(cycle)) == cycle


@pytest.mark.parametrize("typed", ["early, late", "4 off", "40 on, 40 off", "4 on, 4", "on"])
def test_a_rota_that_is_none_says_how_to_write_it(typed: str) -> None:
    with pytest.raises(UnreadableRota):
        read_rota(typed)
