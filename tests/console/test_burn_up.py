from __future__ import annotations

import json
import re

import pytest

from deskside.console.burn_up import (
    DAY,
    WEEK,
    Curve,
    counted_times,
    finding,
    plan_line,
    planned_at,
    real_line,
    real_line_of_days,
)
from deskside.console.burn_up_svg import drawings

ASKED = ((("1", "2"), ("3", "4")),)


def curve(done: int, planned: int, total: int = 100) -> Curve:
    """Half-way through a plan of twenty days."""
    plan = ((0.0, 0.0), (10.0 * DAY, float(planned)), (20.0 * DAY, float(total)))
    return Curve(plan, ((0.0, 0.0), (10.0 * DAY, float(done))), 10.0 * DAY)


def test_of_the_exercises_one_counts() -> None:
    packed = json.dumps({"1": 50, "2": 0, "3": 70, "4": 60})

    assert counted_times(ASKED, packed) == (50, 60)
    assert counted_times(ASKED, "") == ()


def test_plan_rises_between_its_dates_and_stays_after_the_last() -> None:
    plan = plan_line(0, [(10.0, 2), (20.0, 1)], people=5)

    assert [planned_at(plan, at) for at in (0, 5, 10, 15, 20, 99)] == [0, 5, 10, 12.5, 15, 15]


def test_real_line_has_a_point_a_week_and_one_for_now() -> None:
    line = real_line([DAY, WEEK + DAY], 0, WEEK + 2 * DAY)

    assert line == ((0, 0.0), (WEEK, 1.0), (WEEK + 2 * DAY, 2.0))


def test_real_line_of_sums_ends_with_what_is_done_now() -> None:
    line = real_line_of_days([(DAY, 3), (2 * DAY, 5)], 0, 2.5 * DAY, done=7)

    assert line == ((0, 0.0), (DAY, 3.0), (2 * DAY, 5.0), (2.5 * DAY, 7.0))


@pytest.mark.parametrize(
    ("done", "planned", "expected"),
    [
        (50, 50, "As far as the plan says"),
        (51, 50, "One activity ahead of the plan"),
        (40, 50, "Ten activities behind the plan"),
        (100, 50, "Everything is done"),
    ],
)
def test_title_says_the_finding(done: int, planned: int, expected: str) -> None:
    assert finding(curve(done, planned)) == expected


def test_title_says_whose_absence_explains_it() -> None:
    names = [("Ada", 30), ("Ben", 28), ("Farid", 0), ("Mei", 32)]

    title = finding(curve(90, 100, total=200), names)

    assert title == "Ten activities behind the plan. Without the 25 of Farid, 15 ahead"


def test_drawing_has_one_for_each_width_and_says_its_figures() -> None:
    svg = str(drawings(curve(40, 50), "Europe/Lisbon"))

    assert svg.count("<svg") == 2
    assert "40 done, 50 planned by today, 100 in all" in svg
    assert not re.search(r"(style=|on\w+=|NaN)", svg)
