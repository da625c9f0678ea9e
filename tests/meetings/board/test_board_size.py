from __future__ import annotations

from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from deskside.meetings.board_size import fitting, fitting_tables, size_for, sizes_below


@dataclass(frozen=True)
class Word:
    text: str


@dataclass(frozen=True)
class Somebody:
    name: str
    presence: str = "here"


words = st.lists(st.builds(Word, st.text(min_size=1, max_size=200)), max_size=80)


def test_size_is_large_for_few_words_and_small_for_many() -> None:
    few, some = [Word("looked up")] * 3, [Word("looked up")] * 14
    many = [Word("looked up")] * 300

    assert [size_for([each, few]) for each in (few, some, many)] == ["big", "middle", "small"]


@given(words, words)
def test_fitting_loses_no_word(one: list[Word], other: list[Word]) -> None:
    size = size_for([one, other])

    for held in (one, other):
        fit = fitting(held, size, lists=2)
        assert list(fit.words) == held[: len(fit.words)]
        assert len(fit.words) + fit.more == len(held)
        assert fit.words or not held


def test_long_question_leaves_less_room_for_cards() -> None:
    held = [Word("Ten quiet minutes after every outage")] * 20
    short, long = sizes_below("What helps?"), sizes_below("What helps? " * 8)

    shown = [fitting(held, "small", sizes=sizes) for sizes in (short, long)]

    assert len(shown[0].words) > len(shown[1].words) > 0


def test_size_in_which_all_fit_leaves_nothing_out() -> None:
    held = [Word("said what happens next")] * 6

    assert fitting(held, size_for([held, held]), lists=2).more == 0


def test_fitting_tables_of_a_crowd_shows_first_who_has_no_device() -> None:
    tables = [
        [Somebody(f"A{at}"), Somebody(f"B{at}", "paper" if at > 30 else "here")] for at in range(40)
    ]

    found = fitting_tables(tables)

    assert found.more == 16
    assert ("A39", "B39") in found.tables


def test_fitting_tables_with_long_names_are_not_in_the_largest_type() -> None:
    short, long = [[Somebody("Ana"), Somebody("Bo")]], [[Somebody("Maximiliane Featherstone")] * 2]

    assert (fitting_tables(short).size, fitting_tables(long).size) == ("big", "long")
