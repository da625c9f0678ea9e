"""When it is due, and when its writer is reminded: arithmetic on a wall clock."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskside.commitments.timing import REMIND_CHOICES, Due, Working, due_after, remind_after

BERLIN = "Europe/Berlin"
OFFICE = Working("12345", time(9), time(17))
NIGHTS = Working("12345", time(22), time(6))


def at(text: str, zone: str = BERLIN) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone)).astimezone(UTC)


def wall(due: Due) -> str:
    return f"{due.local_date:%a %d} {due.local_time:%H:%M}"


@pytest.mark.item("I-51")
@pytest.mark.parametrize(
    ("made", "working", "expected"),
    [
        ("2026-07-01T11:00", OFFICE, "Thu 02 11:00"),
        ("2026-07-03T16:00", OFFICE, "Mon 06 16:00"),  # over the weekend
        ("2026-07-03T20:00", OFFICE, "Mon 06 17:00"),  # as far as Monday's hours go
        ("2026-07-05T06:00", OFFICE, "Mon 06 09:00"),  # before the hours of a working day
        ("2026-07-01T22:00", OFFICE, "Fri 03 09:00"),  # after them
        ("2026-07-04T12:00", Working(), "Mon 06 12:00"),  # no hours known
        ("2026-07-04T12:00", Working(weekdays=""), "Sun 05 12:00"),  # no pattern at all
        ("2026-07-01T23:00", NIGHTS, "Thu 02 23:00"),
        ("2026-07-02T03:00", NIGHTS, "Fri 03 03:00"),  # in the night that began on Thursday
        ("2026-07-01T12:00", NIGHTS, "Thu 02 22:00"),
    ],
)
def test_due_is_a_day_later_in_working_time(made: str, working: Working, expected: str) -> None:
    assert wall(due_after(at(made), BERLIN, working)) == expected


def test_due_waits_for_the_end_of_an_absence() -> None:
    away = Working("12345", time(9), time(17), ((date(2026, 7, 2), date(2026, 7, 10)),))

    assert wall(due_after(at("2026-07-01T11:00"), BERLIN, away)) == "Mon 13 11:00"


@pytest.mark.parametrize(
    ("made", "instant"),
    [
        ("2026-03-28T12:00", "2026-03-29T10:00"),  # clocks go forward in between: 23 hours
        ("2026-10-24T12:00", "2026-10-25T11:00"),  # and back: 25
        ("2026-03-28T02:30", "2026-03-29T01:00"),  # a time that the next day skips
    ],
)
def test_due_keeps_the_clock_time_over_summer_time(made: str, instant: str) -> None:
    due = due_after(at(made), BERLIN, Working(weekdays=""))

    assert due.at == datetime.fromisoformat(instant).replace(tzinfo=UTC)


@pytest.mark.parametrize(
    ("choice", "own", "expected"),
    [
        ("two_hours", None, "2026-07-01T13:00"),
        ("morning", None, "2026-07-02T09:00"),
        ("shift", None, "2026-07-02T09:00"),
        ("own", time(15, 30), "2026-07-01T15:30"),
        ("own", time(8), "2026-07-02T08:00"),
        ("own", None, None),
        ("none", None, None),
        ("whatever", None, None),
    ],
)
def test_reminder_comes_at_the_chosen_moment(
    choice: str, own: time | None, expected: str | None
) -> None:
    made = at("2026-07-01T11:00")
    due = due_after(made, BERLIN, OFFICE)

    found = remind_after(choice, made, due, OFFICE, own)

    assert found == (at(expected) if expected else None)


def test_reminder_that_would_come_too_late_is_left_out() -> None:
    made = at("2026-07-01T08:00")
    due = Due(date(2026, 7, 1), time(9), BERLIN)

    assert remind_after("morning", made, due, OFFICE) is None


zones = st.sampled_from([BERLIN, "America/New_York", "Asia/Kolkata", "Pacific/Apia", "UTC"])
moments = st.datetimes(*(datetime(year, 1, 1) for year in (2025, 2030))).map(  # noqa: DTZ001
    lambda naive: naive.replace(tzinfo=UTC)
)
hours = st.none() | st.times().map(lambda t: t.replace(second=0, microsecond=0))


@st.composite
def patterns(draw: st.DrawFn) -> Working:
    days = "".join(sorted(draw(st.sets(st.sampled_from("1234567")))))
    first = draw(st.dates(date(2025, 1, 1), date(2030, 1, 1)))
    away = (first, first + timedelta(days=draw(st.integers(0, 60))))
    return Working(days, draw(hours), draw(hours), (away,))


@given(moments, zones, patterns())
def test_due_is_never_early_and_always_in_a_shift(
    made: datetime, zone: str, working: Working
) -> None:
    due = due_after(made, zone, working)
    moment = datetime.combine(due.local_date, due.local_time)
    local = made.astimezone(ZoneInfo(zone)).replace(second=0, microsecond=0, tzinfo=None)

    assert moment >= local + timedelta(days=1)
    shifts = (
        working.shift_of(day)
        for day in (due.local_date, due.local_date - timedelta(days=1))
        if working.works_on(day)
    )
    assert any(begin <= moment <= end for begin, end in shifts)


@given(moments, zones, patterns(), st.sampled_from(REMIND_CHOICES), hours)
def test_reminder_lies_between_the_promise_and_its_end(
    made: datetime, zone: str, working: Working, choice: str, own: time | None
) -> None:
    due = due_after(made, zone, working)

    found = remind_after(choice, made, due, working, own)

    assert found is None or made < found < due.at
