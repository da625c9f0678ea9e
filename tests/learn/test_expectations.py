from __future__ import annotations

from datetime import date, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django.fixtures import DjangoAssertNumQueries

from deskside.courses.outline import CourseOutline
from deskside.learn.calendar import openings
from deskside.ledger.aggregates import release
from deskside.people.models import Group, Person
from deskside.progress.actions import extend
from deskside.progress.models import Confirmation, Plan
from deskside.progress.queries.times import key_of
from deskside.progress.time_taken import step_of
from tests.factories.people import PersonFactory
from tests.learn.conftest import NOW

URL = "/course/expectations/"


@pytest.fixture
def client(learner: Person) -> Client:
    client = Client()
    client.force_login(learner)
    return client


@pytest.mark.item("I-21")
def test_the_page_says_what_by_when_how_long_and_who_sees_what(
    client: Client, course: CourseOutline
) -> None:
    html = client.get(URL).content.decode()
    assert course.sections[0].title in html
    assert "3 July, 18:00" in html
    assert f"about {course.sections[0].minutes} minutes" in html
    assert "What Marisol Quintana will see" in html
    assert "sealed with a key of your own" in html


@pytest.mark.item("I-21")
def test_confirming_is_kept_once_and_the_course_asks_no_more(client: Client) -> None:
    asked = "What is expected of you, by when"
    assert asked in client.get("/course/").content.decode()
    for _n in range(2):
        answer = client.post(URL, {"receipt": str(uuid4())})
        assert (answer.status_code, answer.headers["Location"]) == (303, "/course/")
    assert Confirmation.objects.count() == 1
    assert asked not in client.get("/course/").content.decode()
    assert "You confirmed this on" in client.get(URL).content.decode()


def test_looking_confirms_nothing(client: Client) -> None:
    client.get(URL)
    assert not Confirmation.objects.exists()


@pytest.mark.item("I-22")
def test_a_longer_date_is_shown_as_ones_own(
    client: Client, learner: Person, course: CourseOutline
) -> None:
    extend(
        plan=Plan.objects.get(), section=course.sections[0], person=learner,
        to=date(2026, 7, 20), reason="", by=PersonFactory(), now=NOW,
    )  # fmt: skip
    html = client.get(URL).content.decode()
    assert "20 July, 18:00" in html
    assert "(your own)" in html


@pytest.mark.item("I-15")
def test_once_ten_have_finished_the_range_stands_in_place_of_the_estimate(
    client: Client, course: CourseOutline
) -> None:
    section = course.sections[0]
    people = [PersonFactory() for _n in range(10)]
    nine = {p.pk: {step_of(30 + 5 * n): 1} for n, p in enumerate(people[:9])}
    release(key=key_of(section.id), parts=nine, now=NOW)
    assert "most about" not in client.get(URL).content.decode()
    moved = {p.pk: {step_of(40 + 5 * n): 1} for n, p in enumerate(people)}
    release(key=key_of(section.id), parts=moved, now=NOW + timedelta(days=1))
    assert "40 to 80 minutes, most about 60" in client.get(URL).content.decode()


def test_a_plan_of_two_days_shows_its_hours(client: Client, group: Group) -> None:
    Plan.objects.update(preset="two-days")
    assert "The two days by the clock" in client.get(URL).content.decode()


def test_expectations_take_eight_statements(
    client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.get(URL)
    with django_assert_num_queries(8):
        client.get(URL)


@pytest.mark.django_db
def test_whoever_is_in_no_course_has_nothing_to_confirm() -> None:
    client = Client()
    assert client.get(URL).status_code == 302
    client.force_login(PersonFactory())
    assert client.get(URL).status_code == 200
    assert client.post(URL, {"receipt": str(uuid4())}).status_code == 404


@pytest.mark.item("I-21")
def test_the_opening_and_the_days_to_come_back_stand_in_the_calendar(
    learner: Person, group: Group
) -> None:
    assert [event.title for event in openings(learner, NOW)] == [
        "The course opens: what is expected"
    ]
    Plan.objects.update(comes_back=True)
    events = list(openings(learner, NOW))
    assert len(events) == 4
    assert events[0].path == URL
    assert events[1].starts_at.date() > Plan.objects.get().due_dates.latest("due_at").local_date
