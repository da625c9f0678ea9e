"""Whoever leads goes first: their way and their promises are there for the group to see."""

from __future__ import annotations

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from deskside.commitments.actions.answering import answer_commitment
from deskside.commitments.actions.sharing import Sharing
from deskside.commitments.models import State, Via, Visibility
from deskside.courses.outline import CourseOutline
from deskside.journal.actions import save_entry
from deskside.people.models import Group, Person, Role
from tests.commitments.conftest import WORDS, promised, spot
from tests.factories.people import MembershipFactory
from tests.factories.progress import finish_section
from tests.learn.conftest import NOW, Browser

__all__ = ["spot"]

URL = "/who-leads-us/"


def html_of(client: Client) -> str:
    response = client.get(URL)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def leader(group: Group) -> Person:
    person: Person = Person.objects.get(name="Marisol Quintana")
    return person


@pytest.mark.item("I-27")
def test_group_sees_how_far_its_leader_is(
    browser: Browser, leader: Person, course: CourseOutline
) -> None:
    before = html_of(browser.client)
    finish_section(leader, course, 1, at=NOW)

    after = html_of(browser.client)

    assert "Marisol Quintana" in before
    assert "0 sections done" in before
    assert "1 section done" in after


@pytest.mark.item("I-35")
def test_group_sees_what_its_leader_promised_before_all_and_how_it_went(
    browser: Browser, leader: Person, group: Group, spot: object
) -> None:
    shared = Sharing(Visibility.GROUP, group=group)
    made = promised(leader, spot, sharing=shared)  # type: ignore[arg-type]
    open_one = html_of(browser.client)
    answer_commitment(commitment=made, answer=State.KEPT, via=Via.APP, now=NOW)

    assert WORDS.then in open_one
    assert "It happened" in html_of(browser.client)


def test_what_a_leader_keeps_private_stays_so(
    browser: Browser, leader: Person, spot: object, course: CourseOutline
) -> None:
    promised(leader, spot)  # type: ignore[arg-type]
    activity = next(a for a in course.activities if a.kind == "reflection")
    save_entry(person=leader, activity_id=activity.id, text="a quiet word", base_version=0, now=NOW)

    html = html_of(browser.client)

    assert WORDS.then not in html
    assert "a quiet word" not in html


def test_promises_of_other_learners_are_not_on_it(
    browser: Browser, learner: Person, group: Group, spot: object
) -> None:
    promised(learner, spot, sharing=Sharing(Visibility.GROUP, group=group))  # type: ignore[arg-type]

    assert WORDS.then not in html_of(browser.client)


def test_leader_of_another_group_is_not_on_it(browser: Browser) -> None:
    MembershipFactory.create(role=Role.LEADER, person__name="Somebody Else")

    assert "Somebody Else" not in html_of(browser.client)


def test_without_a_group_it_says_so(stranger: Browser) -> None:
    assert "Nobody leads a group of yours" in html_of(stranger.client)


def test_visitor_is_asked_to_sign_in(group: Group) -> None:
    assert Client().get(URL).status_code == 302


@pytest.mark.parametrize("count", [1, 3])
def test_page_takes_seven_statements(
    browser: Browser,
    group: Group,
    spot: object,
    django_assert_num_queries: DjangoAssertNumQueries,
    count: int,
) -> None:
    for number in range(count):
        leader = MembershipFactory.create(
            group=group, role=Role.LEADER, person__name=f"Leader {number}"
        ).person
        promised(leader, spot, sharing=Sharing(Visibility.GROUP, group=group))  # type: ignore[arg-type]

    with django_assert_num_queries(7):
        browser.client.get(URL)


@pytest.mark.item("I-178")
def test_course_asks_where_somebody_stands_before_they_begin(
    browser: Browser, learner: Person, course: CourseOutline
) -> None:
    asks = "Before you begin: where do you stand today?"
    before = browser.client.get("/course/").content.decode()
    finish_section(learner, course, 1, at=NOW)

    assert asks in before
    assert asks not in browser.client.get("/course/").content.decode()
