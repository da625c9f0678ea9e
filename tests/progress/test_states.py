from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from deskside.progress.states import (
    Due,
    State,
    section_marks,
    section_progress,
    summarise,
)
from tests.factories.outlines import activity, course, section

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PAST, FUTURE = NOW - timedelta(days=2), NOW + timedelta(days=2)
EARLY = int((NOW - timedelta(days=5)).timestamp())
READING, CHECK = activity(1), activity(2, "check")
WALK = activity(3, "exercise", place="outside")
LAB, CLASS = activity(4, "exercise"), activity(5, "exercise", place="home")
DEEPER, SLOT = activity(6, deeper=True), activity(7, "video", slot=True)
ONE = section(1, READING, CHECK, WALK, LAB, CLASS, DEEPER, SLOT)


def state(marks: dict[str, int], due: Due | None = None) -> State:
    return section_progress(ONE, marks, due, NOW).state


@pytest.mark.item("I-16")
def test_section_size_counts_required_ones_and_one_exercise() -> None:
    assert ONE.required == (1, 2)
    assert ONE.choices == (4, 5)
    assert ONE.size == 3


def test_section_marks_takes_the_first_exercise_that_was_done() -> None:
    assert section_marks(ONE, {"1": 10, "4": 30, "5": 20}) == (2, 20)


def test_state_not_begun_without_marks() -> None:
    assert state({}) is State.NOT_BEGUN


def test_state_on_the_way_by_a_zero_mark_even_of_a_deeper_item() -> None:
    assert state({"6": 0}) is State.ON_THE_WAY


def test_state_done_when_required_and_one_choice_are_done() -> None:
    assert state({"1": EARLY, "2": EARLY, "4": EARLY}, Due(PAST)) is State.DONE
    assert state({"1": EARLY, "2": EARLY, "3": EARLY}, Due(FUTURE)) is State.ON_THE_WAY


def test_state_done_late_counts_started_days() -> None:
    late = int((PAST + timedelta(seconds=1)).timestamp())
    progress = section_progress(ONE, {"1": EARLY, "2": late, "4": EARLY}, Due(PAST), NOW)
    assert (progress.state, progress.days) == (State.DONE_LATE, 1)


def test_state_done_within_an_extension_is_not_late() -> None:
    after = int((PAST + timedelta(days=1)).timestamp())
    assert state({"1": after, "2": after, "4": after}, Due(PAST, FUTURE)) is State.DONE


@pytest.mark.item("I-22")
def test_state_overdue_and_extended() -> None:
    overdue = section_progress(ONE, {"1": EARLY}, Due(PAST), NOW)
    assert (overdue.state, overdue.days, overdue.done) == (State.OVERDUE, 2, 1)
    assert state({"1": EARLY}, Due(PAST, FUTURE)) is State.EXTENDED
    assert state({"1": EARLY}, Due(FUTURE)) is State.ON_THE_WAY


def test_due_at_the_very_instant_is_in_time() -> None:
    assert state({"1": 0}, Due(NOW)) is State.ON_THE_WAY


def test_summarise_sets_the_bit_of_a_finished_section() -> None:
    two = section(2, activity(8))
    summary = summarise(course(ONE, two), {"8": EARLY, "1": EARLY})
    assert (summary.done_count, summary.sections_done) == (2, 1 << 2)
