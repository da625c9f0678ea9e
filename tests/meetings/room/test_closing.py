"""The end of a meeting: by hand, by itself, and what it leaves behind."""

from __future__ import annotations

from datetime import timedelta

import pytest

from deskside.ledger.due_round import run_due
from deskside.ledger.models import DueState, DueWork
from deskside.meetings.actions.closing import close_forgotten, close_room
from deskside.meetings.actions.rooms import NotDriving, end_key, go_to
from deskside.meetings.models import Made, RoomNote, SheetQuestion, SittingState, Turn, TurnState
from deskside.meetings.summary_letter import KIND, _render
from deskside.notify.models import Message
from tests.factories.meetings import make_sitting
from tests.meetings.room.conftest import ALL, NOW, PROMISE, WRITE, Desk, client_of, page, post

pytestmark = pytest.mark.django_db
END = NOW + timedelta(minutes=15)


def test_end_writes_down_who_led_and_leads_to_the_summary(desk: Desk) -> None:
    desk.at(ALL)

    answer = post(client_of(desk.aylin), desk.url("close/"), screen="lead")

    assert answer.headers["Location"] == f"/meetings/{desk.sitting.uid}/summary/"
    desk.sitting.refresh_from_db()
    assert desk.sitting.state == SittingState.CLOSED
    assert desk.sitting.led_by == desk.aylin
    assert Turn.objects.get().state == TurnState.LED


def test_second_facilitator_cannot_end_it_before_taking_over(desk: Desk) -> None:
    room = desk.at(ALL)

    with pytest.raises(NotDriving):
        close_room(room=room, by=desk.bilal, now=END)


def test_end_pressed_twice_is_one_end(desk: Desk) -> None:
    room = desk.at(ALL)
    close_room(room=room, by=desk.aylin, now=END)

    close_room(room=room, by=desk.aylin, now=END + timedelta(minutes=5))

    assert desk.room.closed_at == END
    assert Message.objects.filter(kind=KIND).count() == 5


def test_whoever_took_over_has_led(desk: Desk) -> None:
    desk.at(ALL)
    desk.comes(desk.bilal)
    bilal = client_of(desk.bilal)
    post(bilal, desk.url("take/"), screen="lead")
    post(bilal, desk.url("close/"), screen="lead")

    desk.sitting.refresh_from_db()
    assert desk.sitting.led_by == desk.bilal


def test_summary_is_due_by_mail_at_once_for_whoever_belongs_to_it(desk: Desk) -> None:
    room = desk.at(ALL)

    close_room(room=room, by=desk.aylin, now=END)

    messages = Message.objects.filter(kind=KIND)
    assert {message.due_at for message in messages} == {END}
    assert {message.person for message in messages} == {
        desk.aylin,
        desk.bilal,
        desk.carla,
        desk.dora,
        desk.leader,
    }


def test_summary_holds_notes_and_no_private_text(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    carla = client_of(desk.carla)
    post(carla, desk.url("write/question/"), text="My own secret", version=0)
    post(carla, desk.url("promise/"), how="make", when="", then="a secret promise", version=0)
    RoomNote.objects.create(sitting=desk.sitting, kind="note", text="Ask first", made_at=NOW)
    RoomNote.objects.create(sitting=desk.sitting, kind="parked", text="New chairs", made_at=NOW)
    close_room(room=desk.room, by=desk.aylin, now=END)

    letter = _render(Message.objects.filter(kind=KIND, person=desk.dora).get())
    body = letter.as_text()
    html = page(client_of(desk.dora), f"/meetings/{desk.sitting.uid}/summary/")

    for text in (body, html):
        assert "Ask first" in text
        assert "New chairs" in text
        assert "secret" not in text
    own = page(carla, f"/meetings/{desk.sitting.uid}/summary/")
    assert "My own secret" in own
    assert "a secret promise" in own


def test_number_of_promises_is_said_from_five_people_on(desk: Desk) -> None:
    desk.at(WRITE)
    for person in (desk.bilal, desk.carla, desk.dora):
        desk.comes(person)
        post(client_of(person), desk.url("promise/"), how="make", then="smile", version=0)
    few = desk.room
    close_room(room=few, by=desk.aylin, now=END)

    body = _render(Message.objects.filter(kind=KIND).first()).as_text()  # type: ignore[arg-type]

    assert "4 people were there." in body
    assert "promise" not in body.partition("were there.")[0]


def test_who_leads_next_stands_in_the_summary(desk: Desk) -> None:
    room = desk.at(ALL)
    make_sitting(desk.group, starts_at=NOW + timedelta(days=7), facilitator=desk.carla)
    close_room(room=room, by=desk.aylin, now=END)

    html = page(client_of(desk.dora), f"/meetings/{desk.sitting.uid}/summary/")

    assert "We meet again on Tuesday 17 March, 09:30 (Berlin); Carla leads." in html


def test_summary_before_the_end_leads_to_the_room(desk: Desk) -> None:
    desk.at(ALL)

    answer = client_of(desk.carla).get(f"/meetings/{desk.sitting.uid}/summary/")

    assert answer.headers["Location"] == desk.url()


def test_question_that_was_reached_is_not_asked_again(desk: Desk) -> None:
    post(client_of(desk.aylin), desk.url("open/"))
    room = desk.room
    question = next(n for n, step in enumerate(room.steps) if step["kind"] == "question")
    go_to(room=room, step=question, by=desk.aylin, now=NOW)

    close_room(room=desk.room, by=desk.aylin, now=END)

    assert [row.asked_at for row in SheetQuestion.objects.all()] == [END]


def test_question_that_was_not_reached_may_still_come(desk: Desk) -> None:
    post(client_of(desk.aylin), desk.url("open/"))

    close_room(room=desk.room, by=desk.aylin, now=END)

    assert not SheetQuestion.objects.filter(asked_at__isnull=False).exists()


def test_meeting_that_nobody_ends_closes_itself_and_says_so(desk: Desk) -> None:
    desk.at(ALL)

    run_due(desk.goes_on(minutes=31))

    desk.sitting.refresh_from_db()
    assert desk.sitting.state == SittingState.CLOSED
    assert desk.sitting.closed_itself
    assert desk.sitting.led_by == desk.aylin
    html = page(client_of(desk.dora), f"/meetings/{desk.sitting.uid}/summary/")
    assert "so it closed itself" in html


def test_meeting_that_is_still_on_is_looked_at_again(desk: Desk) -> None:
    room = desk.at(ALL)
    later = desk.goes_on(minutes=30)
    client_of(desk.aylin).get(desk.url("state/"))

    close_forgotten(end_key(room), later)

    assert desk.room.closed_at is None
    waiting = DueWork.objects.filter(kind="meeting_end", state=DueState.WAITING)
    assert later + timedelta(minutes=10) in {work.due_at for work in waiting}


def test_room_that_is_on_for_ever_closes_itself_after_four_hours(desk: Desk) -> None:
    room = desk.at(ALL)
    later = desk.goes_on(hours=4)
    client_of(desk.aylin).get(desk.url("state/"))

    close_forgotten(end_key(room), later)

    assert desk.room.closed_at == later


def test_screens_of_a_closed_room_lead_to_the_summary(desk: Desk) -> None:
    room = desk.at(ALL)
    desk.comes(desk.carla)
    close_room(room=room, by=desk.aylin, now=END)
    carla = client_of(desk.carla)

    assert carla.get(desk.url("state/")).json()["closed"]
    assert carla.get(desk.url()).headers["Location"].endswith("/summary/")
    assert post(carla, desk.url("come/")).status_code == 404


def test_whoever_has_left_the_group_gets_no_summary(desk: Desk) -> None:
    from deskside.meetings.summary_letter import _still_true

    room = desk.at(ALL)
    close_room(room=room, by=desk.aylin, now=END)
    desk.leaves_the_group(desk.carla)

    held = {
        message.person: _still_true(message, END)
        for message in Message.objects.filter(kind=KIND).select_related("person")
    }
    assert not held[desk.carla]
    assert held[desk.dora]


@pytest.mark.item("I-52", missing="")
def test_promise_that_was_only_written_waits_in_the_summary(desk: Desk) -> None:
    desk.at(PROMISE)
    desk.comes(desk.carla)
    words = {"when": "the phone rings", "then": "wait two seconds", "version": 0}
    post(client_of(desk.carla), desk.url("promise/"), how="save", autosave=True, **words)
    close_room(room=desk.room, by=desk.aylin, now=NOW)
    summary = f"/meetings/{desk.sitting.uid}/summary/"

    shown = page(client_of(desk.carla), summary)
    post(client_of(desk.carla), desk.url("promise/"), how="make", **words | {"version": 1})

    assert "I will wait two seconds." in shown
    assert "have not made it yet" in shown
    assert "wait two seconds" not in page(client_of(desk.aylin), summary)
    assert Made.objects.get().commitment.person == desk.carla
    assert "have not made it yet" not in page(client_of(desk.carla), summary)
