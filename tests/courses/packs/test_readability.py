from __future__ import annotations

import pytest

from deskside.courses.packs.readability import grade_level, syllable_count


@pytest.mark.parametrize(
    ("word", "count"),
    [
        ("cat", 1),
        ("open", 2),
        ("computer", 3),
        ("asked", 1),
        ("wanted", 2),
        ("table", 2),
        ("makes", 1),
    ],
)
def test_syllable_count_of_common_words(word: str, count: int) -> None:
    assert syllable_count(word) == count


def test_grade_level_of_plain_text_is_low() -> None:
    assert grade_level(["The cat sat on the mat. It was warm."]) < 2


def test_grade_level_of_nothing_is_nought() -> None:
    assert grade_level(["", "…", "42"]) == 0.0
