from __future__ import annotations

from deskside.courses.texts import Bin, Card, Line, Option, QuestionText
from deskside.learn.feedback import shown

CHOOSE = QuestionText(
    1,
    1,
    "q",
    "choose",
    "",
    "?",
    options=tuple(Option(f"{n}", n == 2, f"why {n}") for n in range(4)),
)
LINES = QuestionText(
    2,
    2,
    "l",
    "mark_lines",
    "",
    "?",
    ask="hero",
    lines=tuple(
        Line("Bo", f"{n}", mark, f"why {n}")
        for n, mark in enumerate(("hero", "villain", "hero", "neither"))
    ),
)
SORT = QuestionText(
    3,
    3,
    "s",
    "sort",
    "",
    "?",
    bins=(Bin("a", "A"), Bin("b", "B")),
    cards=(Card("one", "a", "why one"), Card("two", "b", "why two")),
)


def test_untried_question_gives_nothing_away() -> None:
    for question in (CHOOSE, LINES, SORT):
        one = shown(question, [])

        assert not one.is_right
        assert {(part.state, part.why) for part in one.parts} == {("", "")}


def test_every_wrong_option_stays_marked_and_the_last_stands_open() -> None:
    one = shown(CHOOSE, [[0], [3]])

    assert [part.state for part in one.parts] == ["tried", "", "", "tried"]
    assert [part.is_last for part in one.parts] == [False, False, False, True]


def test_right_option_explains_all_the_others() -> None:
    one = shown(CHOOSE, [[0], [2]])

    assert one.is_right
    assert [part.why for part in one.parts] == ["why 0", "why 1", "why 2", "why 3"]


def test_wrong_lines_say_how_many_were_found_but_not_where() -> None:
    one = shown(LINES, [[0, 1]])

    assert (one.found, one.wanted, one.number_wrong) == (1, 2, 1)
    assert [part.state for part in one.parts] == ["right", "tried", "", ""]
    assert one.parts[2].why == ""


def test_third_wrong_try_shows_the_missed_lines() -> None:
    one = shown(LINES, [[1], [1], [0]])

    assert [part.state for part in one.parts] == ["right", "", "missed", ""]


def test_cards_are_judged_one_by_one() -> None:
    one = shown(SORT, [[0, 0]])

    assert [(part.state, part.bin_title) for part in one.parts] == [("right", "A"), ("tried", "A")]
    assert (one.found, one.wanted) == (1, 2)


def test_cards_are_right_together() -> None:
    assert shown(SORT, [[1, 0], [0, 1]]).is_right
