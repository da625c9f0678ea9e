from __future__ import annotations

import pytest

from deskside.courses.grading import is_possible, is_right, right_picks
from deskside.courses.texts import Bin, Card, Line, Option, QuestionText

CHOOSE = QuestionText(
    id=1,
    revision_id=1,
    key="q",
    kind="choose",
    scene="",
    text="?",
    options=(Option("a", False, ""), Option("b", True, ""), Option("c", False, "")),
)
MARK = QuestionText(
    id=2,
    revision_id=2,
    key="m",
    kind="mark_lines",
    scene="",
    text="?",
    ask="villain",
    lines=(
        Line("A", "1", "villain", ""),
        Line("B", "2", "hero", ""),
        Line("A", "3", "villain", ""),
    ),
)
SORT = QuestionText(
    id=3,
    revision_id=3,
    key="s",
    kind="sort",
    scene="",
    text="?",
    bins=(Bin("warm", "Warm"), Bin("cold", "Cold")),
    cards=(Card("x", "cold", ""), Card("y", "warm", ""), Card("z", "cold", "")),
)


@pytest.mark.parametrize(
    ("question", "picked", "right"),
    [
        (CHOOSE, [1], True),
        (CHOOSE, [0], False),
        (CHOOSE, [], False),
        (CHOOSE, [1, 2], False),
        (MARK, [0, 2], True),
        (MARK, [2, 0], True),
        (MARK, [0], False),
        (MARK, [0, 1, 2], False),
        (SORT, [1, 0, 1], True),
        (SORT, [0, 1, 1], False),
        (SORT, [1, 0], False),
    ],
)
def test_is_right_by_kind(question: QuestionText, picked: list[int], *, right: bool) -> None:
    assert is_right(question, picked) is right


@pytest.mark.parametrize("question", [CHOOSE, MARK, SORT])
def test_right_picks_are_right_and_possible(question: QuestionText) -> None:
    picked = right_picks(question)

    assert is_right(question, picked)
    assert is_possible(question, picked)


@pytest.mark.parametrize(
    ("question", "picked"),
    [
        (CHOOSE, [3]),
        (CHOOSE, [-1]),
        (CHOOSE, []),
        (MARK, [3]),
        (MARK, [0, 0]),
        (SORT, [0, 0]),
        (SORT, [0, 0, 2]),
    ],
)
def test_is_possible_refuses_what_no_page_sends(question: QuestionText, picked: list[int]) -> None:
    assert not is_possible(question, picked)
