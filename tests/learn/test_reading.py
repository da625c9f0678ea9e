from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deskside.courses.outline import CourseOutline
from deskside.people.models import Membership, Person
from deskside.progress.models import Answer, Completion, Enrolment, Position
from tests.learn.conftest import NOW, Browser, right_answer

KEY = "s1-reading-1"


def question_of(course: CourseOutline, key: str = KEY) -> str:
    return f"{key}-1"


def test_reading_shows_its_text_and_closing_question(browser: Browser) -> None:
    page = browser.page(KEY).content.decode()

    assert '<p id="p1" class="lead">' in page or '<p class="lead" id="p1">' in page
    assert "One question, then you are done" in page
    assert "1 of 10" in page


def test_looking_at_a_reading_changes_nothing(browser: Browser, learner: Person) -> None:
    browser.page(KEY)

    assert not Enrolment.objects.filter(person=learner).exists()


def test_place_is_kept_and_shown_on_any_device(browser: Browser, learner: Person) -> None:
    response = browser.send(KEY, "place/", place=9, autosave=True)

    page = browser.page(KEY).content.decode()
    assert response.status_code == 204
    assert Position.objects.get().place == 9
    assert '<span class="where">You stopped here, today at 11:00</span>' in page
    assert page.count('class="resume') == 1


@pytest.mark.parametrize("place", ["", "-1", "x", "9" * 40])
def test_place_that_is_none_is_refused(browser: Browser, place: str) -> None:
    assert browser.send(KEY, "place/", place=place).status_code == 400
    assert not Position.objects.exists()


def test_right_answer_completes_with_its_reason(browser: Browser, course: CourseOutline) -> None:
    activity = course.activity(KEY)
    assert activity is not None
    pick = right_answer(activity, course)

    response = browser.send(KEY, "answer/", question=question_of(course), pick=pick)

    assert response.status_code == 303
    page = browser.client.get(response.headers["Location"]).content.decode()
    assert "Yes, this one." in page
    assert f"Because of {pick}." in page
    assert "Promise one small thing" in page
    assert "Reading s1-reading-2" in browser.page(KEY).content.decode()
    assert Completion.objects.get().activity_id == activity.id


def test_wrong_answer_completes_too_and_says_why(browser: Browser, course: CourseOutline) -> None:
    activity = course.activity(KEY)
    assert activity is not None
    pick = (right_answer(activity, course) + 1) % 4

    response = browser.send(KEY, "answer/", question=question_of(course), pick=pick)

    page = browser.client.get(response.headers["Location"]).content.decode()
    assert "Not this one." in page
    assert "Try another one" in page
    assert Answer.objects.get().is_right is False
    assert Completion.objects.count() == 1


def test_empty_answer_keeps_the_page_and_says_what_to_do(
    browser: Browser, course: CourseOutline
) -> None:
    response = browser.send(KEY, "answer/", question=question_of(course))

    assert response.status_code == 422
    assert "Choose an answer first." in response.content.decode()
    assert not Answer.objects.exists()


@pytest.mark.parametrize("pick", ["4", "-1", "x", "\0", "1" * 4000, "²"])
def test_impossible_answer_is_never_kept(
    browser: Browser, course: CourseOutline, pick: str
) -> None:
    assert browser.send(KEY, "answer/", question=question_of(course), pick=pick).status_code == 422
    assert not Answer.objects.exists()


def test_second_click_is_answered_once(browser: Browser, course: CourseOutline) -> None:
    fields = {"receipt": str(uuid4()), "question": question_of(course), "pick": 0}

    first = browser.client.post(browser.url(KEY, "answer/"), fields)
    second = browser.client.post(browser.url(KEY, "answer/"), fields)

    assert (first.status_code, second.status_code) == (303, 303)
    assert first.headers["Location"] == second.headers["Location"]
    assert Answer.objects.count() == 1


def test_same_form_with_another_answer_overwrites_nothing(
    browser: Browser, course: CourseOutline
) -> None:
    fields = {"receipt": str(uuid4()), "question": question_of(course)}
    browser.client.post(browser.url(KEY, "answer/"), {**fields, "pick": 0})

    response = browser.client.post(browser.url(KEY, "answer/"), {**fields, "pick": 1})

    assert response.status_code == 409
    assert Answer.objects.get().picked == [0]


@pytest.mark.parametrize("query", ["?picked=9", "?picked=x", "?picked=0.1", "?picked="])
def test_address_made_up_shows_the_plain_question(
    browser: Browser, course: CourseOutline, query: str
) -> None:
    browser.send(KEY, "answer/", question=question_of(course), pick=0)

    page = browser.page(KEY, query)

    assert page.status_code == 200
    assert "Because of" not in page.content.decode()


def test_answer_does_not_show_before_it_was_given(browser: Browser) -> None:
    assert "Because of" not in browser.page(KEY, "?picked=1").content.decode()


def test_extra_reading_counts_for_nothing_but_its_own_log(
    browser: Browser, learner: Person
) -> None:
    response = browser.send("s1-deeper", "answer/", question="s1-deeper-1", pick=1)

    assert response.status_code == 303
    assert Enrolment.objects.get(person=learner).done_count == 0
    assert "for going deeper" in browser.page("s1-deeper").content.decode()


@pytest.mark.item("I-11")
def test_second_view_says_how_to_run_it_with_a_group(browser: Browser) -> None:
    page = browser.page(KEY, "?view=group").content.decode()

    assert "Read it aloud, then talk in pairs." in page
    assert "One question, then you are done" not in page


@pytest.mark.parametrize("part", ["", "film/film/"])
def test_activity_is_not_there_for_a_stranger(stranger: Browser, part: str) -> None:
    assert stranger.client.get(stranger.url(KEY, part)).status_code == 404


@pytest.mark.parametrize("part", ["answer/", "place/", "text/", "finish/"])
def test_stranger_can_send_nothing(stranger: Browser, part: str) -> None:
    response = stranger.send(KEY, part, place=1, pick=1, question="s1-reading-1-1", how="here")

    assert response.status_code == 404
    assert not Enrolment.objects.exists()


def test_former_member_reads_nothing(browser: Browser, learner: Person) -> None:
    Membership.objects.filter(person=learner).update(ends_at=NOW - timedelta(days=1))

    assert browser.page(KEY).status_code == 404


def test_unknown_activity_answers_404(browser: Browser) -> None:
    assert browser.page("no-such-thing").status_code == 404
    assert browser.client.get("/course/no-such-course/x/").status_code == 404


def test_visitor_who_had_to_sign_in_comes_back_to_the_page(browser: Browser) -> None:
    response = browser.client.get(browser.url(KEY, "answer/"))

    assert (response.status_code, response.headers["Location"]) == (302, browser.url(KEY))
    assert Client().get(browser.url(KEY)).status_code == 302


@pytest.mark.parametrize("is_begun", [False, True])
def test_reading_takes_three_statements(
    browser: Browser, django_assert_num_queries: DjangoAssertNumQueries, is_begun: bool
) -> None:
    if is_begun:
        browser.send(KEY, "place/", place=5, autosave=True)

    browser.page(KEY)  # the text is read into memory once

    with django_assert_num_queries(3):
        browser.page(KEY)


def test_completing_a_reading_takes_eight_statements(
    browser: Browser, course: CourseOutline, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser.send(KEY, "place/", place=5, autosave=True)

    with django_assert_num_queries(8 + 4):  # and two savepoints, made and released
        browser.send(KEY, "answer/", question=question_of(course), pick=0)
