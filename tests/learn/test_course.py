from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deskside.courses.outline import CourseOutline
from deskside.people.models import Group, Membership, Person
from deskside.progress.actions import begin, complete_activity, extend
from deskside.progress.models import Plan
from deskside.progress.queries.access import learner_access
from tests.factories.people import PersonFactory
from tests.learn.conftest import NOW, Browser, browser_of


def do(person: Person, course: CourseOutline, *keys: str, days_ago: int = 1) -> None:
    at = NOW - timedelta(days=days_ago)
    for key in keys:
        access = learner_access(person, course.course_key, at)
        activity = course.activity(key)
        assert access is not None
        assert activity is not None
        complete_activity(access=access, course=course, activity=activity, now=at)


def do_section(person: Person, course: CourseOutline, number: int) -> None:
    section = course.sections[number - 1]
    keys = {activity.id: activity.key for activity in section.activities}
    do(person, course, *(keys[each] for each in (*section.required, section.choices[0])))


def stop_at(person: Person, course: CourseOutline, key: str, place: int) -> None:
    access = learner_access(person, course.course_key, NOW)
    activity = course.activity(key)
    assert access is not None
    assert activity is not None
    at = NOW - timedelta(hours=18)
    begin(access=access, activity=activity, place=place, now=at)


def test_course_shows_the_first_step_to_a_newcomer(browser: Browser) -> None:
    page = browser.client.get("/course/").content.decode()

    assert "Reading s1-reading-1" in page
    assert "Begin to read" in page
    assert page.count("button next") == 1
    assert "Eight sections, until 21 August" in page


def test_course_says_where_somebody_stopped(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    stop_at(learner, course, "s1-reading-1", 6)

    page = browser.client.get("/course/").content.decode()

    assert "You stopped half-way, yesterday at 17:00." in page
    assert "left, then one question" in page
    assert "Read on" in page
    assert f"{browser.url('s1-reading-1')}#p6" in page


def test_course_offers_the_exercises_as_one_choice(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    section = course.sections[0]
    keys = {activity.id: activity.key for activity in section.activities}
    do(learner, course, *(keys[each] for each in section.required))

    page = browser.client.get("/course/").content.decode()

    assert "One exercise of your choice" in page
    assert "/course/generated/section/section-1/#exercises" in page


@pytest.mark.item("I-22")
def test_missed_date_is_said_in_words_and_locks_nothing(
    browser: Browser, learner: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("deskside.lib.clock._read", lambda: NOW + timedelta(days=4))

    page = browser.client.get("/course/").content.decode()

    assert "2 days past its date, and still open." in page
    assert "Missing one locks nothing." in page
    assert "Begin to read" in page


def test_extension_is_shown_with_its_own_day(
    browser: Browser, learner: Person, group: Group, course: CourseOutline
) -> None:
    plan = Plan.objects.get(group=group)
    extend(
        plan=plan,
        section=course.sections[0],
        person=learner,
        to=NOW.date() + timedelta(days=20),
        reason="on call",
        by=PersonFactory.create(),
        now=NOW,
    )

    page = browser.client.get("/course/").content.decode()

    assert "You have longer for this one." in page
    assert "21 Jul" in page


def test_dates_are_in_the_readers_zone_and_say_so(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    learner.zone = "Asia/Tokyo"
    learner.save()

    page = browser.client.get("/course/").content.decode()

    # Friday 18:00 in Berlin is Saturday 01:00 in Tokyo.
    assert "Dates end at 01:00, Tokyo time, your time zone." in page
    assert "Saturday" in page


def test_course_says_who_sees_what(browser: Browser) -> None:
    page = browser.client.get("/course/").content.decode()

    assert "Marisol Quintana sees which activities you finished, never what you wrote." in page


@pytest.mark.item("I-23", missing="refreshers, the book group, and a certificate")
def test_finished_course_stays_open(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    for number in range(1, 9):
        do_section(learner, course, number)

    page = browser.client.get("/course/").content.decode()

    assert "You have done all of it" in page
    assert "the next twelve months" in page
    assert "Where do you stand now?" in page
    assert "Since 30 June." in page


def test_somebody_in_no_group_is_told_what_will_stand_here(stranger: Browser) -> None:
    response = stranger.client.get("/course/")

    assert response.status_code == 200
    assert "No course yet" in response.content.decode()


def test_former_member_has_no_course(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    Membership.objects.filter(person=learner).update(ends_at=NOW - timedelta(days=1))

    assert "No course yet" in browser.client.get("/course/").content.decode()


@pytest.mark.django_db
def test_visitor_is_asked_to_sign_in() -> None:
    assert Client().get("/course/").status_code == 302


@pytest.mark.parametrize("sections", [0, 1, 3])
def test_course_takes_eight_statements_however_far_somebody_is(
    browser: Browser,
    learner: Person,
    course: CourseOutline,
    django_assert_num_queries: DjangoAssertNumQueries,
    sections: int,
) -> None:
    for number in range(1, sections + 1):
        do_section(learner, course, number)
    stop_at(learner, course, f"s{sections + 1}-reading-1", 5)

    browser.client.get("/course/")  # texts are read into memory once

    with django_assert_num_queries(8):
        browser.client.get("/course/")


def test_long_and_foreign_names_are_escaped(browser: Browser, group: Group) -> None:
    name = "<script>alert(1)</script> " + "שלום " * 30
    Person.objects.filter(name="Marisol Quintana").update(name=name[:200])

    page = browser.client.get("/course/").content.decode()

    assert "<script>alert" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


@pytest.mark.item("I-16")
def test_section_lists_what_is_asked_for_apart_from_what_goes_deeper(browser: Browser) -> None:
    page = browser.client.get("/course/generated/section/section-1/").content.decode()

    deeper = page.index("For going deeper")
    assert page.index("Reading s1-reading-1") < page.index("One exercise of your choice") < deeper
    assert page.index("Reading s1-deeper") > deeper
    assert "Three things" in page


def test_section_keeps_outside_exercises_apart(browser: Browser) -> None:
    page = browser.client.get("/course/generated/section/section-4/").content.decode()

    assert page.index("Exercise s4-outside") > page.index("Only if you like")


def test_slot_for_an_own_video_is_not_shown_while_empty(browser: Browser) -> None:
    page = browser.client.get("/course/generated/section/section-8/").content.decode()

    assert "Video s8-video" not in page
    assert browser.page("s8-video").status_code == 404


@pytest.mark.parametrize("path", ["section/section-1/", "section/no-such-section/"])
def test_section_is_not_there_for_a_stranger(stranger: Browser, path: str) -> None:
    assert stranger.client.get(f"/course/generated/{path}").status_code == 404


def test_section_that_is_not_there_answers_404(browser: Browser) -> None:
    assert browser.client.get("/course/generated/section/nope/").status_code == 404


@pytest.mark.parametrize("done", [1, 3])
def test_section_takes_five_statements(
    browser: Browser,
    learner: Person,
    course: CourseOutline,
    django_assert_num_queries: DjangoAssertNumQueries,
    done: int,
) -> None:
    do(learner, course, *(f"s1-reading-{n}" for n in range(1, done + 1)))
    browser.client.get("/course/generated/section/section-1/")

    with django_assert_num_queries(5):
        browser.client.get("/course/generated/section/section-1/")


@pytest.mark.item("I-16")
def test_record_keeps_the_extra_things_too(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    do(learner, course, "s1-reading-1", "s1-deeper")
    stop_at(learner, course, "s1-reading-2", 4)

    page = browser.client.get("/course/record/").content.decode()

    assert "2 things done so far." in page
    assert "reading, extra" in page
    assert "reading, on the way" in page
    assert browser.url("s1-deeper") in page


def test_record_is_ones_own(browser: Browser, learner: Person, course: CourseOutline) -> None:
    do(learner, course, "s1-reading-1")
    other = PersonFactory.create()
    Membership.objects.create(
        person=other,
        group=Membership.objects.get(person=learner).group,
        starts_at=NOW - timedelta(days=1),
    )

    page = browser_of(other, course).client.get("/course/record/").content.decode()

    assert "s1-reading-1" not in page
    assert "Nothing yet." in page


@pytest.mark.parametrize("count", [1, 3])
def test_record_takes_six_statements(
    browser: Browser,
    learner: Person,
    course: CourseOutline,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    do(learner, course, *(f"s1-reading-{n}" for n in range(1, count + 1)))

    with django_assert_num_queries(6):
        browser.client.get("/course/record/")
