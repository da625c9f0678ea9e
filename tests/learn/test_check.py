from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from deskside.courses.grading import right_picks
from deskside.courses.outline import CourseOutline
from deskside.courses.queries import activity_text
from deskside.courses.texts import QuestionText
from deskside.progress.actions import rebuild_summaries
from deskside.progress.models import Answer, Completion, Enrolment
from tests.learn.conftest import Browser

KEY = "s1-check"


def questions(course: CourseOutline) -> tuple[QuestionText, ...]:
    activity = course.activity(KEY)
    assert activity is not None
    return activity_text(course.release_id, activity, "en-gb").questions


def fields_of(question: QuestionText, picked: list[int]) -> dict[str, object]:
    if question.kind == "sort":
        return {f"card-{number}": bin_ for number, bin_ in enumerate(picked)}
    return {"pick": picked}


def answer(browser: Browser, question: QuestionText, picked: list[int]) -> str:
    """The page after it."""
    response = browser.send(KEY, "answer/", question=question.key, **fields_of(question, picked))
    assert response.status_code == 303, response.content
    return browser.client.get(response.headers["Location"]).content.decode()


def answer_all_but_last(browser: Browser, course: CourseOutline) -> QuestionText:
    *first, last = questions(course)
    for question in first:
        answer(browser, question, right_picks(question))
    return last


def test_check_begins_with_its_first_question(browser: Browser, course: CourseOutline) -> None:
    page = browser.page(KEY).content.decode()

    assert "1 of 10" in page
    assert page.count('type="radio"') == 4
    assert "Choose what you would do." in page


def test_wrong_answer_explains_itself_and_may_be_tried_again(
    browser: Browser, course: CourseOutline
) -> None:
    question = questions(course)[0]
    wrong = (right_picks(question)[0] + 1) % 4

    page = answer(browser, question, [wrong])

    assert "Not this one." in page
    assert f"Because of {wrong}." in page
    assert "Try again" in page
    assert page.count('type="radio"') == 3
    assert not Completion.objects.exists()


def test_right_answer_leads_on_and_is_resumed_behind(
    browser: Browser, course: CourseOutline
) -> None:
    question = questions(course)[0]

    page = answer(browser, question, right_picks(question))

    assert "Yes, this one." in page
    assert "Next question" in page
    assert "2 of 10" in browser.page(KEY).content.decode()


def test_transcript_says_what_was_found_and_what_does_not_belong(
    browser: Browser, course: CourseOutline
) -> None:
    question = next(one for one in questions(course) if one.kind == "mark_lines")

    page = answer(browser, question, [1])

    assert "0 of 1 found." in page
    assert "One of your ticks does not belong." in page
    assert "A fact." in page
    assert "A sigh in words." not in page


def test_transcript_shows_what_is_missing_after_three_tries(
    browser: Browser, course: CourseOutline
) -> None:
    question = next(one for one in questions(course) if one.kind == "mark_lines")

    for picked in ([1], [2], [1]):
        page = answer(browser, question, picked)

    assert "This one too." in page
    assert "A sigh in words." in page


def test_cards_tell_which_stand_wrong(browser: Browser, course: CourseOutline) -> None:
    question = next(one for one in questions(course) if one.kind == "sort")
    right = right_picks(question)

    page = answer(browser, question, [1 - right[0], *right[1:]])

    assert "3 of 4 are in their place." in page
    assert page.count("checked") == 3


def test_card_without_a_place_is_asked_for(browser: Browser, course: CourseOutline) -> None:
    question = next(one for one in questions(course) if one.kind == "sort")

    response = browser.send(KEY, "answer/", question=question.key, **{"card-0": 1})

    assert response.status_code == 422
    assert "Every card needs a place." in response.content.decode()


def test_check_is_done_when_every_question_was_right_at_last(
    browser: Browser, course: CourseOutline
) -> None:
    last = answer_all_but_last(browser, course)
    right = right_picks(last)
    answer(browser, last, [1 - right[0], *right[1:]])
    assert not Completion.objects.exists()

    page = answer(browser, last, right)

    assert Completion.objects.count() == 1
    assert "To the end of the check" in page
    assert "All 10 questions are right." in browser.page(KEY).content.decode()


def test_the_same_question_ten_times_is_not_ten_questions(
    browser: Browser, course: CourseOutline
) -> None:
    question = questions(course)[0]

    for _ in range(10):
        answer(browser, question, right_picks(question))

    assert not Completion.objects.exists()


def test_done_check_stays_done_after_a_wrong_answer(
    browser: Browser, course: CourseOutline
) -> None:
    last = answer_all_but_last(browser, course)
    answer(browser, last, right_picks(last))

    answer(browser, questions(course)[0], [(right_picks(questions(course)[0])[0] + 1) % 4])

    assert Completion.objects.count() == 1
    assert Enrolment.objects.get().marks[str(last_id(course))] > 0


def last_id(course: CourseOutline) -> int:
    activity = course.activity(KEY)
    assert activity is not None
    return activity.id


def test_two_tabs_that_met_on_the_last_questions_can_finish(
    browser: Browser, course: CourseOutline
) -> None:
    last = answer_all_but_last(browser, course)
    enrolment = Enrolment.objects.get()
    Answer.objects.create(
        enrolment=enrolment,
        activity_id=last_id(course),
        question_id=last.id,
        revision_id=last.revision_id,
        picked=right_picks(last),
        is_right=True,
        answered_at=enrolment.created_at,
    )

    assert "Finish the check" in browser.page(KEY).content.decode()
    assert browser.send(KEY, "finish/", how="here").status_code == 303
    assert Completion.objects.count() == 1


@pytest.mark.parametrize("key", [KEY, "s1-reading-1", "s1-reflection-1"])
def test_nothing_but_a_film_is_finished_by_a_button_alone(browser: Browser, key: str) -> None:
    assert browser.send(key, "finish/", how="here").status_code == 404
    assert not Completion.objects.exists()


def test_first_answer_is_a_beginning_that_stays_when_marks_are_computed_anew(
    browser: Browser, course: CourseOutline
) -> None:
    question = questions(course)[0]
    answer(browser, question, right_picks(question))
    before = Enrolment.objects.get().marks

    rebuild_summaries(course=course)

    assert before == Enrolment.objects.get().marks == {str(last_id(course)): 0}
    assert "check, on the way" in browser.client.get("/course/record/").content.decode()


def test_question_of_another_activity_answers_404(browser: Browser) -> None:
    assert browser.send(KEY, "answer/", question="s1-reading-1-1", pick=0).status_code == 404


@pytest.mark.parametrize("tries", [1, 3])
def test_check_takes_four_statements(
    browser: Browser,
    course: CourseOutline,
    django_assert_num_queries: DjangoAssertNumQueries,
    tries: int,
) -> None:
    for question in questions(course)[:tries]:
        answer(browser, question, right_picks(question))

    with django_assert_num_queries(4):
        browser.page(KEY)


def test_completing_a_check_takes_eight_statements(
    browser: Browser, course: CourseOutline, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    last = answer_all_but_last(browser, course)
    fields = fields_of(last, right_picks(last))

    with django_assert_num_queries(8 + 4):  # and two savepoints, made and released
        browser.send(KEY, "answer/", question=last.key, **fields)
