from __future__ import annotations

from datetime import date

from deskside.measures import months


def test_baseline_is_the_six_whole_months_before() -> None:
    assert months.baseline_of(date(2026, 2, 23)) == [
        date(2025, 8, 1), date(2025, 9, 1), date(2025, 10, 1),
        date(2025, 11, 1), date(2025, 12, 1), date(2026, 1, 1),
    ]  # fmt: skip


def test_month_of_the_beginning_is_neither_before_nor_since() -> None:
    start = date(2026, 2, 23)
    assert months.since(start, date(2026, 5, 2)) == [date(2026, 3, 1), date(2026, 4, 1)]
    assert months.since(start, date(2026, 3, 31)) == []


def test_only_months_that_are_over_are_to_be_filled() -> None:
    filled = months.to_fill(date(2026, 2, 23), date(2026, 4, 30))
    assert (filled[0], filled[-1]) == (date(2025, 8, 1), date(2026, 3, 1))


def test_it_is_time_again_after_three_whole_months() -> None:
    assert months.again_from(date(2026, 2, 23)) == date(2026, 6, 1)
    assert months.again_from(date(2026, 11, 2)) == date(2027, 3, 1)


def test_ends_of_the_calendar_are_not_passed() -> None:
    assert months.plus(date(1, 3, 1), -600) == date(1, 1, 1)
    assert months.plus(date(9999, 12, 1), 5) == date(9999, 12, 1)
