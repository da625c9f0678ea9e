from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from deskside.meetings import agenda
from deskside.meetings.agenda import LONG, MIDDLES, SHORT, Material, Question, all_steps

QUESTION = Material(questions=(Question("What happened?"),), recall=("One?", "Two?"))


@pytest.mark.item("I-36")
@given(
    kind=st.sampled_from(["kick_off", "section", "refresher", "book"]),
    minutes=st.sampled_from([SHORT, LONG]),
    middle=st.sampled_from(MIDDLES),
    first=st.booleans(),
    looks_back=st.booleans(),
    privacy=st.sampled_from(["open", "pair", "private"]),
)
def test_sheet_lasts_its_minutes_to_the_second(
    kind: str, minutes: int, middle: str, first: bool, looks_back: bool, privacy: str
) -> None:
    material = Material(
        questions=(Question("What happened?", privacy),),
        is_first=first,
        look_back=("Nobody laughs",) if looks_back else (),
    )

    blocks = agenda.sheet_for(kind, minutes, material, middle=middle)

    assert sum(block.seconds for block in blocks) == minutes * 60
    assert sum(step.seconds for step in all_steps(blocks)) == minutes * 60
    assert all(step.seconds > 0 and step.title for step in all_steps(blocks))
    assert len({step.key for step in all_steps(blocks)}) == len(all_steps(blocks))


@pytest.mark.item("I-39")
@pytest.mark.parametrize(
    ("minutes", "seconds"), [(SHORT, [60, 120, 180]), (LONG, [60, 120, 180, 300])]
)
def test_question_goes_from_one_to_two_to_all(minutes: int, seconds: list[int]) -> None:
    blocks = agenda.sheet_for("section", minutes, QUESTION)

    middle = next(block for block in blocks if block.kind == "question")

    assert [step.seconds for step in middle.steps] == seconds
    assert middle.steps[0].mode == "write"
    assert middle.steps[0].private


def test_section_meeting_has_five_parts_in_order() -> None:
    blocks = agenda.sheet_for("section", SHORT, QUESTION)

    assert [(block.kind, block.seconds) for block in blocks] == [
        ("check_back", 120),
        ("recall", 120),
        ("question", 360),
        ("commitment", 240),
        ("next", 60),
    ]
    assert [(s.mode, s.seconds) for s in blocks[3].steps] == [("promise", 60), ("tell", 180)]


def test_kick_off_holds_why_expectations_and_norms() -> None:
    blocks = agenda.sheet_for("kick_off", SHORT, Material())

    assert [block.kind for block in blocks] == [
        "why",
        "expectations",
        "norms",
        "commitment",
        "next",
    ]
    assert [step.mode for step in blocks[0].steps] == ["say", "write", "board"]


def test_first_meeting_asks_for_no_promise_that_nobody_made() -> None:
    blocks = agenda.sheet_for("section", SHORT, Material(is_first=True))

    assert "check_back" not in {block.kind for block in blocks}


def test_private_question_is_written_and_not_told_in_pairs() -> None:
    material = Material(questions=(Question("Whom do you avoid?", "private"),))

    middle = agenda.sheet_for("section", LONG, material)[2]

    assert [step.mode for step in middle.steps] == ["write", "all"]


def test_each_block_that_asks_takes_a_question_of_its_own() -> None:
    material = Material(questions=(Question("First?"), Question("Second?")))
    slots = agenda.add_block(
        agenda.standard("section", LONG), "question", after="question", total=1200
    )

    blocks = agenda.dressed(slots, material)

    assert [block.text for block in blocks if block.kind == "question"] == ["First?", "Second?"]
