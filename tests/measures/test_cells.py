from __future__ import annotations

import contextlib
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskside.measures.desk import BY_KEY
from deskside.measures.sheets.cells import (
    DAY_FIRST,
    MONTH_FIRST,
    BadCell,
    is_unclear,
    month_of,
    number_of,
    order_of,
)

SATISFACTION, COMPLAINTS = BY_KEY["satisfaction"], BY_KEY["complaints"]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("87", "87"),
        (" 87.5 ", "87.5"),
        ("87,5", "87.5"),
        ("87.5 %", "87.5"),
        ("100%", "100"),
        ("0", "0"),
        ("87.456", "87.46"),
    ],
)
def test_share_is_read_as_people_write_it(text: str, value: str) -> None:
    assert number_of(text, SATISFACTION) == Decimal(value)


@pytest.mark.parametrize("text", ["1,204", "1.204", "1 204", "1\u2019204", "1204"])
def test_count_is_read_with_its_thousands(text: str) -> None:
    assert number_of(text, COMPLAINTS) == 1204


@pytest.mark.parametrize("text", ["", "  ", "-", "\u2013", "n/a"])
def test_unknown_is_nothing_and_not_nought(text: str) -> None:
    assert number_of(text, COMPLAINTS) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("=1+1", "is a formula"),
        ("=HYPERLINK(1)", "is a formula"),
        ("@SUM(A1)", "is a formula"),
        ("-3", "less than nothing"),
        ("101", "more than 100"),
        ("1e400", "is no number"),
        ("NaN", "is no number"),
        ("\u0663", "is no number"),
        ("twelve", "is no number"),
        ("1,2,3", "is no number"),
        ("0x1F", "is no number"),
        ("9" * 40, "is no number"),
    ],
)
def test_what_is_no_share_is_refused_in_words(text: str, words: str) -> None:
    with pytest.raises(BadCell, match=words):
        number_of(text, SATISFACTION)


@pytest.mark.parametrize(
    "text",
    [
        "2026-05", "2026-05-31", "2026/5", "05/2026", "5.2026", "May 2026", "May-2026",
        "31.05.2026", "31/05/2026", "2026-05-31T09:00:00Z", "31 May 2026", "31/05/26",
    ],
)  # fmt: skip
def test_month_is_read_from_any_date_in_it(text: str) -> None:
    assert month_of(text, DAY_FIRST) == date(2026, 5, 1)


def test_order_of_day_and_month_is_asked_only_where_it_is_unclear() -> None:
    assert month_of("05/11/2026", DAY_FIRST) == date(2026, 11, 1)
    assert month_of("05/11/2026", MONTH_FIRST) == date(2026, 5, 1)
    assert order_of(["05/11/2026", "05/31/2026"]) == MONTH_FIRST
    assert order_of(["05/11/2026", "31/05/2026"]) == DAY_FIRST
    assert order_of(["05.11.2026"]) == DAY_FIRST
    assert is_unclear(["05/11/2026"])
    assert not is_unclear(["2026-05", "05/2026"])


@pytest.mark.parametrize(
    "text",
    ["", "2026", "13/2026", "2026-13", "0000-00-00", "1969-05", "Maypole 2026", "31/31/2026"],
)
def test_what_is_no_month_is_refused_in_words(text: str) -> None:
    with pytest.raises(BadCell):
        month_of(text, DAY_FIRST)


@given(st.text(max_size=60))
def test_any_text_is_a_figure_or_is_refused(text: str) -> None:
    with contextlib.suppress(BadCell):
        value = number_of(text, SATISFACTION)
        assert value is None or 0 <= value <= 100
    with contextlib.suppress(BadCell):
        assert month_of(text, DAY_FIRST).day == 1
