from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime

from deskside.lib import clock


def test_now_is_aware_and_in_utc() -> None:
    assert clock.now().tzinfo is UTC


def test_today_is_the_day_of_the_zone(frozen: Callable[[datetime], None]) -> None:
    frozen(datetime(2026, 7, 1, 23, 30, tzinfo=UTC))

    assert clock.now() == datetime(2026, 7, 1, 23, 30, tzinfo=UTC)
    assert clock.today("UTC") == date(2026, 7, 1)
    assert clock.today("Europe/Berlin") == date(2026, 7, 2)
