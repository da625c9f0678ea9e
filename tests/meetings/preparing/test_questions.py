from __future__ import annotations

import pytest

from deskside.meetings.models import PrepTick, QuestionVote, SheetQuestion
from tests.meetings.preparing.conftest import Desk

PART = "prepare/questions/"


@pytest.mark.item("I-41")
def test_three_questions_are_chosen_and_the_first_is_asked(desk: Desk) -> None:
    third, fourth, fifth = desk.questions()[2:5]

    answer = desk.post(PART, item=[third.id, fourth.id, fifth.id], first=fifth.id)

    assert answer.status_code == 303
    assert [each.item_id for each in desk.sheet().questions] == [fifth.id, third.id, fourth.id]
    assert fifth.content["text"] in {block.text for block in desk.sheet().blocks}
    assert PrepTick.objects.filter(key="questions").exists()


def test_more_than_three_are_refused_and_stay_ticked(desk: Desk) -> None:
    four = [part.id for part in desk.questions()[:4]]

    answer = desk.post(PART, item=four)

    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Three are enough" in html
    assert html.count("checked") == 4
    assert not SheetQuestion.objects.exists()


@pytest.mark.item("I-42")
def test_own_question_that_one_word_answers_comes_back_reworded(desk: Desk) -> None:
    answer = desk.post(PART, own="Do you listen to the end?", first="own")

    assert answer.status_code == 422
    html = answer.content.decode()
    assert "Yes or no would be an answer" in html
    assert "When do you listen to the end, and what happens then?" in html
    assert not SheetQuestion.objects.exists()


@pytest.mark.parametrize(
    "picked", ["When do you listen to the end, and what happens then?", "Do you listen to the end?"]
)
def test_what_is_picked_then_is_taken_as_it_is(desk: Desk, picked: str) -> None:
    answer = desk.post(PART, own="Do you listen to the end?", instead=picked, first="own")

    assert answer.status_code == 303
    assert desk.sheet().questions[0].text == picked


def test_own_words_with_markup_are_shown_as_they_are(desk: Desk) -> None:
    desk.post(PART, own="What does <script>alert(1)</script> do here?", first="own")

    assert "<script>alert(1)" not in desk.html()
    assert "&lt;script&gt;alert(1)" in desk.html()


def test_question_of_another_section_cannot_be_slipped_in(desk: Desk) -> None:
    desk.post(PART, item=["999999", "no number", "-1"])

    assert not SheetQuestion.objects.exists()


@pytest.mark.item("I-46")
def test_members_say_what_they_want_and_the_most_wanted_leads(desk: Desk) -> None:
    fourth = desk.questions()[3]

    answer = desk.post("wishes/", by=desk.carla, item=[fourth.id])

    assert answer.status_code == 303
    assert desk.sheet().questions[0].item_id == fourth.id
    assert "1 wants it" in desk.html(PART)
    assert desk.carla.name not in desk.html(PART)
    assert "Your wishes are kept" in desk.html("wishes/", by=desk.carla)


def test_wishes_are_at_most_three_and_replace_those_before(desk: Desk) -> None:
    ids = [part.id for part in desk.questions()]
    desk.post("wishes/", by=desk.carla, item=ids[:5])
    assert QuestionVote.objects.count() == 3

    desk.post("wishes/", by=desk.carla, item=[ids[4]])

    assert list(QuestionVote.objects.values_list("item_id", flat=True)) == [ids[4]]
