"""What people write in a room: sealed, kept without a click, nothing lost and nothing twice."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest

from deskside.commitments.actions.writing import Choices, Spot, make_commitment
from deskside.commitments.models import CheckBack, Commitment, State, Via
from deskside.commitments.wording import Words
from deskside.journal.models import Entry
from deskside.meetings.actions.closing import close_room
from deskside.meetings.models import Made, Writing
from deskside.meetings.queries.room_people import own_writing
from deskside.people.models import Person
from tests.factories.meetings import make_sitting
from tests.meetings.room.conftest import (
    ALL,
    BACK,
    NOW,
    PROMISE,
    WRITE,
    Desk,
    client_of,
    page,
    post,
)

pytestmark = pytest.mark.django_db
TEXT = "He went quiet and said: forget it."


def save(desk: Desk, person: Person, text: str = TEXT, version: int = 0, **more: object):  # type: ignore[no-untyped-def]  # Django's test response
    fields = {"text": text, "version": version, "how": "save", "autosave": True}
    return post(client_of(person), desk.url("write/question/"), **fields | more)


def written(desk: Desk, person: Person) -> str:
    found = own_writing(person, desk.sitting, "question")
    return found.text if found else ""


@pytest.mark.item("I-52", missing="")
def test_writing_is_saved_as_one_types_and_answers_its_version(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)

    answer = save(desk, desk.carla)
    again = save(desk, desk.carla, TEXT + " I left.", version=1)

    assert answer.status_code == 204
    assert answer.headers["X-Deskside-Location"].endswith("?saved=1")
    assert again.headers["X-Deskside-Location"].endswith("?saved=2")
    assert written(desk, desk.carla) == TEXT + " I left."


def test_writing_is_sealed_and_shows_to_nobody_else(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    save(desk, desk.carla)

    assert TEXT.encode() not in bytes(Entry.objects.get().sealed)
    for person in (desk.aylin, desk.leader):
        for part in ("", "lead/", "wall/"):
            assert TEXT not in client_of(person).get(desk.url(part)).content.decode()
    assert TEXT in page(client_of(desk.carla), desk.url())


def test_same_request_twice_is_written_once(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    number = str(uuid4())

    for _twice in range(2):
        assert save(desk, desk.carla, receipt=number).status_code == 204

    assert Writing.objects.count() == Entry.objects.count() == 1


@pytest.mark.item("I-52", missing="")
def test_late_text_is_taken_after_the_step_and_after_the_end(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    desk.at(ALL)
    save(desk, desk.carla)
    close_room(room=desk.room, by=desk.aylin, now=NOW)
    desk.goes_on(minutes=30)

    assert save(desk, desk.carla, TEXT + " Late.", version=1).status_code == 204

    assert written(desk, desk.carla) == TEXT + " Late."
    desk.goes_on(hours=13)
    assert save(desk, desk.carla, "Much later.", version=2).status_code == 404


def test_two_devices_show_both_texts_and_lose_none(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    save(desk, desk.carla, "From the laptop.")

    answer = save(desk, desk.carla, "From the phone.", autosave=False)

    html = answer.content.decode()
    assert answer.status_code == 409
    assert "From the laptop." in html
    assert "From the phone." in html
    assert written(desk, desk.carla) == "From the laptop."


def test_five_thousand_characters_are_kept(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)

    assert save(desk, desk.carla, "word " * 1000).status_code == 204
    assert len(written(desk, desk.carla)) == 5000


def test_too_much_is_refused_in_words_and_given_back(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)

    background = save(desk, desk.carla, "x" * 20_001)
    page_answer = save(desk, desk.carla, "x" * 20_001, autosave=False)

    assert background.status_code == page_answer.status_code == 422
    assert b"20,000" in background.content or b"20000" in background.content
    assert b"x" * 200 in page_answer.content


def test_markup_that_was_written_comes_back_as_words(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    save(desk, desk.carla, "</textarea><script>alert(1)</script>")

    assert "<script>alert" not in page(client_of(desk.carla), desk.url())


def test_block_that_is_not_in_this_meeting_is_not_written(desk: Desk) -> None:
    desk.at(WRITE)

    answer = post(client_of(desk.carla), desk.url("write/else/"), text="Hi", version=0)

    assert answer.status_code == 404


def test_words_lie_before_their_writer_while_the_block_lasts(desk: Desk) -> None:
    desk.at(WRITE)
    desk.comes(desk.carla)
    save(desk, desk.carla)
    desk.at(ALL)

    html = page(client_of(desk.carla), desk.url())

    assert "What you wrote" in html
    assert TEXT in html


def make(desk: Desk, person: Person, then: str, how: str = "make", version: int = 0):  # type: ignore[no-untyped-def]  # Django's test response
    fields = {"how": how, "when": "the phone rings", "then": then, "version": version}
    return post(client_of(person), desk.url("promise/"), autosave=True, **fields)


@pytest.mark.item("I-50", missing="")
def test_promise_is_kept_as_a_draft_and_made_with_a_click(desk: Desk) -> None:
    desk.at(PROMISE)
    desk.comes(desk.carla)

    draft = make(desk, desk.carla, "wait two sec", how="save")
    assert Commitment.objects.get().state == State.DRAFT
    made = make(desk, desk.carla, "wait two seconds", version=1)

    assert (draft.status_code, made.status_code) == (204, 204)
    commitment = Commitment.objects.get()
    assert commitment.state == State.OPEN
    assert commitment.due_at > NOW
    assert Made.objects.get().commitment == commitment
    assert "I will wait two seconds." in page(client_of(desk.carla), desk.url())


def test_promise_that_is_too_long_is_refused_in_words(desk: Desk) -> None:
    desk.at(PROMISE)
    desk.comes(desk.carla)

    answer = make(desk, desk.carla, "x" * 200)

    assert answer.status_code == 422
    assert b"room for 140" in answer.content
    assert not Commitment.objects.exists()


def test_same_words_as_an_open_promise_of_last_time_are_not_promised_twice(desk: Desk) -> None:
    last = make_sitting(desk.group, starts_at=NOW - timedelta(days=7), facilitator=desk.aylin)
    desk.at(PROMISE)
    make(desk, desk.carla, "wait two seconds")
    Made.objects.update(sitting=last)

    answer = make(desk, desk.carla, "wait two seconds")

    assert answer.status_code == 422
    assert b"these very words" in answer.content
    assert Commitment.objects.count() == 1


@pytest.mark.item("I-58")
def test_meeting_begins_with_what_became_of_the_last_promise(desk: Desk) -> None:
    course_id = desk.sitting.meeting.series.course_id
    made = make_commitment(
        person=desk.carla,
        spot=Spot(course_id, None, "", ""),
        words=Words("", "look up before I type"),
        choices=Choices(),
        base_version=0,
        now=NOW - timedelta(days=6),
    )
    desk.at(BACK)
    desk.comes(desk.carla)
    carla = client_of(desk.carla)
    assert "look up before I type" in page(carla, desk.url())

    post(carla, desk.url("check-back/"), promise=made.uid, answer="partly")

    made.refresh_from_db()
    assert made.state == State.PARTLY
    assert CheckBack.objects.get().via == Via.MEETING
    assert "Say it in a word" in page(carla, desk.url())


def test_whoever_promised_nothing_is_told_that_this_is_an_answer(desk: Desk) -> None:
    desk.at(BACK)
    desk.comes(desk.dora)

    assert "You have no open promise." in page(client_of(desk.dora), desk.url())


def test_promise_of_somebody_else_cannot_be_answered(desk: Desk) -> None:
    desk.at(PROMISE)
    make(desk, desk.carla, "wait two seconds")
    made = Commitment.objects.get()

    answer = post(client_of(desk.dora), desk.url("check-back/"), promise=made.uid, answer="kept")

    assert answer.status_code == 404
    made.refresh_from_db()
    assert made.state == State.OPEN
