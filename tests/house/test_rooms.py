from __future__ import annotations

import ast

import pytest

from tests.house.floors import PACKAGE, floors, rooms_on_disk

MOST_LETTERS = 100


def test_every_room_of_the_plan_exists_and_no_other() -> None:
    assert rooms_on_disk() == floors().keys()


@pytest.mark.parametrize("room", sorted(floors()))
def test_room_says_in_one_line_what_it_holds(room: str) -> None:
    words = ast.get_docstring(ast.parse((PACKAGE / room / "__init__.py").read_text()))

    assert words is not None
    assert words.endswith(".")
    assert "\n" not in words
    assert len(words) <= MOST_LETTERS
