"""Thousands of plans over all zones: every date ends when the clock on the group's wall says so.

5,000 plans each time; `DESKSIDE_FULL=1` makes as many as give 100,000 due instants and more.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from random import Random
from zoneinfo import ZoneInfo, available_timezones

import pytest

from deskside.lib.zones import resolve
from deskside.progress.pacing import Pacing, propose
from deskside.progress.planning.moments import moments
from deskside.progress.planning.moving import over_pause, rearranged

PLANS = 100_000 if os.environ.get("DESKSIDE_FULL") else 5_000
SECTIONS = 8
PRESETS = ("weekly", "two-days", "every-n")
# Where clocks are put forward or back somewhere, so that these hours are met often.
HOURS = (time(0), time(0, 30), time(1), time(2), time(2, 30), time(3), time(17), time(23, 59))


def plans(count: int) -> Iterator[tuple[Pacing, list[date]]]:
    """Every zone there is in turn, with what leaders do to dates: shift, drag and pause them."""
    random = Random(2026)  # noqa: S311  the same plans each time
    zones = sorted(available_timezones())
    for number in range(count):
        start = date(2015, 1, 1) + timedelta(days=random.randrange(22 * 365))
        pacing = Pacing(
            preset=random.choice(PRESETS),
            starts_on=start,
            weekdays="".join(sorted(random.sample("1234567", random.randint(1, 7)))),
            every_days=random.randint(1, 6),
            blackout=frozenset(start + timedelta(days=random.randrange(90)) for _ in range(5)),
            due_time=random.choice(HOURS),
            zone=zones[number % len(zones)],
            anchor=random.choice((None, 1, 2, 3, 4, 5, 6, 7)),
            minutes_a_week=random.choice((None, 30, 60)),
        )
        dates = propose(pacing, SECTIONS, [random.randint(10, 90) for _ in range(SECTIONS)])
        yield pacing, moved(dates, pacing, random)


def moved(dates: list[date], pacing: Pacing, random: Random) -> list[date]:
    match random.randrange(3):
        case 1:
            typed = list(dates)
            typed[2] += timedelta(days=random.randint(1, 20))
            return rearranged(dates, typed, take_later=True, pacing=pacing)
        case 2:
            first = dates[1] - timedelta(days=2)
            return over_pause(dates, first, first + timedelta(days=9), pacing)
    return dates


def shown_on_the_wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None)


def right_instant(day: date, at: time, zone: ZoneInfo) -> datetime:
    """Another way to the same: all offsets of the days around are tried, the latest instant that
    shows the time is it; in a gap the first second after it, by halving."""
    wanted = datetime.combine(day, at)
    around = [wanted.replace(tzinfo=UTC) + timedelta(hours=6 * step) for step in range(-8, 9)]
    offsets = {instant.astimezone(zone).utcoffset() or timedelta() for instant in around}
    candidates = [(wanted - offset).replace(tzinfo=UTC) for offset in offsets]
    showing = [one for one in candidates if shown_on_the_wall(one, zone) == wanted]
    if showing:
        return max(showing)
    before, after = min(candidates), max(candidates)
    while after - before > timedelta(seconds=1):
        middle = (before + (after - before) / 2).replace(microsecond=0)
        if shown_on_the_wall(middle, zone) < wanted:
            before = middle
        else:
            after = middle
    return after


@pytest.mark.item("I-17")
def test_no_due_instant_is_wrong_in_any_zone(capsys: pytest.CaptureFixture[str]) -> None:
    wrong, checked = [], 0
    for pacing, dates in plans(PLANS):
        zone = ZoneInfo(pacing.zone)
        for day in dates:
            checked += 1
            if resolve(day, pacing.due_time, pacing.zone) != right_instant(
                day, pacing.due_time, zone
            ):
                wrong.append((pacing.zone, day, pacing.due_time))
    with capsys.disabled():
        words = f"{len(wrong)} wrong of {checked} due instants in {PLANS} plans"
        print(f"\n{words}")  # noqa: T201  the number that this test is for
    assert checked == PLANS * SECTIONS
    assert wrong == []


def test_the_other_way_tells_a_week_of_hours_from_a_week_of_days() -> None:
    """The check itself can fail: adding 7 x 24 hours goes wrong over summer time."""
    berlin = ZoneInfo("Europe/Berlin")
    first = right_instant(date(2026, 3, 27), time(17), berlin)
    assert first + timedelta(hours=7 * 24) != right_instant(date(2026, 4, 3), time(17), berlin)
    gap = right_instant(date(2026, 3, 29), time(2, 30), berlin)
    assert gap == datetime(2026, 3, 29, 1, tzinfo=UTC)
    fold = right_instant(date(2026, 10, 25), time(2, 30), berlin)
    assert fold == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)


@pytest.mark.item("I-17")
def test_dates_never_step_back_and_letters_come_in_their_order() -> None:
    for pacing, dates in plans(300):
        assert dates == sorted(dates)
        ends = resolve(dates[0], pacing.due_time, pacing.zone)
        by_name = {one.which: one for one in moments(dates[0], pacing)}
        assert by_name["today"].at <= ends <= by_name["over"].at
        if soon := by_name.get("soon"):
            assert soon.at < by_name["today"].at
