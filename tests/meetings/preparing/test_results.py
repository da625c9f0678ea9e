from __future__ import annotations

from datetime import timedelta

import pytest

from deskside.knowledge.models import Norm, Word
from deskside.meetings.forms.results import counted
from deskside.meetings.models import (
    Attendance,
    RoomNote,
    SheetQuestion,
    Sitting,
    SittingState,
    Turn,
    TurnState,
)
from deskside.notify.models import Message
from tests.factories.meetings import open_room
from tests.meetings.preparing.conftest import NOW, Desk

PART = "results/"
AFTER = NOW + timedelta(days=7, minutes=20)


def test_results_of_paper_are_typed_in_and_everybody_is_told(desk: Desk) -> None:
    desk.clock(AFTER)

    answer = desk.post(
        PART,
        do="finish",
        here=[str(desk.aylin.uid), str(desk.carla.uid)],
        promised=[str(desk.carla.uid)],
        led_by=str(desk.bilal.uid),
        asked=1,
        heroes="patient x3, looked up\nlistened",
        norm="Everyone once before anyone twice",
        note="We call back by four.",
        parked="The new form",
    )

    assert answer.status_code == 303
    sitting = Sitting.objects.get(pk=desk.sitting.pk)
    assert (sitting.state, sitting.on_paper) == (SittingState.CLOSED, True)
    assert sitting.led_by == desk.bilal
    came = dict(Attendance.objects.values_list("person__name", "promised"))
    assert came == {"Aylin Kaya": False, "Bilal Haddad": False, "Carla Rossi": True}
    assert "It took" not in desk.html("summary/")
    assert dict(Word.objects.values_list("text", "times")) == {
        "patient": 3,
        "looked up": 1,
        "listened": 1,
    }
    assert Norm.objects.get().text == "Everyone once before anyone twice"
    assert SheetQuestion.objects.filter(asked_at__isnull=False).count() == 1
    assert set(RoomNote.objects.values_list("kind", flat=True)) == {"note", "parked"}
    assert Turn.objects.get(state=TurnState.LED).person == desk.bilal
    assert Message.objects.filter(kind="meeting_summary").count() == 4


def test_what_is_saved_meanwhile_goes_nowhere_yet_and_stands_there_again(desk: Desk) -> None:
    desk.clock(AFTER)
    fields = {"do": "save", "here": [str(desk.carla.uid)], "asked": 1}

    desk.post(PART, heroes="patient x2", note="One\nTwo", **fields)
    desk.post(PART, heroes="patient x2\nkind", note="Two", **fields)

    html = desk.html(PART)
    assert "patient x2\nkind" in html
    assert list(RoomNote.objects.values_list("text", flat=True)) == ["Two"]
    assert not Word.objects.exists()
    assert not Message.objects.filter(kind="meeting_summary").exists()
    assert Sitting.objects.get(pk=desk.sitting.pk).state == SittingState.PLANNED


def test_meeting_cannot_be_ended_before_it_began(desk: Desk) -> None:
    answer = desk.post(PART, do="finish", asked=0, note="Too early")

    assert answer.status_code == 422
    assert "It has not begun yet" in answer.content.decode()
    assert "Too early" in answer.content.decode()


def test_word_that_names_a_colleague_is_refused_and_the_rest_stays(desk: Desk) -> None:
    desk.clock(AFTER)

    answer = desk.post(PART, do="finish", asked=0, villains="Bilal Haddad", note="Kept here")

    assert answer.status_code == 422
    assert "No names of people" in answer.content.decode()
    assert "Kept here" in answer.content.decode()
    assert not Attendance.objects.exists()


def test_while_the_room_is_open_its_screens_are_the_place(desk: Desk) -> None:
    open_room(desk.sitting, desk.aylin, NOW)

    answer = desk.get(PART)

    assert answer.status_code == 302
    assert answer["Location"] == desk.url("room/")


def test_ended_twice_its_words_are_counted_once(desk: Desk) -> None:
    desk.clock(AFTER)
    desk.post(PART, do="finish", asked=0, heroes="kind")

    again = desk.post(PART, by=desk.leader, do="finish", asked=0, heroes="kind")

    assert (again.status_code, again["Location"]) == (303, desk.url("summary/"))
    assert Word.objects.get().times == 1


@pytest.mark.parametrize(
    ("line", "said"),
    [("rude x3", ("rude", 3)), ("rude", ("rude", 1)), ("x3", ("x3", 1)), ("relax", ("relax", 1))],
)
def test_counted_reads_how_often_a_word_was_said(line: str, said: tuple[str, int]) -> None:
    assert counted(line) == said
