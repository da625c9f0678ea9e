from __future__ import annotations

from datetime import date

import pytest

from deskside.people.holiday_calendars import countries, days_off, regions, suggested


@pytest.mark.item("I-18")
def test_public_holidays_have_names_and_depend_on_the_region() -> None:
    everywhere = days_off("DE", "", date(2026, 1, 1), date(2026, 1, 31))
    in_bavaria = days_off("DE", "BY", date(2026, 1, 1), date(2026, 1, 31))
    assert everywhere == {date(2026, 1, 1): "New Year's Day"}
    assert in_bavaria[date(2026, 1, 6)] == "Epiphany"


def test_a_stretch_over_new_year_has_both_years() -> None:
    days = days_off("GB", "ENG", date(2026, 12, 20), date(2027, 1, 3))
    assert {date(2026, 12, 25), date(2027, 1, 1)} <= days.keys()


def test_what_is_unknown_has_no_holidays() -> None:
    assert days_off("", "", date(2026, 1, 1), date(2026, 12, 31)) == {}
    assert days_off("XX", "", date(2026, 1, 1), date(2026, 12, 31)) == {}
    assert days_off("DE", "no such", date(2026, 1, 1), date(2026, 1, 2)).keys() == {
        date(2026, 1, 1)
    }
    assert regions("XX") == {}


def test_a_zone_suggests_the_country_it_lies_in() -> None:
    assert suggested("Europe/Berlin") == "DE"
    assert suggested("UTC") is None
    assert countries()["PT"] == "Portugal"
    assert regions("GB")["SCT"] == "Scotland"
