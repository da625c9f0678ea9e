from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from deskside.knowledge.models import Case, CaseState
from deskside.meetings.models import (
    Attendance,
    PrepTick,
    QuestionVote,
    RoomNote,
    Sitting,
    SittingState,
)
from tests.factories.people import MembershipFactory, PersonFactory
from tests.meetings.preparing.conftest import NOW, Desk, client_of


@pytest.mark.item("I-41")
def test_facilitator_ticks_the_ten_minutes_off_and_the_leader_sees_how_far(desk: Desk) -> None:
    assert "0 of 5 done" in desk.html()

    answer = desk.post("prepare/tick/", key="rehearse", done="yes")

    assert answer.status_code == 303
    html = desk.html(by=desk.leader)
    assert "Aylin Kaya leads this one. 1 of 5 done." in html


def test_line_that_was_ticked_can_be_taken_back(desk: Desk) -> None:
    desk.post("prepare/tick/", key="things", done="yes")
    desk.post("prepare/tick/", key="things", done="yes")
    assert PrepTick.objects.count() == 1

    desk.post("prepare/tick/", key="things", done="no")

    assert not PrepTick.objects.exists()


def test_when_all_is_ticked_one_is_ready(desk: Desk) -> None:
    for key in ("read", "questions", "example", "rehearse", "things"):
        desk.post("prepare/tick/", key=key, done="yes")

    assert "You are ready" in desk.html()


@pytest.mark.item("I-47")
@pytest.mark.parametrize("who", ["is silent", "talks a lot", "jokes it away", "is hurt"])
def test_tips_stand_where_a_meeting_gets_stuck(desk: Desk, who: str) -> None:
    assert f"Somebody {who}" in desk.html()


@pytest.mark.parametrize(
    "part",
    [
        "prepare/",
        "prepare/questions/",
        "prepare/case/",
        "prepare/run-sheet/",
        "prepare/rehearse/",
        "meeting.pdf",
        "results/",
    ],
)
def test_preparation_is_for_whoever_leads_and_nobody_else(desk: Desk, part: str) -> None:
    answers = [
        desk.get(part, by=person).status_code
        for person in (desk.aylin, desk.bilal, desk.leader, desk.carla, PersonFactory.create())
    ]

    assert answers == [200, 200, 200, 404, 404]
    assert Client().get(desk.url(part)).status_code == 302


@pytest.mark.item("I-40")
def test_rights_of_a_facilitator_end_with_the_sitting(desk: Desk) -> None:
    Sitting.objects.filter(pk=desk.sitting.pk).update(state=SittingState.CLOSED)

    assert desk.get("prepare/").status_code == 404
    assert desk.get("prepare/", by=desk.leader).status_code == 200
    assert desk.post("prepare/tick/", by=desk.leader, key="things", done="yes").status_code == 404


@pytest.mark.parametrize(
    ("part", "statements"),
    [
        ("prepare/", 9),
        ("prepare/questions/", 8),
        ("wishes/", 9),
        ("prepare/case/", 6),
        ("prepare/run-sheet/", 8),
        ("results/", 10),
    ],
)
def test_page_costs_the_same_however_much_there_is(
    desk: Desk, part: str, statements: int, django_assert_num_queries: Callable[[int], object]
) -> None:
    client = client_of(desk.aylin)
    client.get(desk.url(part))
    for number in (1, 3):
        fill(desk, number)
        with django_assert_num_queries(statements):  # type: ignore[attr-defined]
            assert client.get(desk.url(part)).status_code == 200


def fill(desk: Desk, number: int) -> None:
    """So many ticks, votes, cases, people who came and notes."""
    for n in range(number):
        part = desk.questions()[n]
        person = MembershipFactory.create(group=desk.group).person
        PrepTick.objects.get_or_create(sitting=desk.sitting, key=f"k{n}", ticked_at=NOW)
        QuestionVote.objects.create(meeting=desk.sitting.meeting, item_id=part.id, person=person)
        Attendance.objects.create(sitting=desk.sitting, person=person, came_at=NOW, seen_at=NOW)
        RoomNote.objects.create(sitting=desk.sitting, kind="note", text=f"note {n}", made_at=NOW)
        Case.objects.create(
            group=desk.group,
            title="One",
            story="More.",
            state=CaseState.REVIEWED,
            written_by=person,
            written_at=NOW,
        )
