from __future__ import annotations

import pytest

from deskside.people.templatetags.people import weekdays


@pytest.mark.parametrize(
    ("digits", "words"),
    [
        ("12345", "Monday to Friday"),
        ("67", "Sat, Sun"),
        ("125", "Mon, Tue, Fri"),
        ("1234567", "Monday to Sunday"),
        ("", ""),
    ],
)
def test_weekdays_are_said_as_people_say_them(digits: str, words: str) -> None:
    assert weekdays(digits) == words
