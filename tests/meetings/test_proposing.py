from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from deskside.meetings.proposing import later_days, propose_kick_off, propose_meetings

DAY = timedelta(days=1)
MONDAY = date(2026, 3, 2)


def weekdays_only(day: date) -> bool:
    return day.isoweekday() <= 5


@given(
    gaps=st.lists(st.integers(0, 20), min_size=1, max_size=12),
    weekday=st.integers(1, 5),
    since=st.integers(-30, 60),
    off=st.sets(st.integers(0, 200), max_size=20),
)
def test_each_meeting_follows_its_section_and_the_one_before(
    gaps: list[int], weekday: int, since: int, off: set[int]
) -> None:
    days_off = {MONDAY + n * DAY for n in off}
    dues = [(n, MONDAY + sum(gaps[: n + 1]) * DAY) for n in range(len(gaps))]
    earliest = MONDAY + since * DAY
    found = propose_meetings(
        dues,
        weekday=weekday,
        earliest=earliest,
        works=lambda day: weekdays_only(day) and day not in days_off,
    )
    due_of = dict(dues)
    assert all(p.section_id is not None and p.day > due_of[p.section_id] for p in found)
    assert all(p.day >= earliest for p in found)
    assert all(a.day < b.day for a, b in pairwise(found))
    assert [p.section_id for p in found] == sorted(p.section_id or 0 for p in found)


def test_a_weekly_plan_has_a_meeting_each_week() -> None:
    dues = [(n, date(2026, 3, 6) + 7 * n * DAY) for n in range(4)]
    found = propose_meetings(dues, weekday=2, earliest=MONDAY, works=weekdays_only)
    assert [p.day for p in found] == [date(2026, 3, 10) + 7 * n * DAY for n in range(4)]


def test_two_days_of_course_have_their_meetings_once_a_week_afterwards() -> None:
    dues = [(n, date(2026, 3, 3)) for n in range(3)]
    found = propose_meetings(dues, weekday=4, earliest=MONDAY, works=weekdays_only)
    assert [p.day for p in found] == [date(2026, 3, 5) + 7 * n * DAY for n in range(3)]


def test_a_holiday_moves_a_meeting_to_the_next_working_day() -> None:
    easter_monday = date(2026, 4, 6)
    found = propose_meetings(
        [(1, date(2026, 4, 2))],
        weekday=1,
        earliest=MONDAY,
        works=lambda day: weekdays_only(day) and day != easter_monday,
    )
    assert found[0].day == date(2026, 4, 7)


def test_the_kick_off_is_on_the_first_working_day() -> None:
    saturday = date(2026, 2, 28)
    kick_off = propose_kick_off(saturday, earliest=MONDAY - 30 * DAY, works=weekdays_only)
    assert kick_off.day == MONDAY
    late = propose_kick_off(saturday, earliest=date(2026, 3, 5), works=weekdays_only)
    assert late.day == date(2026, 3, 5)


def test_a_sitting_is_put_off_to_the_next_working_day_or_by_a_week() -> None:
    friday = date(2026, 3, 6)
    assert later_days(friday, today=friday, works=weekdays_only) == (
        date(2026, 3, 9),
        date(2026, 3, 13),
    )
    long_past = later_days(friday, today=date(2026, 3, 18), works=weekdays_only)
    assert long_past == (date(2026, 3, 19), date(2026, 3, 20))
