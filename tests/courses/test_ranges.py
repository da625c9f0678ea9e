from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from deskside.courses.ranges import Unsatisfiable, asked_part


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=40), st.integers(0, 1000))
def test_asked_part_of_any_text_lies_in_the_file_or_is_refused(header: str, size: int) -> None:
    try:
        part = asked_part(header, size)
    except Unsatisfiable:
        return
    assert part is None or 0 <= part[0] <= part[1] < size


@settings(max_examples=50, deadline=None)
@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 40))
def test_asked_part_from_to_lies_in_the_file(first: int, last: int, size: int) -> None:
    try:
        part = asked_part(f"bytes={first}-{last}", size)
    except Unsatisfiable:
        assert first >= size
        return
    if last < first:
        assert part is None
    else:
        assert part == (first, min(last, size - 1))


def test_asked_part_of_an_empty_file_is_refused() -> None:
    with pytest.raises(Unsatisfiable):
        asked_part("bytes=0-", 0)
