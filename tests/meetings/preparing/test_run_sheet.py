from __future__ import annotations

from datetime import timedelta

import pytest

from deskside.meetings.models import Kind, PrepTick, RunSheet
from tests.factories.meetings import make_sitting
from tests.meetings.preparing.conftest import NOW, Desk

PART = "prepare/run-sheet/"


def lengths(desk: Desk) -> list[tuple[str, int]]:
    return [(slot.kind, slot.seconds) for slot in desk.sheet().slots]


@pytest.mark.item("I-36")
def test_longer_recall_is_paid_for_by_the_question(desk: Desk) -> None:
    answer = desk.post(PART, do="length", key="recall", seconds=180, version=0)

    assert answer.status_code == 303
    assert lengths(desk) == [
        ("check_back", 120),
        ("recall", 180),
        ("question", 300),
        ("commitment", 240),
        ("next", 60),
    ]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"do": "length", "key": "commitment", "seconds": 60}, "The promises are never cut"),
        ({"do": "leave_out", "key": "commitment"}, "They stay"),
        ({"do": "length", "key": "recall", "seconds": 600}, "does not fit into 15 minutes"),
        ({"do": "length", "key": "recall", "seconds": "x"}, "Choose a length"),
        ({"do": "down", "key": "commitment"}, "said at the end"),
        ({"do": "up", "key": "gone"}, "no such part"),
        ({"do": "dance"}, "Nothing was asked for"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_changes_nothing(
    desk: Desk, fields: dict[str, object], sentence: str
) -> None:
    answer = desk.post(PART, version=0, **fields)

    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert not RunSheet.objects.exists()


def test_sheet_can_be_put_in_another_order_and_made_standard_again(desk: Desk) -> None:
    standard = lengths(desk)
    desk.post(PART, do="up", key="question", version=0)
    assert [kind for kind, _seconds in lengths(desk)][1:3] == ["question", "recall"]

    desk.post(PART, do="standard", version=1)

    assert lengths(desk) == standard


@pytest.mark.item("I-49")
def test_one_more_round_of_promises_can_stand_after_any_part(desk: Desk) -> None:
    desk.sitting.meeting.minutes = 20
    desk.sitting.meeting.save()

    desk.post(PART, do="add", kind="commitment", after="recall", version=0)

    assert [kind for kind, _seconds in lengths(desk)] == [
        "check_back",
        "recall",
        "commitment",
        "question",
        "commitment",
        "next",
    ]
    assert sum(seconds for _kind, seconds in lengths(desk)) == 1200


def test_question_becomes_a_line_to_stand_on(desk: Desk) -> None:
    desk.post(PART, do="middle", key="question", kind="line", version=0)

    modes = [step.mode for step in desk.sheet().steps if step.kind == "line"]

    assert modes == ["line", "pairs", "all", "line"]


def test_own_words_stand_on_the_sheet_without_their_markup(desk: Desk) -> None:
    words = {"title": "Last week", "say": "<b>What stayed?</b>"}

    desk.post(PART, do="words", key="recall", version=0, **words)

    html = desk.html(PART)
    assert "Last week" in html
    assert "<b>What stayed?" not in html


def test_standard_words_that_were_left_alone_do_not_become_own_ones(desk: Desk) -> None:
    block = desk.sheet().blocks[1]

    desk.post(PART, do="words", key="recall", version=0, title="Last week", say=block.say)

    slot = desk.sheet().slots[1]
    assert (slot.title, slot.say) == ("Last week", "")


def test_two_who_change_it_at_once_do_not_overwrite_each_other(desk: Desk) -> None:
    desk.post(PART, do="length", key="recall", seconds=180, version=0)

    answer = desk.post(PART, by=desk.leader, do="up", key="question", version=0)

    assert answer.status_code == 422
    assert "Somebody else has changed" in answer.content.decode()
    assert lengths(desk)[1] == ("recall", 180)


@pytest.mark.item("I-48")
def test_leader_writes_the_opening_of_the_kick_off(desk: Desk) -> None:
    desk.sitting = make_sitting(
        desk.group, starts_at=NOW + timedelta(days=1), kind=Kind.KICK_OFF, facilitator=desk.leader
    )
    assert "What you may hold me to" in desk.html("prepare/opening/", by=desk.leader)

    answer = desk.post(
        "prepare/opening/", by=desk.leader, say="I would like fewer quarrels.", version=0
    )

    assert answer.status_code == 303
    assert desk.sheet().steps[0].say == "I would like fewer quarrels."
    assert "I would like fewer quarrels." in desk.html(by=desk.leader)
    assert PrepTick.objects.filter(key="opening").exists()


def test_meeting_without_an_opening_has_no_page_for_it(desk: Desk) -> None:
    assert desk.get("prepare/opening/").status_code == 404


@pytest.mark.item("I-37", missing="the share of talk on screen")
def test_nobody_lectures_longer_than_a_minute(desk: Desk) -> None:
    kick_off = make_sitting(desk.group, starts_at=NOW + timedelta(days=1), kind=Kind.KICK_OFF)
    steps = [*desk.sheet().steps]
    desk.sitting = kick_off
    steps += [step for step in desk.sheet().steps if step.kind != "expectations"]

    assert {step.seconds for step in steps if step.mode == "say"} <= {60}


def test_rehearsal_goes_through_every_step_with_its_time(desk: Desk) -> None:
    html = desk.html("prepare/rehearse/")

    assert html.count("data-step ") == len(desk.sheet().steps)
    assert 'data-seconds="180"' in html
