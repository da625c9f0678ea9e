from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest

from deskside.notify.pace import next_free_day, out_of_quiet, with_room

BERLIN = "Europe/Berlin"
EVENING, MORNING = time(20), time(7)


def berlin(day: int, hour: int, minute: int = 0, month: int = 7) -> datetime:
    """In summer two hours behind UTC's wall, in winter one."""
    offset = 2 if month == 7 else 1
    return datetime(2026, month, day, hour, minute, tzinfo=UTC) - timedelta(hours=offset)


@pytest.mark.parametrize(
    ("moment", "waits_until"),
    [
        (berlin(1, 19, 59), berlin(1, 19, 59)),
        (berlin(1, 20), berlin(2, 7)),
        (berlin(2, 6, 59), berlin(2, 7)),
        (berlin(2, 7), berlin(2, 7)),
    ],
)
def test_out_of_quiet_over_midnight_waits_for_the_morning(
    moment: datetime, waits_until: datetime
) -> None:
    assert out_of_quiet(moment, BERLIN, EVENING, MORNING) == waits_until


def test_out_of_quiet_within_one_day_waits_for_its_end() -> None:
    assert out_of_quiet(berlin(1, 13), BERLIN, time(12), time(14)) == berlin(1, 14)


def test_out_of_quiet_same_time_twice_means_none() -> None:
    moment = berlin(1, 3)

    assert out_of_quiet(moment, BERLIN, MORNING, MORNING) == moment


def test_out_of_quiet_is_seven_also_on_the_night_the_clocks_go_back() -> None:
    assert out_of_quiet(datetime(2026, 10, 24, 22, tzinfo=UTC), BERLIN, EVENING, MORNING) == (
        datetime(2026, 10, 25, 6, tzinfo=UTC)
    )


@pytest.mark.parametrize(
    ("had", "free"),
    [([], 10), ([10], 11), ([10, 11], 12), ([5, 7, 9], 12), ([3, 7, 9], 10), ([4, 6, 8], 11)],
)
def test_next_free_day_one_a_day_and_three_in_seven(had: list[int], free: int) -> None:
    days = [date(2026, 7, day) for day in had]

    assert next_free_day(date(2026, 7, 10), days) == date(2026, 7, free)


def test_with_room_keeps_the_hour_it_was_due_at() -> None:
    now, due = berlin(10, 16), berlin(10, 9)

    assert with_room(now, due, BERLIN, []) == now
    assert with_room(now, due, BERLIN, [berlin(10, 8)]) == berlin(11, 9)


def test_with_room_counts_days_of_the_reader() -> None:
    """Half past midnight in Berlin is still yesterday in UTC."""
    assert with_room(berlin(11, 9), berlin(11, 9), BERLIN, [berlin(11, 0, 30)]) == berlin(12, 9)
    assert with_room(berlin(11, 9), berlin(11, 9), BERLIN, [berlin(10, 23)]) == berlin(11, 9)
