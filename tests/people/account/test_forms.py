from __future__ import annotations

from datetime import date

import pytest

from deskside.people.account.forms import AbsenceForm, WorkPatternForm, zone_by_words

# Model forms ask the database whether the row would keep its rules.
pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("typed", "zone"),
    [
        ("lisbon", "Europe/Lisbon"),
        ("New York", "America/New_York"),
        ("new_york", "America/New_York"),
        ("Tokyo", "Asia/Tokyo"),
        ("Atlantis", None),
        ("", None),
        ("a", None),
    ],
)
def test_zone_by_words_finds_the_one_city_that_is_meant(typed: str, zone: str | None) -> None:
    assert zone_by_words(typed) == zone


def test_absence_of_one_day_needs_no_last_day() -> None:
    form = AbsenceForm({"first_day": "2026-12-01"}, today=TODAY)

    assert form.is_valid()
    assert form.cleaned_data["last_day"] == date(2026, 12, 1)


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        ("2026-12-05", "2026-12-01", "last_day"),
        ("2026-11-01", "2026-11-02", "last_day"),
        ("2026-02-31", "", "first_day"),
        ("", "", "first_day"),
        ("2026-12-01", "tomorrow", "last_day"),
    ],
)
def test_absence_that_cannot_be_says_where(first: str, last: str, field: str) -> None:
    form = AbsenceForm({"first_day": first, "last_day": last}, today=TODAY)

    assert not form.is_valid()
    assert field in form.errors


def test_work_pattern_without_a_day_is_refused() -> None:
    form = WorkPatternForm({"starts": "09:00"})

    assert form.errors["weekdays"] == ["Please tick at least one day."]


def test_work_pattern_keeps_days_sorted() -> None:
    form = WorkPatternForm({"weekdays": ["5", "1", "3"]})

    assert form.is_valid()
    assert form.cleaned_data["weekdays"] == "135"
