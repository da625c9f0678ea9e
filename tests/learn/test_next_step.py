from __future__ import annotations

from deskside.learn.next_step import is_open_choice, next_step, onward_from, taken_on
from deskside.learn.pips import minutes_left, place_of, section_pips
from tests.factories.outlines import activity, course, section

READING, TAKE_A, TAKE_B, CHECK = (
    activity(1),
    activity(2, "exercise"),
    activity(3, "exercise"),
    activity(4, "check"),
)
FIRST = section(1, READING, TAKE_A, TAKE_B, CHECK)
LATER = activity(5, section_id=2)
DEEPER = activity(6, deeper=True, section_id=2)
COURSE = course(FIRST, section(2, LATER, DEEPER))


def test_first_thing_asked_for_comes_first() -> None:
    assert next_step(COURSE, {}) == READING


def test_begun_thing_comes_before_an_earlier_one() -> None:
    assert next_step(COURSE, {"4": 0}) == CHECK


def test_exercise_taken_on_does_not_hold_up_the_course() -> None:
    marks = {"1": 9, "2": 0}

    assert next_step(COURSE, marks) == CHECK
    assert taken_on(COURSE, marks) == [TAKE_A]


def test_exercise_taken_on_is_the_next_step_when_nothing_else_is_left() -> None:
    assert next_step(COURSE, {"1": 9, "2": 0, "4": 9, "5": 9}) == TAKE_A


def test_one_exercise_done_is_enough() -> None:
    assert next_step(COURSE, {"1": 9, "3": 9}) == CHECK


def test_nothing_is_left_when_all_is_done_and_extra_is_never_asked_for() -> None:
    assert next_step(COURSE, {"1": 9, "2": 9, "4": 9, "5": 9}) is None


def test_on_from_an_activity_leads_to_what_follows_it() -> None:
    assert onward_from(READING, FIRST, COURSE, {"1": 9}) == TAKE_A
    assert onward_from(READING, FIRST, COURSE, {"1": 9, "3": 0}) == CHECK
    assert onward_from(CHECK, FIRST, COURSE, {"4": 9}) == READING
    assert onward_from(CHECK, FIRST, COURSE, {"1": 9, "2": 9, "4": 9}) == LATER


def test_choice_is_open_until_one_is_begun() -> None:
    assert is_open_choice(TAKE_A, FIRST, {})
    assert not is_open_choice(TAKE_A, FIRST, {"3": 0})
    assert not is_open_choice(READING, FIRST, {})


def test_exercises_are_one_mark_at_the_place_of_the_first() -> None:
    assert section_pips(FIRST, {"1": 9, "3": 0}) == ["full", "half", "ring"]
    assert section_pips(FIRST, {"1": 9, "2": 0, "3": 9}, here=4) == ["full", "full", "here"]
    assert place_of(FIRST, 3) == 2
    assert place_of(COURSE.sections[1], DEEPER.id) is None


def test_minutes_left_are_a_part_of_the_sections_own() -> None:
    assert minutes_left(FIRST, {}) == 30
    assert minutes_left(FIRST, {"1": 9}) == 20
    assert minutes_left(FIRST, {"1": 9, "2": 9, "4": 9}) == 0
