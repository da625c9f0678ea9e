from __future__ import annotations

from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deskside.courses.outline import CourseOutline
from deskside.journal.queries import read_entry
from deskside.people.models import Membership, Person, Role
from deskside.progress.models import Completion, Enrolment
from tests.factories.people import MembershipFactory, PersonFactory
from tests.learn.conftest import Browser, browser_of

KEY = "s1-reflection-1"
EXERCISE = "s1-exercise-1"
CANARY = "heron-on-the-server-rack"
HOSTILE = "</textarea><script>alert('x')</script>"


def text_of(person: Person, course: CourseOutline, key: str = KEY) -> str | None:
    activity = course.activity(key)
    assert activity is not None
    entry = read_entry(person, activity.id)
    return entry.text if entry else None


def test_text_saves_as_one_types_and_says_its_version(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    response = browser.write(KEY, CANARY, autosave=True)

    assert response.status_code == 204
    assert response.headers["X-Deskside-Location"].endswith("?saved=1")
    assert text_of(learner, course) == CANARY
    assert Enrolment.objects.get().marks == {str(course.by_key[KEY].id): 0}


def test_text_is_there_on_another_device(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    browser.write(KEY, CANARY)

    page = browser_of(learner, course).page(KEY).content.decode()

    assert CANARY in page
    assert "Saved today at 11:00" in page


def test_save_without_script_comes_back_to_the_page(browser: Browser) -> None:
    response = browser.write(KEY, CANARY)

    assert (response.status_code, response.headers["Location"]) == (
        303,
        browser.url(KEY) + "?saved=1",
    )


def test_repeat_of_a_save_changes_nothing(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    fields = {"receipt": str(uuid4()), "text": CANARY, "version": 0, "how": "save"}
    browser.client.post(browser.url(KEY, "text/"), fields)

    again = browser.client.post(browser.url(KEY, "text/"), fields)

    assert again.status_code == 303
    assert text_of(learner, course) == CANARY


def test_written_reflection_is_done(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    response = browser.write(KEY, CANARY, how="here")

    assert response.status_code == 303
    assert Completion.objects.get().how == "here"
    assert text_of(learner, course) == CANARY
    assert "Done today at 11:00" in browser.page(KEY).content.decode()


@pytest.mark.parametrize("how", ["thought", "paper"])
def test_reflection_counts_without_a_word_on_the_screen(browser: Browser, how: str) -> None:
    assert browser.write(KEY, "", how=how).status_code == 303
    assert Completion.objects.get().how == how


@pytest.mark.parametrize("text", ["", "  \n "])
def test_done_without_words_asks_for_some(browser: Browser, text: str) -> None:
    response = browser.write(KEY, text, how="here")

    assert response.status_code == 422
    assert "There are no words yet." in response.content.decode()
    assert not Completion.objects.exists()


def test_stale_version_shows_both_texts_and_overwrites_neither(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    browser.write(KEY, "what the phone saved")

    response = browser.write(KEY, "what the desk typed", version=0, how="here")

    page = response.content.decode()
    assert response.status_code == 409
    assert "what the phone saved" in page
    assert "what the desk typed" in page
    assert 'name="version" value="1"' in page
    assert text_of(learner, course) == "what the phone saved"
    assert not Completion.objects.exists()


def test_stale_autosave_is_told_so(browser: Browser) -> None:
    browser.write(KEY, "one")

    assert browser.write(KEY, "two", version=0, autosave=True).status_code == 409


def test_back_button_with_other_words_shows_both(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    fields = {"receipt": str(uuid4()), "version": 0, "how": "save"}
    browser.client.post(browser.url(KEY, "text/"), {**fields, "text": "first"})

    response = browser.client.post(browser.url(KEY, "text/"), {**fields, "text": "second"})

    page = response.content.decode()
    assert response.status_code == 409
    assert "first" in page
    assert "second" in page
    assert text_of(learner, course) == "first"


def test_kept_version_of_the_two_is_saved_over_the_other(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    browser.write(KEY, "one")

    assert browser.write(KEY, "one and two", version=1).status_code == 303
    assert text_of(learner, course) == "one and two"


def test_markup_in_a_text_stays_text(browser: Browser, course: CourseOutline) -> None:
    browser.write(KEY, HOSTILE)
    both = browser.write(KEY, HOSTILE + "2").content.decode()

    for page in (
        both,
        browser.page(KEY).content.decode(),
        browser.client.get("/notebook/").content.decode(),
    ):
        assert "<script>alert" not in page
        assert "&lt;script&gt;alert" in page


def test_nul_is_refused_in_words_and_the_rest_is_kept(browser: Browser) -> None:
    response = browser.write(KEY, "before\0after")

    page = response.content.decode()
    assert response.status_code == 422
    assert "NUL character" in page
    assert "beforeafter" in page


def test_text_of_twenty_thousand_characters_is_kept(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    assert browser.write(KEY, "ж" * 20_000).status_code == 303
    assert text_of(learner, course) == "ж" * 20_000


def test_longer_text_is_refused_and_kept_on_the_page(browser: Browser) -> None:
    response = browser.write(KEY, "x" * 20_001)

    assert response.status_code == 422
    assert "20001 characters" in response.content.decode()
    assert "x" * 20_001 in response.content.decode()
    plain = browser.write(KEY, "x" * 20_001, autosave=True)
    assert plain.headers["Content-Type"].startswith("text/plain")


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30])
def test_version_that_is_none_is_refused(browser: Browser, version: str) -> None:
    response = browser.send(KEY, "text/", text="a", version=version, how="save")

    assert response.status_code == 422


@pytest.mark.parametrize(
    ("key", "how"),
    [(KEY, "leader"), (KEY, "together"), (KEY, ""), ("s1-reading-1", "save"), (EXERCISE, "paper")],
)
def test_way_that_the_kind_does_not_have_answers_404(browser: Browser, key: str, how: str) -> None:
    assert browser.write(key, "a", how=how).status_code == 404


def test_lost_key_is_said_and_nothing_is_written_over(
    browser: Browser, data_dir: Path, learner: Person
) -> None:
    browser.write(KEY, "one")
    (data_dir / "journal.key").unlink()

    response = browser.write(KEY, "two", version=1)

    assert response.status_code == 422
    assert "a key that is not on this machine" in response.content.decode()
    page = browser.page(KEY)
    assert page.status_code == 200
    assert "not on this machine" in page.content.decode()


def test_exercise_is_taken_on_done_and_noted(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    assert "I take this on" in browser.page(EXERCISE).content.decode()
    browser.send(EXERCISE, "place/", place=1)
    assert "One line is enough." in browser.page(EXERCISE).content.decode()

    browser.write(EXERCISE, "The porter smiled.", how="here")

    assert Completion.objects.count() == 1
    assert text_of(learner, course, EXERCISE) == "The porter smiled."


@pytest.mark.item("I-28", missing="theme counts from five answers on")
def test_private_text_shows_on_no_page_but_its_writers(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    browser.write(KEY, CANARY, how="here")
    browser.write(EXERCISE, CANARY, how="here")
    group = Membership.objects.get(person=learner).group
    leader = Membership.objects.get(group=group, role=Role.LEADER).person
    colleague = MembershipFactory.create(group=group).person
    owner = PersonFactory.create(is_owner=True)

    for person in (leader, colleague, owner):
        other = browser_of(person, course)
        for path in (
            browser.url(KEY),
            browser.url(EXERCISE),
            "/course/",
            "/course/record/",
            "/course/generated/section/section-1/",
            "/notebook/",
            f"/team/{group.uid}/",
            f"/team/{group.uid}/person/{learner.uid}/",
            f"/team/{group.uid}/progress.csv",
        ):
            response = other.client.get(path)
            body = b"".join(response) if response.streaming else response.content
            assert CANARY.encode() not in body, (person, path)


def test_notebook_shows_its_owner_everything(browser: Browser) -> None:
    browser.write(KEY, CANARY)
    browser.write(EXERCISE, "The porter smiled.")

    page = browser.client.get("/notebook/").content.decode()

    assert CANARY in page
    assert "The porter smiled." in page
    assert "Reflection s1-reflection-1" in page


def test_empty_notebook_says_what_will_be_in_it(browser: Browser) -> None:
    assert "Empty, so far." in browser.client.get("/notebook/").content.decode()


def test_notebook_of_a_visitor_is_nothing() -> None:
    assert Client().get("/notebook/").status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_notebook_takes_five_statements(
    browser: Browser, django_assert_num_queries: DjangoAssertNumQueries, count: int
) -> None:
    for key in (KEY, "s1-reflection-2", EXERCISE)[:count]:
        browser.write(key, "a line")

    with django_assert_num_queries(5):
        browser.client.get("/notebook/")


@pytest.mark.parametrize("key", [KEY, EXERCISE])
def test_text_pages_take_four_statements(
    browser: Browser, django_assert_num_queries: DjangoAssertNumQueries, key: str
) -> None:
    browser.write(key, "a line")

    with django_assert_num_queries(4):
        browser.page(key)


def test_finishing_a_saved_reflection_takes_eight_statements(
    browser: Browser, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    browser.write(KEY, "a line")

    with django_assert_num_queries(8 + 8):  # and four savepoints, made and released
        browser.write(KEY, "a line", version=1, how="here")
