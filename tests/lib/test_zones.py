from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo, available_timezones

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskside.lib.zones import resolve, zone_choices, zone_label, zone_names, zone_or_none

ALL_ZONES = sorted(available_timezones())
MINUTE = timedelta(minutes=1)


def oracle(wanted: datetime, zone_name: str) -> datetime:
    """Looks at a clock in the zone every minute of three days, as a patient person would."""
    zone = ZoneInfo(zone_name)
    start = wanted.replace(tzinfo=UTC) - timedelta(hours=27)
    instants = [start + index * MINUTE for index in range(54 * 60)]
    shown = [(at.astimezone(zone).replace(tzinfo=None), at) for at in instants]
    exact = [at for clock, at in shown if clock == wanted]
    return exact[-1] if exact else next(at for clock, at in shown if clock > wanted)


def change_days(zone_name: str, year: int) -> list[date]:
    """Days of a year in the zone on which its clocks were moved, else its first day."""
    zone = ZoneInfo(zone_name)
    days = [datetime(year, 1, 1, tzinfo=UTC) + timedelta(days=index) for index in range(366)]
    offsets = [day.astimezone(zone).utcoffset() for day in days]
    changed = [days[i].date() for i in range(365) if offsets[i] != offsets[i + 1]]
    return changed or [date(year, 1, 1)]


@settings(max_examples=120, deadline=None)
@given(data=st.data(), zone_name=st.sampled_from(ALL_ZONES), year=st.integers(1975, 2060))
def test_resolve_near_a_change_of_clocks_agrees_with_a_patient_person(
    data: st.DataObject, zone_name: str, year: int
) -> None:
    day = data.draw(st.sampled_from(change_days(zone_name, year)))
    minutes = data.draw(st.integers(-600, 1800))
    wanted = datetime.combine(day, time()) + minutes * MINUTE

    assert resolve(wanted.date(), wanted.time(), zone_name) == oracle(wanted, zone_name)


@settings(max_examples=60, deadline=None)
@given(
    zone_name=st.sampled_from(ALL_ZONES),
    wanted=st.datetimes(datetime(1975, 1, 1), datetime(2060, 1, 1)),  # noqa: DTZ001  local on purpose
)
def test_resolve_of_any_time_agrees_with_a_patient_person(zone_name: str, wanted: datetime) -> None:
    wanted = wanted.replace(second=0, microsecond=0)

    assert resolve(wanted.date(), wanted.time(), zone_name) == oracle(wanted, zone_name)


def test_resolve_knows_every_zone() -> None:
    noon = time(12, 0)
    shown = {
        name: resolve(date(2026, 7, 1), noon, name).astimezone(ZoneInfo(name)).time()
        for name in ALL_ZONES
    }

    assert {name: at for name, at in shown.items() if at != noon} == {}


@pytest.mark.parametrize(
    ("day", "clock", "zone_name", "instant"),
    [
        # Berlin's gap: 2:00 to 3:00; its doubled hour: 2:00 to 3:00.
        (date(2026, 3, 29), time(2, 30), "Europe/Berlin", datetime(2026, 3, 29, 1, 0, tzinfo=UTC)),
        (
            date(2026, 10, 25),
            time(2, 30),
            "Europe/Berlin",
            datetime(2026, 10, 25, 1, 30, tzinfo=UTC),
        ),
        # A gap of half an hour, and a whole day that Samoa left out.
        (
            date(2026, 10, 4),
            time(2, 10),
            "Australia/Lord_Howe",
            datetime(2026, 10, 3, 15, 30, tzinfo=UTC),
        ),
        (date(2011, 12, 30), time(9, 0), "Pacific/Apia", datetime(2011, 12, 30, 10, 0, tzinfo=UTC)),
    ],
)
def test_resolve_of_skipped_and_doubled_times(
    day: date, clock: time, zone_name: str, instant: datetime
) -> None:
    assert resolve(day, clock, zone_name) == instant


def test_resolve_keeps_eight_weekly_deadlines_at_the_same_hour_on_the_wall() -> None:
    zone = ZoneInfo("Europe/Berlin")
    days = [date(2026, 10, 1) + timedelta(weeks=week) for week in range(8)]

    shown = {resolve(day, time(17, 0), "Europe/Berlin").astimezone(zone).time() for day in days}

    assert shown == {time(17, 0)}


@pytest.mark.parametrize(
    "name", ["", "Mars/Base", "../../etc/passwd", "Europe", "a\0b", "x" * 10_000]
)
def test_zone_or_none_of_nonsense_is_none(name: str) -> None:
    assert zone_or_none(name) is None


def test_zone_names_are_known_and_hold_no_aliases() -> None:
    names = zone_names()

    assert all(zone_or_none(name) == name for name in names)
    assert "Europe/Berlin" in names
    assert not {"GB", "Etc/GMT+3", "US/Eastern"} & set(names)
    assert sum(len(group) for _area, group in zone_choices()) == len(names)


def test_zone_label_names_the_place_and_the_offset_of_the_day() -> None:
    summer = datetime(2026, 7, 1, tzinfo=UTC)

    assert zone_label("America/Argentina/Buenos_Aires") == "Buenos Aires, Argentina"
    assert zone_label("Europe/Berlin", summer) == "Berlin, UTC+2"
    assert zone_label("Asia/Kolkata", summer) == "Kolkata, UTC+5:30"
    assert zone_label("America/St_Johns", summer) == "St Johns, UTC-2:30"
    assert zone_label("UTC", summer) == "UTC"
