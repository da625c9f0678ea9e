from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskside.meetings.position_line import PLACES, shift

place = st.none() | st.integers(0, 10)


@pytest.mark.item("I-81")
def test_shift_counts_who_moved_and_which_way() -> None:
    found = shift([(2, 7), (5, 5), (9, 8), (4, None), (None, 10)])

    assert (found.up, found.down, found.stayed, found.both) == (1, 1, 1, 3)
    assert (found.placed, found.placed_again) == (4, 4)
    assert (found.mean_before, found.mean_after) == (5.3, 6.7)


def test_shift_of_nobody_has_no_mean() -> None:
    found = shift([])

    assert found.mean_before is None
    assert found.tallest == 0
    assert len(found.before) == PLACES


@given(st.lists(st.tuples(place, place), max_size=60))
def test_shift_loses_nobody(stands: list[tuple[int | None, int | None]]) -> None:
    found = shift(stands)

    assert found.placed == sum(before is not None for before, _after in stands)
    assert found.placed_again == sum(after is not None for _before, after in stands)
    assert found.both <= min(found.placed, found.placed_again)
