from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskside.meetings.merging import Said, plain_word, proposals


def _groups(*texts: str) -> list[set[str]]:
    said = [Said(at, text) for at, text in enumerate(texts)]
    return [{g.head.text, *(o.text for o in g.others)} for g in proposals(said)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("helpful", "Helpful."),
        ("helpful", "helpfull"),
        ("being patient", "patient"),
        ("listens", "listening"),
        ("listened to me", "listening to me"),
        ("on time", "time, on"),
        ("explained everything", "explains everything"),
        ("friendly", "freindly!"),
        ("competent", "competant"),
        ("café manners", "CAFÉ  manners"),
    ],
)
@pytest.mark.item("I-63")
def test_proposals_name_words_that_mean_the_same(one: str, other: str) -> None:
    found = _groups(one, other, "something else entirely")

    assert found == [{one, other}]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("patient", "impatient"),
        ("friendly", "unfriendly"),
        ("listened", "did not listen"),
        ("listened", "didn't listen"),
        ("careful", "careless"),
        ("moral", "amoral"),
        ("caring", "daring"),
        ("kind", "king"),
        ("rude", "crude"),
        ("respectful", "disrespectful"),
        ("never in a hurry", "in a hurry"),
        ("honest", "dishonest"),
    ],
)
def test_proposals_leave_opposites_apart(one: str, other: str) -> None:
    assert _groups(one, other) == []


def test_proposals_are_led_by_what_was_said_most() -> None:
    group = proposals([Said(1, "Helpful!"), Said(2, "being helpful", 3), Said(3, "helpful")])[0]

    assert group.head.id == 2
    assert [each.id for each in group.others] == [3, 1]


def test_proposals_of_hundreds_of_words_put_each_in_one_group() -> None:
    texts = [f"word{number % 97:03d}{chr(97 + number % 7) * 5}" for number in range(600)]

    groups = proposals(Said(at, text) for at, text in enumerate(texts))

    ids = [each.id for group in groups for each in (group.head, *group.others)]
    assert len(ids) == len(set(ids))


@given(st.lists(st.text(max_size=40), max_size=30))
def test_proposals_survive_any_text(texts: list[str]) -> None:
    groups = proposals(Said(at, text) for at, text in enumerate(texts))

    for group in groups:
        assert group.head not in group.others
        assert group.others


@given(st.text(max_size=60))
def test_plain_word_is_the_same_when_done_twice(text: str) -> None:
    assert plain_word(plain_word(text)) == plain_word(text)
