from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from deskside.learn import wording

NOW = datetime(2026, 7, 1, 22, 30, tzinfo=UTC)  # a Wednesday; in Berlin already Thursday
BERLIN = ZoneInfo("Europe/Berlin")
LISBON = ZoneInfo("Europe/Lisbon")


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(minutes=5), "today at 00:25"),
        (timedelta(hours=1), "yesterday at 23:30"),
        (timedelta(days=3), "on Monday at 00:30"),
        (timedelta(days=30), "on 2 June at 00:30"),
        (timedelta(days=300), "on 5 September 2025 at 00:30"),
    ],
)
def test_when_is_said_in_the_readers_own_days(ago: timedelta, words: str) -> None:
    assert wording.when_words(NOW - ago, NOW, BERLIN) == words


def test_the_same_hour_is_another_day_further_west() -> None:
    assert wording.when_words(NOW - timedelta(hours=1), NOW, LISBON) == "today at 22:30"


@pytest.mark.parametrize(
    ("day", "words"),
    [
        (date(2026, 7, 2), "today"),
        (date(2026, 7, 3), "tomorrow"),
        (date(2026, 7, 8), "Wednesday"),
        (date(2026, 7, 9), "9 Jul"),
        (date(2026, 7, 1), "1 Jul"),
        (date(2027, 1, 8), "8 Jan 2027"),
    ],
)
def test_coming_days_have_names_for_a_week(day: date, words: str) -> None:
    assert wording.coming_day(day, NOW, BERLIN) == words


@pytest.mark.parametrize(
    ("minutes", "words"),
    [(0, ""), (1, "about one minute"), (95, "about 95 minutes"), (500, "about eight hours")],
)
def test_long_times_are_said_in_hours(minutes: int, words: str) -> None:
    assert wording.time_words(minutes) == words


def test_place_is_the_city_alone() -> None:
    assert wording.place_name(ZoneInfo("America/Argentina/Buenos_Aires")) == "Buenos Aires"
