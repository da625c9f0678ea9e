from __future__ import annotations

import pytest
from django.test import Client

from deskside.courses.outline import CourseOutline
from deskside.courses.queries import word_pairs
from deskside.learn.views.words import emphasised
from deskside.people.models import Person
from tests.factories.people import PersonFactory


@pytest.fixture
def address(course: CourseOutline) -> str:
    key = word_pairs(course.release_id)[0].section_key
    return f"/course/{course.course_key}/section/{key}/"


@pytest.mark.item("I-121", missing="a trainer that asks for the pairs again")
def test_words_have_a_page_linked_from_their_section(
    client: Client, learner: Person, address: str
) -> None:
    client.force_login(learner)
    assert f"{address}words/" in client.get(address).content.decode()
    html = client.get(f"{address}words/").content.decode()
    assert "its / it&#x27;s" in html


def test_words_of_a_section_without_any_are_not_found(
    client: Client, learner: Person, course: CourseOutline
) -> None:
    client.force_login(learner)
    with_words = word_pairs(course.release_id)[0].section_key
    other = next(s.key for s in course.sections if s.key != with_words)
    section = f"/course/{course.course_key}/section/{other}/"
    assert client.get(f"{section}words/").status_code == 404
    assert "words/" not in client.get(section).content.decode()


def test_words_are_for_those_in_the_course(client: Client, learner: Person, address: str) -> None:
    assert client.get(f"{address}words/").status_code == 302
    client.force_login(PersonFactory.create())
    assert client.get(f"{address}words/").status_code == 404


def test_emphasis_of_a_rule_is_escaped_first() -> None:
    assert emphasised("*<b>its*") == "<em>&lt;b&gt;its</em>"
